import { rateTally, tallyColumns } from "#lib/rating/index.ts";
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
];
