import { writeSheet } from "#lib/dataset/write-sheet.ts";
import { toCacheableResponse } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { sheetQuerySchema } from "#lib/leaderboard/schema.ts";
import { loadSheet } from "#lib/leaderboard/sheet.ts";
import { listSources } from "#lib/leaderboard/store.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** A board with what its table shows beside it; as CSV, one row per model. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, sheetQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const { since, format, ...spec } = query.value;
  const source = (await listSources()).find(({ slug }) => slug === spec.source);
  if (!source && spec.source !== "arena") return toErrorResponse(fail("source_not_found"));
  const sheet = await loadSheet(spec, source?.id ?? null, since ?? null);
  if (format !== "csv") return toCacheableResponse(request, sheet);
  return sheet.board ? writeSheet(request, sheet) : toErrorResponse(fail("snapshot_not_found"));
});
