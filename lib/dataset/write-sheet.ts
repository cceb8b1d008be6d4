import type { BoardSheet } from "#lib/leaderboard/types.ts";
import { toCacheableText } from "#lib/conditional.ts";
import { sheetColumns } from "./formats/sheet.ts";
import { contentTypes, writerFor } from "./write-rows.ts";

/** A board's table as a CSV file; at most a few hundred rows, so it is made at once. */
export function writeSheet(request: Request, sheet: BoardSheet): Response {
  const { snapshot, rows } = sheet.board!;
  const writer = writerFor(sheetColumns(sheet), "csv");
  const name = ["ringside", snapshot.source.slug, snapshot.category, "table", snapshot.createdAt.slice(0, 10)].join(
    "-",
  );
  return toCacheableText(request, writer.head + rows.map(writer.row).join(writer.between) + writer.tail, {
    headers: {
      "content-type": contentTypes.csv,
      "content-disposition": `attachment; filename="${name.replaceAll(/[^a-z0-9._-]+/gi, "-")}.csv"`,
    },
  });
}
