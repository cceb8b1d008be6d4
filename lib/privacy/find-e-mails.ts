import { matchAll } from "./match-all.ts";
import type { Finder } from "./types.ts";

const user = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._%+'-]{0,62}[\\p{L}\\p{N}_+-])?";
const label = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";

const plain = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${user}@(?:${label}\\.)+\\p{L}{2,24}(?![\\p{L}\\p{N}])`, "gu");

/** At a machine by its number: `me@[192.0.2.1]`. */
const atAddress = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${user}@\\[[0-9a-f.:]{3,45}\\]`, "giu");

/** Written so that programs should not see it: `ada (at) example (dot) org`. */
const spelled = new RegExp(
  `(?<![\\p{L}\\p{N}._%+-])${user}\\s?[([{<]\\s?at\\s?[)\\]}>]\\s?${label}(?:\\s?(?:\\.|[([{<]\\s?(?:dot|\\.)\\s?[)\\]}>])\\s?${label}){1,4}(?![\\p{L}\\p{N}])`,
  "giu",
);

/** Addresses as a mail program takes them, in any script, and those spelled out to hide from programs. */
export const findEmails: Finder = (text) => [
  ...(text.includes("@") ? [...matchAll(text, plain), ...matchAll(text, atAddress)] : []),
  ...matchAll(text, spelled),
];
