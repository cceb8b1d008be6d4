import path from "node:path";
import { env } from "#lib/env.ts";

/** Where releases are made, and kept unless a bucket is. */
export const releasesFolder = (): string => path.resolve(env().DATA_DIR, "releases");

/** The name of a release's folder: sorted by name, releases are sorted by number. */
export const folderName = (number: number): string => `release-${String(number).padStart(4, "0")}`;

/** After a crash, or with the files of another database. */
export const alreadyThere = (place: string): string =>
  `${place} is there already, though the database knows of no such release. Nothing was replaced: move it away first.`;
