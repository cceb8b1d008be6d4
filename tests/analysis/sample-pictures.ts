import { costPicture } from "#lib/analysis/cost-pictures.ts";
import {
  averageWinRatesPicture,
  battlesPicture,
  meetingsOf,
  predictedPicture,
  winFractionsPicture,
} from "#lib/analysis/pair-pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import { historyPicture, rankPathsPicture, ratingsPicture } from "#lib/analysis/rating-pictures.ts";
import { abovePicture, bootstrapPicture, eloPicture, evenSamplingPicture } from "#lib/analysis/resampled-pictures.ts";
import { stylePicture } from "#lib/analysis/style-picture.ts";
import type { Picture } from "#lib/analysis/types.ts";
import {
  outcomesPicture,
  recordsPicture,
  turnsPicture,
  votesPerDayPicture,
  votesPerLanguagePicture,
  votesPerModelPicture,
} from "#lib/analysis/vote-pictures.ts";
import { boardReplicates, rateCounts, seededRandom, tally } from "#lib/rating/index.ts";
import type { PairCount } from "#lib/rating/index.ts";
import { row } from "../leaderboard-ui/rows.ts";

const rounds = 16;

/** Every picture there is, of a board of `n` invented models that met on a ring. */
export function samplePictures(n: number): Record<PictureName, Picture> {
  const random = seededRandom(n);
  const models = Array.from({ length: n }, (_, i) => `model-${String(i).padStart(3, "0")}`);
  const counts: PairCount[] = models.flatMap((modelA, i) =>
    [1, 2, 5].flatMap((step) => {
      const modelB = models[(i + step) % n];
      const many = () => 1 + Math.floor(random() * 40);
      if (modelA === modelB) return [];
      return [
        { modelA, modelB, winner: "model_a" as const, count: many() },
        { modelA, modelB, winner: "model_b" as const, count: many() },
        { modelA, modelB, winner: "tie" as const, count: many() },
        { modelA, modelB, winner: "both_bad" as const, count: many() },
      ];
    }),
  );
  const rated = n > 1 ? rateCounts(counts, { rounds }).rows : [];
  const rows = rated.map((one, i) =>
    row(one.model, {
      ...one,
      name: i === 1 ? "A model whose name goes on for sixty characters or even more" : one.model,
    }),
  );
  const found = boardReplicates(tally(counts), { rounds });
  const names = new Map(rows.map(({ model, name }) => [model, name]));
  const moments = Array.from({ length: 12 }, (_, m) => ({
    at: new Date(Date.UTC(2026, 0, 1 + 3 * m)).toISOString(),
    rows: rows.map((one) => {
      const rating = one.rating! + (random() - 0.5) * 60 * (1 - m / 12);
      return { model: one.model, rank: one.rank, rating, low: rating - 90 + m * 7, high: rating + 90 - m * 7 };
    }),
  }));
  const costs = rows.map(({ model }, i) => ({
    model,
    outputPrice: Number((0.1 * 1.6 ** (i % 12) * (0.5 + random())).toFixed(2)),
    tokensPerSecond: 20 + random() * 180,
  }));
  const moved = rows.map((one) => ({ ...one, rating: one.rating! + (random() - 0.5) * 30 }));
  const meetings = meetingsOf(counts, rows);
  const finding = (name: string, value: number) => ({
    name,
    component: 0,
    value,
    low: value - 0.05,
    high: value + 0.05,
  });
  const findings =
    n > 1 ? [finding("length", 0.14), finding("lists", -0.03), finding("headers", 0.04), finding("bold", 0.01)] : [];
  return {
    ratings: ratingsPicture(rows, { rounds, top: 40 }),
    history: historyPicture(moments, names, 12),
    "rank-paths": rankPathsPicture(moments, names, 12),
    "win-fractions": winFractionsPicture(meetings, 25),
    "average-win-rates": averageWinRatesPicture(counts, rows, 40),
    "predicted-win-rates": predictedPicture(rows, 25),
    above: abovePicture(rows, found, 25),
    bootstrap: bootstrapPicture(rows, found, { seed: 0 }),
    battles: battlesPicture("battles", meetings, 25),
    "decided-battles": battlesPicture("decided-battles", meetings, 25),
    "tied-battles": battlesPicture("tied-battles", meetings, 25),
    outcomes: outcomesPicture(counts),
    records: recordsPicture(counts, rows, 40),
    "votes-per-model": votesPerModelPicture(counts, rows, 40),
    "votes-per-day": votesPerDayPicture(
      moments.filter(() => n > 1).map(({ at }, i) => ({ day: at.slice(0, 10), votes: 10 + i })),
    ),
    "votes-per-language": votesPerLanguagePicture(
      n > 1 ? ["English", "Chinese", "German"].map((language, i) => ({ language, votes: 90 / (i + 1) })) : [],
      200,
      15,
    ),
    turns: turnsPicture(n > 1 ? [1, 2, 3, 7].map((turns) => ({ turns, battles: Math.ceil(90 / turns ** 2) })) : [], {
      mostRecent: 100_000,
    }),
    price: costPicture("price", rows, costs, found),
    speed: costPicture("speed", rows, costs, found),
    style: stylePicture(findings, 1204),
    elo: eloPicture(rows, moved, 40),
    "even-sampling": evenSamplingPicture(rows, moved, 40),
  };
}
