import { isLines } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { contentOf } from "./inspect-file.ts";

/** Where something stands in a text file, both from 1. */
export interface Place {
  line: number;
  column: number;
}

/**
 * Finds the line and column of one value, for an error message. It reads the file again from the start, which is why it is
 * called only once something is known to be wrong.
 *
 * Shape:  `record` counts rows from 0, the CSV header and blank lines not among them; `field` is the position of the CSV column.
 * Fails:  null for Parquet, which has no lines, and when the record is not found.
 */
export async function locateValue(
  path: string,
  kind: FileKind,
  { record, field, name }: { record: number; field: number; name: string },
): Promise<Place | null> {
  if (kind === "parquet") return null;
  if (kind === "csv") return locateCell(path, record + 1, field);
  return isLines(path) ? locateInLine(path, record, name) : locateMember(path, record, name);
}

/** The first place where a file is not JSON, and what is there; null when it cannot be told. */
export async function locateBadJson(path: string): Promise<(Place & { what: string }) | null> {
  return isLines(path) ? locateBadLine(path) : locateBadText(path);
}

const notJson = "this is not JSON";

async function locateBadLine(path: string): Promise<(Place & { what: string }) | null> {
  let line = 0;
  let suspect: (Place & { what: string }) | null = null;
  for await (const text of linesOf(path)) {
    line++;
    if (text.trim() === "") continue;
    try {
      JSON.parse(text);
    } catch (error) {
      return { line, column: positionIn(error) + 1, what: notJson };
    }
    // DuckDB is stricter than JavaScript.
    suspect ??= suspicious(text, line);
  }
  return suspect;
}

function suspicious(text: string, line: number): (Place & { what: string }) | null {
  const half = halfPairIn(text);
  if (half >= 0) return { line, column: half + 1, what: "this is half of a character, which is not JSON" };
  const lost = text.indexOf("\uFFFD");
  return lost < 0 ? null : { line, column: lost + 1, what: "this is not UTF-8" };
}

/** Where a surrogate is escaped without the other one; -1 if nowhere. */
function halfPairIn(text: string): number {
  let high = -1;
  for (const { 0: escape, index } of text.matchAll(/\\(?:u[0-9a-f]{4}|.)|[^\\]+/gi)) {
    const isLow = /^\\ud[c-f]/i.test(escape);
    if (high >= 0 && !isLow) return high;
    if (isLow && high < 0) return index;
    high = /^\\ud[89ab]/i.test(escape) ? index : -1;
  }
  return high;
}

/** Up to so much is read as one text to find out where it is wrong. */
const mostCharacters = 64 * 1024 ** 2;

async function locateBadText(path: string): Promise<(Place & { what: string }) | null> {
  let text = "";
  for await (const piece of chunksOf(path)) {
    text += piece;
    if (text.length > mostCharacters) return null;
  }
  try {
    JSON.parse(text);
  } catch (error) {
    const before = text.slice(0, positionIn(error, text)).split("\n");
    return { line: before.length, column: before[before.length - 1].length + 1, what: notJson };
  }
  for (const [i, one] of text.split("\n").entries()) {
    const found = suspicious(one, i + 1);
    if (found) return found;
  }
  return null;
}

/** Where JSON.parse stopped; a text that ends too early has no position in its message. */
function positionIn(error: unknown, text = ""): number {
  const position = /at position (\d+)/.exec(String(error));
  return position ? Number(position[1]) : /unexpected end/i.test(String(error)) ? text.length : 0;
}

/** In a file with one object a line, blank lines not among its records. */
async function locateInLine(path: string, record: number, name: string): Promise<Place | null> {
  let line = 0;
  let current = -1;
  for await (const text of linesOf(path)) {
    line++;
    if (text.trim() !== "" && ++current === record) return inBody({ line, column: 1 }, text, name);
  }
  return null;
}

async function locateCell(path: string, record: number, field: number): Promise<Place | null> {
  let current = 0;
  let cell = 0;
  let line = 1;
  let column = 1;
  let isQuoted = false;
  let isBlank = true;
  let delimiter = "";
  for await (const text of chunksOf(path)) {
    for (const character of text) {
      delimiter ||= /[,;\t]/.test(character) && !isQuoted ? character : "";
      if (current === record && cell === field && (!isBlank || character !== "\n")) return { line, column };
      if (character === '"') isQuoted = !isQuoted;
      else if (!isQuoted && character === delimiter) cell++;
      if (character === "\n") {
        if (!isQuoted) {
          if (!isBlank) current++;
          cell = 0;
          isBlank = true;
        }
        line++;
        column = 1;
        continue;
      }
      if (character !== "\r") isBlank = false;
      column++;
    }
  }
  return current === record ? { line, column } : null;
}

async function locateMember(path: string, record: number, name: string): Promise<Place | null> {
  let depth = 0;
  let outermost: number | undefined;
  let current = -1;
  let line = 1;
  let column = 1;
  let start: Place | null = null;
  let body = "";
  let isText = false;
  let isEscaped = false;
  for await (const chunk of chunksOf(path)) {
    for (const character of chunk) {
      if (outermost === undefined && /\S/.test(character)) outermost = character === "[" ? 1 : 0;
      if (!isText && character === "{" && depth === outermost && ++current === record) start = { line, column };
      if (start) body += character;
      if (isEscaped) isEscaped = false;
      else if (isText && character === "\\") isEscaped = true;
      else if (character === '"') isText = !isText;
      else if (!isText && /[{[]/.test(character)) depth++;
      else if (!isText && /[}\]]/.test(character)) depth--;
      if (start && depth === outermost && !isText) return inBody(start, body, name);
      if (character === "\n") {
        line++;
        column = 1;
      } else column++;
    }
  }
  return start;
}

/** From the start of an object to the value of one of its members, or to the object itself when it has none. */
function inBody(start: Place, body: string, name: string): Place {
  const member = new RegExp(`${JSON.stringify(name).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*:\\s*`).exec(body);
  if (!member) return start;
  const before = body.slice(0, member.index + member[0].length).split("\n");
  const last = before[before.length - 1].length;
  return { line: start.line + before.length - 1, column: before.length === 1 ? start.column + last : last + 1 };
}

async function* chunksOf(path: string): AsyncGenerator<string> {
  // A byte order mark is no part of the text.
  const decoder = new TextDecoder();
  for await (const bytes of contentOf(path)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunksOf(path)) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest) yield rest;
}
