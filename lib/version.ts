import manifest from "../package.json" with { type: "json" };

/** The version of this code, as every snapshot records it. */
export const codeVersion: string = manifest.version;
