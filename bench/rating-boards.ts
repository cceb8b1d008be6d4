import { rateTally, tallyColumns } from "#lib/rating/index.ts";
import { hash } from "#lib/rating/random.ts";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import type { RatingOptions } from "#lib/rating/index.ts";
import { makeVotes } from "./votes.ts";
import type { Case } from "./case.ts";

/** Whole Bradley–Terry boards: tally, fit, intervals, ranks, rank intervals. */
const board = (models: number, votes: number, options: Partial<RatingOptions>) => () => {
  const columns = makeVotes(models, votes);
  const threads = openThreads();
  return () => rateTally(tallyColumns(columns), options, undefined, { threads });
};

const bootstrap = { rounds: 1000 };

/** All boards of a young arena: its categories hold from all votes down to one in 164, and few of their models have met. */
function youngArena() {
  const { models, modelA, modelB, winner } = makeVotes(130, 10_000);
  const tallies = Array.from({ length: 30 }, (_, category) => {
    const filed = (column: ArrayLike<number>) =>
      Array.from(column).filter((_value, v) => hash(category, v) < 2 ** 32 / (category + 1) ** 1.5);
    return tallyColumns({ models, modelA: filed(modelA), modelB: filed(modelB), winner: filed(winner) });
  });
  const threads = openThreads();
  return () => tallies.map((tally) => rateTally(tally, bootstrap, undefined, { threads }));
}

export const cases: Case[] = [
  {
    name: "rating: BT + 1000 rounds, M=130 N=1M",
    reachMs: 150,
    reachMb: 300,
    fastChatSeconds: 91,
    prepare: board(130, 1e6, bootstrap),
  },
  {
    name: "rating: BT + 1000 rounds, M=250 N=230k",
    reachMs: 350,
    fastChatSeconds: 200,
    prepare: board(250, 230_000, bootstrap),
  },
  {
    name: "rating: BT + 1000 rounds, M=130 N=5M",
    reachMs: 300,
    fastChatSeconds: 128,
    prepare: board(130, 5e6, bootstrap),
  },
  {
    name: "rating: BT + sandwich + ranks, M=130 N=1M",
    reachMs: 30,
    fastChatSeconds: 9.9,
    prepare: board(130, 1e6, { intervals: "sandwich" }),
  },
  {
    name: "rating: 30 boards of 60 to 10k votes, M=130",
    reachMs: 5_000,
    prepare: youngArena,
    leastRuns: 3,
  },
];
