import type { Rule } from "../evidence.ts";

export const dailyCap: Rule = {
  name: "daily_cap",
  version: 1,
  kind: "abuse",
  sentence: "The voter had already cast as many votes in a day as one person's taste may count for.",
  find: ({ vote, limits }) =>
    vote.votesToday !== null && vote.votesToday >= limits.dailyVoteCap
      ? `${vote.votesToday} votes in the 24 hours before it, at most ${limits.dailyVoteCap}.`
      : null,
};
