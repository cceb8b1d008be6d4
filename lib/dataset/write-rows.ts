import type { Column, Json } from "./types.ts";

export const fileFormats = ["jsonl", "csv", "json", "parquet"] as const;
export type FileFormat = (typeof fileFormats)[number];
export type TextFormat = Exclude<FileFormat, "parquet">;

export const contentTypes: Record<FileFormat, string> = {
  jsonl: "application/jsonl; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
};

/** How rows become text: what stands before them, one row, what stands between two, what stands after. */
export interface Writer<Row> {
  head: string;
  row: (row: Row) => string;
  between: string;
  tail: string;
}

export function writerFor<Row>(columns: readonly Column<Row>[], format: TextFormat): Writer<Row> {
  switch (format) {
    case "jsonl":
      return { head: "", row: (row) => `${jsonObject(columns, row)}\n`, between: "", tail: "" };
    case "json":
      return { head: "[", row: (row) => jsonObject(columns, row), between: ",\n", tail: "]\n" };
    case "csv":
      return {
        head: columns.map(({ name }) => csvCell(name)).join(",") + "\r\n",
        row: (row) => columns.map((column) => csvCell(cellText(column, row))).join(",") + "\r\n",
        between: "",
        tail: "",
      };
  }
}

/** Text and how many rows it holds. */
export interface Piece {
  text: string;
  /** What comes after the text, in UTF-8, where the database wrote it: nothing of ours need read it. */
  bytes?: readonly Uint8Array[];
  rows: number;
}

/** Batches of rows as pieces of text. */
export async function* writeRows<Row>(writer: Writer<Row>, batches: AsyncIterable<Row[]>): AsyncGenerator<Piece> {
  yield* frame(writer, writeBatches(writer, batches));
}

/** The same without what stands around all rows. */
export async function* writeBatches<Row>(writer: Writer<Row>, batches: AsyncIterable<Row[]>): AsyncGenerator<Piece> {
  for await (const rows of batches) yield { text: rows.map(writer.row).join(writer.between), rows: rows.length };
}

/** Puts head, tail and what stands between rows around pieces that are rows already. */
export async function* frame(
  { head, between, tail }: Pick<Writer<never>, "head" | "between" | "tail">,
  pieces: AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  if (head) yield { text: head, rows: 0 };
  let isFirst = true;
  for await (const { text, ...rest } of pieces) {
    if (rest.rows === 0) continue;
    yield { text: (isFirst ? "" : between) + text, ...rest };
    isFirst = false;
  }
  if (tail) yield { text: tail, rows: 0 };
}

function jsonObject<Row>(columns: readonly Column<Row>[], row: Row): string {
  const members = columns.map((column) => `${JSON.stringify(column.name)}:${jsonValue(column, column.value(row))}`);
  return `{${members.join(",")}}`;
}

const jsonValue = (column: { type: string }, value: Json | bigint) =>
  typeof value === "bigint"
    ? String(value)
    : column.type === "float" && typeof value === "number"
      ? floatText(value)
      : JSON.stringify(value);

/** A value that is known beforehand, as it stands in a file. */
export function valueText(type: Column<never>["type"], value: Json, format: TextFormat): string {
  return format === "csv" ? csvCell(textInCell(type, value)) : jsonValue({ type }, value);
}

/** As Python's csv module writes it: True and False, nothing for None. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  return textInCell(column.type, column.value(row));
}

function textInCell(type: Column<never>["type"], value: Json | bigint): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return type === "float" ? floatText(value) : String(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The shortest text that reads back as the same number, always with a point or an exponent: 5 is 5.0. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a file cannot hold the number ${value}`);
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * RFC 4180. A cell is written as it is, even one a spreadsheet would take for a formula: names in a file must equal
 * names on the board. Nothing a visitor types starts a cell: conversations are JSON, which begins with a bracket, and layouts
 * that give a prompt a column of its own are not written as CSV.
 */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
