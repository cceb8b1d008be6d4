import type { PoolClient } from "pg";
import { escapeLiteral } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { Values } from "./vote-sql.ts";

/** Values as they stand in the statement itself: COPY takes no parameters. */
export class Literals extends Values {
  override add(value: unknown): string {
    if (value === null) return "null";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (Buffer.isBuffer(value)) return `E'\\\\x${value.toString("hex")}'`;
    if (typeof value === "string") return escapeLiteral(value);
    throw new TypeError(`${typeof value} cannot be written into a statement`);
  }
}

/** Lines of a layout as the database wrote them. */
export interface WrittenLines {
  /** A row of it has a conversation that belongs into its line: its bytes are not to be used. */
  hasTexts: boolean;
  rows: number;
  bytes: Buffer[];
}

/**
 * What comes before the lines in COPY's binary format: signature, flags and extensions (19 bytes), the number of fields (2),
 * and with four bytes of length each `hasTexts` (1), `rows` (4) and the lines themselves; after them the trailer.
 */
const flagAt = 19 + 2 + 4;
const rowsAt = flagAt + 1 + 4;
const linesAt = rowsAt + 4 + 4;
const trailer = 2;

/**
 * The one row of `linesSql` by COPY: its bytes stay those of the socket. As a text of the usual protocol they were copied five
 * times and decoded only to be encoded again, which took as long as writing them.
 */
export async function copyLines(client: PoolClient, sql: string): Promise<WrittenLines> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`copy (${sql}) to stdout (format binary)`)))
    chunks.push(chunk as Buffer);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const head = Buffer.concat(partOf(chunks, 0, linesAt));
  const bytes = partOf(chunks, linesAt, length - trailer);
  return { hasTexts: head[flagAt] === 1, rows: head.readInt32BE(rowsAt), bytes };
}

/** The bytes from one place up to another, as parts of chunks. */
export function partOf(chunks: readonly Buffer[], from: number, to = Infinity): Buffer[] {
  let at = 0;
  return chunks.flatMap((chunk) => {
    const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to - at));
    at += chunk.length;
    return part.length > 0 ? [part] : [];
  });
}
