import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ReactElement } from "react";
import { Keeper } from "#lib/analysis/kept.ts";
import { ImageResponse } from "next/og";

export const pictureSize = { width: 1200, height: 630 };

/** Pictures by what they show; each is some 50 kB and takes a tenth of a second to draw. */
const pictures = new Keeper(200);

const fontFolder = path.join(process.cwd(), "node_modules", "@fontsource", "inter", "files");
const alphabets = ["latin", "latin-ext"] as const;
const weights = [400, 600] as const;

async function readFonts() {
  const files = alphabets.flatMap((alphabet) => weights.map((weight) => ({ alphabet, weight })));
  return Promise.all(
    files.map(async ({ alphabet, weight }) => ({
      name: alphabet === "latin" ? "Inter" : "Inter Extended",
      data: await readFile(path.join(fontFolder, `inter-${alphabet}-${weight}-normal.woff`)),
      weight,
      style: "normal" as const,
    })),
  );
}

let fonts: ReturnType<typeof readFonts> | undefined;

/** Draws a picture for sharing, once for every key; all its letters come from our own fonts, none from the network. */
export async function renderPicture(key: string, draw: () => ReactElement): Promise<Response> {
  const png = await pictures.get(key, async () => {
    const response = new ImageResponse(draw(), { ...pictureSize, fonts: await (fonts ??= readFonts()) });
    return response.arrayBuffer();
  });
  return new Response(png, { headers: { "content-type": "image/png", "cache-control": "public, max-age=300" } });
}
