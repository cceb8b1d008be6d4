import { rateSequence } from "#lib/rating/index.ts";
import type { RatingOptions } from "#lib/rating/index.ts";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import { makeVotes } from "./votes.ts";
import type { Case } from "./case.ts";

/** Whole online Elo boards, from votes in order. */
const board = (votes: number, rounds: number, order?: RatingOptions["order"]) => () => {
  const columns = makeVotes(130, votes);
  const threads = openThreads();
  return () => rateSequence(columns, { rounds, order }, undefined, { threads });
};

export const cases: Case[] = [
  {
    name: "rating: Elo + 1000 replicates, M=130 N=230k",
    reachMs: 250,
    fastChatSeconds: 13.3,
    prepare: board(230_000, 1000),
  },
  {
    name: "rating: Elo + 1000 replicates, M=130 N=1M",
    reachMs: 1000,
    reachMb: 200,
    fastChatSeconds: 83.4,
    prepare: board(1e6, 1000),
  },
  {
    name: "rating: Elo + 1000 shuffled replicates, 230k",
    reachMs: 1000,
    fastChatSeconds: 13.3,
    prepare: board(230_000, 1000, "shuffled"),
  },
  { name: "rating: online Elo, one pass, N=1M", reachMs: 40, fastChatSeconds: 1.13, prepare: board(1e6, 0) },
];
