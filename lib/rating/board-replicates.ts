import { gaugeOf, toRatings } from "./block.ts";
import { checkOptions } from "./board.ts";
import { blocksOf, tallyOf } from "./connectivity.ts";
import { estimate, methodOptions } from "./estimate.ts";
import { withoutTies } from "./method.ts";
import { connectedBlocks } from "./prior-blocks.ts";
import { defaultRatingOptions } from "./types.ts";
import type { Machinery } from "./bootstrap.ts";
import type { Tally } from "./tally.ts";
import type { RatingOptions } from "./types.ts";

/** Every bootstrap replicate of the models that share the largest scale. */
export interface BoardReplicates {
  models: string[];
  rounds: number;
  /** In points, `[r * n + i]` being model i in replicate r: the very ones whose quantiles are the board's intervals. */
  replicates: Float64Array;
  ratings: Float64Array;
}

/**
 * Draws the replicates of a Bradley–Terry board once more, as `rateTally` drew them for its intervals.
 *
 * Fails: null when no two models share a scale, or the method finds no fit on it.
 */
export function boardReplicates(
  whole: Tally,
  given: Partial<RatingOptions> = {},
  machinery?: Machinery,
): BoardReplicates | null {
  const options = checkOptions({ ...defaultRatingOptions, ...given, method: "bradley-terry" });
  const { ties, prior } = methodOptions(options);
  const rated = ties === "out" ? withoutTies(whole) : whole;
  const [block] = prior > 0 ? connectedBlocks(rated) : blocksOf(rated);
  if (!block || block.members.length < 2) return null;
  const votes = tallyOf(rated, block);
  const found = estimate(votes, 0, options, machinery);
  if (!found.ok) return null;
  const n = votes.models.length;
  const gauge = gaugeOf(votes, found.value.logOdds, options);
  const replicates = found.value.replicates(options.rounds, options.seed, () => {});
  for (let r = 0; r < options.rounds; r++) {
    const replicate = replicates.subarray(r * n, (r + 1) * n);
    replicate.set(toRatings(replicate, gauge));
  }
  return {
    models: [...votes.models],
    rounds: options.rounds,
    replicates,
    ratings: toRatings(found.value.logOdds, gauge),
  };
}
