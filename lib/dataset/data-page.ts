import "server-only";
import { listSources, newestLeaderboard } from "#lib/leaderboard/store.ts";
import { describeDatasets } from "./describe.ts";
import { countRows } from "./store.ts";
import type { RowCounts } from "./store.ts";

/** What the page about downloads shows: the files of each source, and one source's rows and numbers as the example. */
export async function loadDataPage() {
  const sources = await listSources();
  const listed = await Promise.all(
    sources.map(async ({ id, slug, name, kind }) => {
      const [rows, board] = await Promise.all([recentCount(id), newestLeaderboard({ source: slug })]);
      return {
        id,
        slug,
        name,
        isInvented: kind === "simulated",
        board,
        rows: { ...rows, models: board?.rows.length ?? 0 },
      };
    }),
  );
  // The arena comes first, but an example needs votes.
  const example = listed.find(({ board, rows }) => board && rows.counted > 0) ?? listed[0];
  return {
    sources: listed.map(({ board: _, ...source }) => source),
    board: example?.board ?? null,
    columns: await describeDatasets(example ?? null, example?.board?.rows[0]),
  };
}

/** Counting this many votes again for every visitor would be noticed, and being a minute behind is not. */
const large = 20_000;
const keptMs = 60_000;
const kept = new Map<string, { rows: RowCounts; until: number }>();

async function recentCount(sourceId: string): Promise<RowCounts> {
  const known = kept.get(sourceId);
  if (known && known.until > Date.now()) return known.rows;
  const rows = await countRows(sourceId);
  if (rows.votes > large) kept.set(sourceId, { rows, until: Date.now() + keptMs });
  return rows;
}
