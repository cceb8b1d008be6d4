import { createHash } from "node:crypto";
import { defaultRatingOptions, rateCounts, rateSequence } from "#lib/rating/index.ts";
import type { Board, PairCount, RatingOptions, VoteColumns } from "#lib/rating/index.ts";

export const boardMethods = ["bradley-terry", "elo"] as const;
export type BoardMethod = (typeof boardMethods)[number];

/** The votes a board is made of: counts are enough for Bradley–Terry, online Elo needs their order. */
export type BoardInput =
  { method: "bradley-terry"; counts: readonly PairCount[] } | { method: "elo"; votes: VoteColumns };

/** The fit's options as `npm run rate` would use them, so that its numbers on our export are the board's. */
export const boardOptions = (method: BoardMethod, rounds: number): RatingOptions => ({
  ...defaultRatingOptions,
  method,
  rounds,
});

/** Counts or votes to rows. Pure: the same input and options give the same board. */
export function rateBoard(input: BoardInput, options: RatingOptions): Board {
  return input.method === "bradley-terry" ? rateCounts(input.counts, options) : rateSequence(input.votes, options);
}

/** SHA-256 over the input in canonical form, as 64 hexadecimal digits: equal inputs, equal hashes. */
export function hashInput(input: BoardInput): string {
  const hash = createHash("sha256").update(`${input.method}\n`);
  if (input.method === "bradley-terry") {
    const lines = input.counts.map(({ modelA, modelB, winner, count }) =>
      JSON.stringify([modelA, modelB, winner, count]),
    );
    for (const line of lines.sort()) hash.update(`${line}\n`);
  } else {
    const { models, modelA, modelB, winner } = input.votes;
    for (let i = 0; i < winner.length; i++) {
      hash.update(`${JSON.stringify([models[modelA[i]], models[modelB[i]], winner[i]])}\n`);
    }
  }
  return hash.digest("hex");
}
