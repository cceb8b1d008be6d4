import { normalQuantile } from "#lib/rating/index.ts";
import { fewVotes } from "#lib/leaderboard/few-votes.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

type Rated = Pick<LeaderboardRow, "model" | "rating" | "low" | "high" | "component" | "votes">;

/** How far a model stands above or below itself in one category: points against its rating over all votes. */
export interface Strength {
  category: string;
  rating: number;
  votes: number;
  gap: number;
  /** 95 %; null where the boards were made without intervals, or its votes in the category are too few for one. */
  low: number | null;
  high: number | null;
}

const z975 = normalQuantile(0.975);
const isRated = <Row extends Rated>(row: Row): row is Row & { rating: number } =>
  row.rating !== null && row.component === 0;
const variance = ({ low, high }: Rated) => (low === null || high === null ? null : ((high - low) / (2 * z975)) ** 2);

/**
 * Where a model is stronger or weaker than its own overall level.
 *
 * Ratings have no natural zero, and a category's board may lack some models, so both boards are first put on one zero: the
 * mean over the models that both rate. The votes of a category are part of all votes; of an estimate from a part and one
 * from the whole, the variance of the difference is the difference of the variances (Hausman 1978), so neither is
 * counted twice. Where chance made the part look surer than the whole there is no difference of variances, and no interval.
 *
 * Shape:  one entry per category in which the model is rated on the main scale, in the order given.
 */
export function strengthsOf(
  model: string,
  overall: readonly Rated[],
  categories: readonly { category: string; rows: readonly Rated[] }[],
): Strength[] {
  const whole = new Map(overall.filter(isRated).map((row) => [row.model, row]));
  const own = whole.get(model);
  if (!own) return [];
  return categories.flatMap(({ category, rows }) => {
    const common = rows.filter(isRated).filter((row) => whole.has(row.model));
    const here = common.find((row) => row.model === model);
    if (!here || common.length < 2) return [];
    const shift = common.reduce((sum, row) => sum + row.rating - whole.get(row.model)!.rating, 0) / common.length;
    const gap = here.rating - own.rating - shift;
    const [inPart, inWhole] = [variance(here), variance(own)];
    const isTold = inPart !== null && inWhole !== null && inPart >= inWhole && here.votes >= fewVotes;
    const reach = isTold ? z975 * Math.sqrt(inPart - inWhole) : null;
    return [
      {
        category,
        rating: here.rating,
        votes: here.votes,
        gap,
        low: reach === null ? null : gap - reach,
        high: reach === null ? null : gap + reach,
      },
    ];
  });
}
