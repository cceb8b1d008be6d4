import "server-only";
import { listSources, newestLeaderboard } from "#lib/leaderboard/store.ts";
import { describeDatasets } from "./describe.ts";
import { countRows } from "./store.ts";

const overall = { category: "overall", method: "bradley-terry" };

/** What the page about downloads shows: the files of each source, and one source's rows and numbers as the example. */
export async function loadDataPage() {
  const sources = await listSources();
  const listed = await Promise.all(
    sources.map(async ({ id, slug, name, kind }) => {
      const [rows, board] = await Promise.all([countRows(id), newestLeaderboard({ source: slug, ...overall })]);
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
