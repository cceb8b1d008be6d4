import { hash, randomBytes } from "node:crypto";
import type { VoteLine } from "./types.ts";

/** Drawn for many at a time: asking for each would cost more than the rest of a row. */
const drawnBytes = 6 * 4096;
const digits = 12;
let drawn = "";
let used = 0;

function randomDigits(): string {
  if (used === drawn.length) {
    drawn = randomBytes(drawnBytes).toString("hex");
    used = 0;
  }
  used += digits;
  return drawn.slice(used - digits, used);
}

/**
 * Makes UUIDs of version 7 for one row: they sort by time, then by the row's place in the import (among 67 million), and
 * cannot be guessed, since whoever knows a battle's id may read its conversation.
 */
export function rowUuids(atMs: number, place: number): () => string {
  const time = Math.floor(atMs).toString(16).padStart(digits, "0");
  const high = ((place >>> 14) & 0xfff).toString(16).padStart(3, "0");
  const low = (0x8000 | (place & 0x3fff)).toString(16);
  const beginning = `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-`;
  return () => beginning + randomDigits();
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

/**
 * What a row says, as a name for it: the same row of the same or another file has the same. Names sort by time, as rows mostly
 * do: an index that grows at its end is several times quicker.
 */
export function contentId(line: VoteLine): string {
  const { modelA, modelB, winner, castAt, judge, turn, wasBlind, turns } = line;
  const content = JSON.stringify([modelA, modelB, winner, castAt, judge, turn, wasBlind, turns]);
  const time = (castAt ?? 0).toString(36).padStart(11, "0");
  return `content:${time}:${hash("sha256", content, "base64url").slice(0, 22)}`;
}

/** For a row that says nothing by which to tell it: its place in this very file. */
export const placeId = (sha256: string, row: number): string =>
  `row:${sha256.slice(0, 24)}:${String(row).padStart(9, "0")}`;
