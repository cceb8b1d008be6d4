import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { alreadyThere, folderName } from "./releases-folder.ts";
import type { Shelf } from "./shelf.ts";

/** Releases as folders on a disk. */
export function openFolder(root: string): Shelf {
  const place = (number: number, ...names: string[]) => path.join(root, folderName(number), ...names);
  return {
    async put(number, folder) {
      await fs.promises.mkdir(root, { recursive: true });
      // Renaming is one step, and fails where a release of this number is already.
      if (fs.existsSync(place(number))) throw new Error(alreadyThere(place(number)));
      await fs.promises.rename(folder, place(number));
    },
    async discard(number) {
      await fs.promises.rm(place(number), { recursive: true, force: true });
    },
    async read(number, name, part) {
      const file = await fs.promises.open(place(number, name)).catch(() => null);
      if (!file) return null;
      const stream = file.createReadStream(part && { start: part.from, end: part.to });
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
  };
}
