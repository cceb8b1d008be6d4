import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { listPages } from "#lib/feed/list-pages.ts";
import { siteAddress } from "#lib/site.ts";

/** Every page that is for reading. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = siteAddress(await headers());
  return (await listPages()).map(({ path, changed }) => ({
    url: site + path,
    ...(changed !== null && { lastModified: changed }),
  }));
}
