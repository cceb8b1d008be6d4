import path from "node:path";
import { env } from "#lib/env.ts";

/** Where releases are made, and kept unless a bucket is. */
export const releasesFolder = (): string => path.resolve(env().DATA_DIR, "releases");

/** The name of a release's folder: sorted by name, releases are sorted by number. */
export const folderName = (number: number): string => `release-${String(number).padStart(4, "0")}`;
