import type { Cell, Table } from "./table.ts";

/** RFC 4180, unrounded; nothing for what is not known. */
export function writeCsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ key }) => key), ...rows];
  return lines.map((line) => line.map(csvCell).join(",") + "\r\n").join("");
}

function csvCell(value: Cell): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
