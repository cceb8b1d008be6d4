import { castOne, filledSlug, openFilledDatabase, sizeName } from "./filled-database.ts";
import type { Case } from "./case.ts";

/** BENCH_VOTES=10000000 adds ten million, which take a quarter of an hour to make at the first run. */
const sizes = [10_000, 1_000_000, ...(Number(process.env.BENCH_VOTES) >= 10_000_000 ? [10_000_000] : [])];

async function opened(votes: number) {
  const { sourceId } = await openFilledDatabase(votes);
  const { openThreads } = await import("#lib/rating-threads/open-threads.ts");
  const { Refresher } = await import("#lib/leaderboard/refresh.ts");
  const { specOf } = await import("#lib/leaderboard/board-spec.ts");
  const refresher = new Refresher({ threads: openThreads() });
  await refresher.fold();
  const categories = await refresher.categories(sourceId);
  const make = (category: string) =>
    refresher.refresh({ id: sourceId, slug: filledSlug }, specOf({ source: filledSlug, category }));
  return { sourceId, refresher, categories, make };
}

/** One vote comes in: folded, rated with 1000 rounds, stored and announced. */
const oneVote = (votes: number): Case => ({
  name: `boards: a vote to a board, ${sizeName(votes)} stored`,
  reachMs: 400,
  reachMb: 600,
  prepare: async () => {
    const { sourceId, refresher, make } = await opened(votes);
    let n = Date.now() % 1_000_000;
    return async () => {
      await castOne(sourceId, n++, []);
      await refresher.fold();
      if (!(await make("overall"))) throw new Error("no board was made");
    };
  },
});

/** A vote in every category: all boards of the source are made anew. */
const allBoards = (votes: number): Case => ({
  name: `boards: 30 boards, M=130, 1000 rounds, ${sizeName(votes)} stored`,
  reachMs: 3_000,
  reachMb: 600,
  prepare: async () => {
    const { sourceId, refresher, categories, make } = await opened(votes);
    if (categories.length !== 30) throw new Error(`there are ${categories.length} boards, not 30`);
    let n = Date.now() % 1_000_000;
    return async () => {
      await castOne(sourceId, n++, categories.slice(1));
      await refresher.fold();
      for (const category of categories)
        if (!(await make(category))) throw new Error(`no board of ${category} was made`);
    };
  },
});

export const cases: Case[] = sizes.flatMap((votes) => [oneVote(votes), allBoards(votes)]);
