import { rateVotes, seededRandom } from "#lib/rating/index.ts";
import { makeVotes } from "./votes.ts";
import type { Case } from "./case.ts";

/** Style control: the board with four covariates, their coefficients, and sandwich intervals of both. */
const styled = (votes: number) => () => {
  const columns = makeVotes(130, votes);
  const random = seededRandom(2);
  const covariates = ["length", "headers", "lists", "bold"].map((name) => ({
    name,
    values: Float64Array.from({ length: votes }, () => 2 * random() - 1),
  }));
  return () => rateVotes(columns, { intervals: "sandwich" }, { covariates });
};

export const cases: Case[] = [
  {
    name: "rating: style control + sandwich, N=230k",
    reachMs: 70,
    fastChatSeconds: 2.17,
    prepare: styled(230_000),
  },
  { name: "rating: style control + sandwich, N=1M", reachMs: 300, fastChatSeconds: 10.6, prepare: styled(1e6) },
];
