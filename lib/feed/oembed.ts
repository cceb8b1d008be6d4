import type { z } from "zod";
import { escapeXml } from "./xml.ts";
import type { oembedQuerySchema } from "./schema.ts";

/** An answer by oembed.com, version 1.0, type "rich". */
export interface Oembed {
  type: "rich";
  version: "1.0";
  title: string;
  provider_name: string;
  provider_url: string;
  cache_age: number;
  html: string;
  width: number;
  height: number;
}

/** The board that an address of this site shows; null when it shows none. */
export function boardAt(address: string, site: string): { source?: string; category?: string } | null {
  const url = new URL(address);
  if (url.host !== new URL(site).host || !/^\/(embed\/)?leaderboard\/?$/.test(url.pathname)) return null;
  const source = url.searchParams.get("source");
  const category = url.searchParams.get("category");
  return { ...(source !== null && { source }), ...(category !== null && { category }) };
}

const usual = { width: 640, height: 720 };

export function oembedOf(
  { maxwidth, maxheight }: Pick<z.infer<typeof oembedQuerySchema>, "maxwidth" | "maxheight">,
  { site, title, page }: { site: string; title: string; page: string },
): Oembed {
  const width = Math.min(usual.width, maxwidth ?? usual.width);
  const height = Math.min(usual.height, maxheight ?? usual.height);
  const src = escapeXml(`${site}/embed${page}`);
  return {
    type: "rich",
    version: "1.0",
    title,
    provider_name: "Ringside",
    provider_url: site,
    cache_age: 3600,
    html: `<iframe src="${src}" title="${escapeXml(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`,
    width,
    height,
  };
}
