import type { Column } from "#lib/dataset/types.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

/** The newest board, unrounded. */
export const leaderboardColumns: Column<LeaderboardRow>[] = [
  {
    name: "rank",
    type: "integer",
    says: "1 + the number of models whose interval lies wholly above; empty without a rating.",
    value: (row) => row.rank,
    maybeUnknown: true,
  },
  {
    name: "rank_low",
    type: "integer",
    says: "Best rank within 95 % confidence.",
    value: (row) => row.rankLow,
    maybeUnknown: true,
  },
  {
    name: "rank_high",
    type: "integer",
    says: "Worst rank within 95 % confidence.",
    value: (row) => row.rankHigh,
    maybeUnknown: true,
  },
  { name: "model", type: "string", says: "The model’s id, as in the votes.", value: (row) => row.model },
  { name: "name", type: "string", says: "The model’s name, as on the board.", value: (row) => row.name },
  { name: "organization", type: "string", says: "Who made it.", value: (row) => row.organization },
  { name: "license", type: "string", says: "Under which licence.", value: (row) => row.license },
  {
    name: "rating",
    type: "float",
    says: "Arena Elo in points; empty where none can be given.",
    value: (row) => row.rating,
    maybeUnknown: true,
  },
  { name: "low", type: "float", says: "Lower end of the 95 % interval.", value: (row) => row.low, maybeUnknown: true },
  {
    name: "high",
    type: "float",
    says: "Upper end of the 95 % interval.",
    value: (row) => row.high,
    maybeUnknown: true,
  },
  {
    name: "bound",
    type: "string",
    says: "Why there is no rating: undefeated or winless.",
    value: (row) => row.bound ?? null,
    maybeUnknown: true,
  },
  {
    name: "component",
    type: "integer",
    says: "Ratings compare only within one component; 0 is the largest.",
    value: (row) => row.component,
  },
  { name: "votes", type: "integer", says: "Votes on the model.", value: (row) => row.votes },
  { name: "wins", type: "integer", says: "Votes it won.", value: (row) => row.wins },
  { name: "losses", type: "integer", says: "Votes it lost.", value: (row) => row.losses },
  { name: "ties", type: "integer", says: "Ties, both-bads included.", value: (row) => row.ties },
];
