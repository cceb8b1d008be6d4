import { hash, randomFillSync } from "node:crypto";
import type { VoteLine } from "./types.ts";

/** Bytes drawn at a time: asking for a few each time would cost more than the rest of a row. */
const pool = Buffer.alloc(6 * 4096);
let drawn = pool.length;

function random42(): number {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 6;
  return pool.readUIntBE(drawn - 6, 6) % 2 ** 42;
}

/**
 * A UUID of version 7 that sorts by time, then by the row's place in the import, and cannot be guessed: whoever knows a
 * battle's id may read its conversation.
 */
export function rowUuid(atMs: number, place: number): string {
  const time = Math.floor(atMs).toString(16).padStart(12, "0");
  const high = ((place >>> 20) & 0xfff).toString(16).padStart(3, "0");
  const middle = (0x8000 | ((place >>> 6) & 0x3fff)).toString(16);
  const low = ((place & 63) * 2 ** 42 + random42()).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${middle}-${low}`;
}

/** The same voter of the same source is the same everywhere; an address that stood for one cannot be read off. */
export function voterUuid(source: string, judge: string): string {
  const hex = hash("sha256", `ringside voter\0${source}\0${judge}`, "hex");
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a row says enough of itself to be told from another's: who, when, or about what. */
export const tellsItself = ({ castAt, judge, turns }: VoteLine) =>
  castAt !== null || judge !== null || turns.length > 0;

/** What a row says, as a name for it: the same row of the same or another file has the same. */
export function contentId(line: VoteLine): string {
  const { modelA, modelB, winner, castAt, judge, turn, wasBlind, turns } = line;
  const content = JSON.stringify([modelA, modelB, winner, castAt, judge, turn, wasBlind, turns]);
  return `content:${hash("sha256", content, "base64url").slice(0, 27)}`;
}
