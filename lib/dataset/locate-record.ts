import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { FileKind } from "./columnar.ts";

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
  return kind === "csv" ? locateCell(path, record + 1, field) : locateMember(path, record, name);
}

/** The first line that is not JSON, and where in it the reader stopped. */
export async function locateBadJson(path: string): Promise<Place | null> {
  let line = 0;
  for await (const text of linesOf(path)) {
    line++;
    if (text.trim() === "") continue;
    try {
      JSON.parse(text);
    } catch (error) {
      const position = /at position (\d+)/.exec(String(error));
      return { line, column: position ? Number(position[1]) + 1 : 1 };
    }
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
  const file = createReadStream(path);
  const bytes = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file;
  bytes.setEncoding("utf8");
  let isFirst = true;
  for await (const chunk of bytes) {
    yield isFirst ? String(chunk).replace(/^\uFEFF/, "") : String(chunk);
    isFirst = false;
  }
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
