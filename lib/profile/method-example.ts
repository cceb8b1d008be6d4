import "server-only";
import type { Leaderboard, LeaderboardRow } from "#lib/leaderboard/types.ts";
import { readFunnel } from "#lib/vote/funnel.ts";
import type { Funnel } from "#lib/vote/funnel.ts";
import { usualBoard, usualCounts } from "./boards.ts";
import { recordAgainst } from "./record.ts";
import type { RivalRecord } from "./record.ts";
import { listVoteSources, privateSlugs } from "./store.ts";
import type { VoteSource } from "./types.ts";

type Rated = LeaderboardRow & { rating: number; low: number; high: number };

/** The numbers that a text about the method shows: two models of a board that met, and how votes came to count. */
export interface MethodExample {
  source: VoteSource;
  snapshot: Leaderboard["snapshot"];
  funnel: Funnel;
  /** How many pairs of models met. */
  pairs: number;
  ahead: Rated;
  behind: Rated;
  /** What `ahead` did against `behind`. */
  record: RivalRecord;
}

/** From the arena, or else from the first source that has two rated models that met; null without any. */
export async function methodExample(): Promise<MethodExample | null> {
  const [sources, hidden] = await Promise.all([listVoteSources(), privateSlugs()]);
  for (const source of sources) {
    const board = await usualBoard(source.slug);
    if (!board) continue;
    const rows = board.rows.filter(({ model }) => !hidden.has(model));
    const rated = rows.filter(isRated);
    if (rated.length < 2) continue;
    const counts = await usualCounts(source);
    const pairs = new Set(counts.map(({ modelA, modelB }) => [modelA, modelB].sort().join("\n"))).size;
    for (const ahead of rated.slice(0, -1)) {
      const record = recordAgainst(ahead.model, counts, rows).find(
        ({ rival, won }) =>
          won !== null && rated.indexOf(rated.find(({ model }) => model === rival.model)!) > rated.indexOf(ahead),
      );
      if (!record) continue;
      const behind = rated.find(({ model }) => model === record.rival.model)!;
      const { snapshot } = board;
      return { source, snapshot, funnel: await readFunnel(source.id), pairs, ahead, behind, record };
    }
  }
  return null;
}

const isRated = (row: LeaderboardRow): row is Rated =>
  row.rating !== null && row.low !== null && row.high !== null && row.component === 0;
