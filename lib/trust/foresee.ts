import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import {
  eloContender,
  holdOut,
  methodContender,
  styleContender,
  styleCovariate,
  styleFeatures,
} from "#lib/rating/index.ts";
import type { Contender, HoldOut, VoteColumns } from "#lib/rating/index.ts";

/** How a board rates, apart from which votes it is made of. */
export type Rating = Pick<BoardSpec, "method" | "ties" | "sampling">;

export interface ForeseeWork {
  votes: VoteColumns;
  /** Both answers' looks, in the order of `styleFeatures`; for style control only. */
  style: readonly { a: Float64Array; b: Float64Array }[];
  ratings: readonly Rating[];
}

/** Lets every way of rating foresee votes it was not shown, the same for all. */
export function foresee({ votes, style, ratings }: ForeseeWork): HoldOut {
  return holdOut(
    votes,
    ratings.map((rating) => contenderFor(rating, style)),
  );
}

function contenderFor({ method, ties, sampling }: Rating, style: ForeseeWork["style"]): Contender {
  if (method === "elo") return eloContender();
  if (method === "bradley-terry") {
    return methodContender({ ties, weights: sampling === "even" ? "inverse-frequency" : "none" });
  }
  return styleContender(styleFeatures.map((name, k) => styleCovariate(name, style[k].a, style[k].b)));
}
