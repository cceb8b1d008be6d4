import fc from "fast-check";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  fitBradleyTerry,
  rateTally,
  sandwichCovariance,
  simulateVotes,
  tallyColumns,
  toColumns,
} from "#lib/rating/index.ts";
import type { PairVote, VoteColumns } from "#lib/rating/index.ts";
import { positionCovariate, standardised, styleCovariate, styleFeatures } from "#lib/rating/covariates.ts";
import type { Covariate } from "#lib/rating/covariates.ts";
import { seededRandom } from "#lib/rating/random.ts";
import { rateVotes } from "#lib/rating/rate-votes.ts";
import { passOverVotes, sumOfAny } from "#lib/rating/style-pass.ts";
import { styleRows } from "#lib/rating/style-rows.ts";
import { styleClusterCovariance, styleReplicates } from "#lib/rating/style-spread.ts";
import { fastChatRidge, fitStyle } from "#lib/rating/style.ts";
import type { StyleFit } from "#lib/rating/style.ts";
import { golden, hasShared, shared } from "./shared-golden.ts";

const identity = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

function rowsOf(columns: VoteColumns, covariates: Covariate[], withTies = true) {
  const rows = styleRows(columns, covariates, identity(columns.models.length), columns.models.length, withTies);
  if (!rows.ok) throw new Error(rows.message);
  return rows.value;
}

function fitted(columns: VoteColumns, covariates: Covariate[]): StyleFit {
  const fit = fitStyle(rowsOf(columns, covariates));
  if (!fit.ok) throw new Error(fit.error);
  return fit.value;
}

/** Votes in which side A gains by `beta` per unit of each covariate. */
function styledVotes({ models, votes, beta, seed }: { models: number; votes: number; beta: number[]; seed: number }) {
  const random = seededRandom(seed);
  const strength = Float64Array.from({ length: models }, () => 2 * random() - 1);
  const modelA = new Int32Array(votes);
  const modelB = new Int32Array(votes);
  const winner = new Uint8Array(votes);
  const covariates = beta.map((_, k) => ({
    name: `x${k}`,
    values: Float64Array.from({ length: votes }, () => 4 * random() - 2),
  }));
  for (let v = 0; v < votes; v++) {
    modelA[v] = Math.floor(random() * models);
    modelB[v] = (modelA[v] + 1 + Math.floor(random() * (models - 1))) % models;
    const style = beta.reduce((sum, one, k) => sum + one * covariates[k].values[v], 0);
    const chance = 1 / (1 + Math.exp(strength[modelB[v]] - strength[modelA[v]] - style));
    winner[v] = random() < 0.2 ? 2 : random() < chance ? 0 : 1;
  }
  const names = Array.from({ length: models }, (_, i) => `m${String(i).padStart(2, "0")}`);
  return { columns: { models: names, modelA, modelB, winner }, covariates };
}

describe.runIf(hasShared)("against FastChat's style control", () => {
  interface StyledBattle extends PairVote {
    conv_metadata: Record<string, number>;
    model_a: string;
    model_b: string;
  }
  const battles = hasShared
    ? (JSON.parse(
        readFileSync(path.join(shared, "golden", "votes_style_m20_n10000_s1.json"), "utf8"),
      ) as StyledBattle[])
    : [];
  const columns = toColumns(
    battles.map(({ model_a, model_b, winner }) => ({
      modelA: model_a,
      modelB: model_b,
      winner: (winner as string) === "tie (bothbad)" ? "both_bad" : winner,
    })),
  );
  const column = (name: string) => battles.map(({ conv_metadata }) => conv_metadata[name]);
  const covariates = styleFeatures.map((feature) => {
    const words = { length: ["sum_assistant_a_tokens", "sum_assistant_b_tokens"] }[feature as "length"];
    const [a, b] = words ?? [`${feature.replace(/s$/, "")}_count_a`, `${feature.replace(/s$/, "")}_count_b`];
    return styleCovariate(feature, column(a), column(b));
  });

  test("ratings and coefficients are the exact ones, and FastChat's within its own error", () => {
    const exact = golden<{ rating_anchor1114: Record<string, number>; coef: number[] }>("exact_style_m20_n10000_s1");
    const theirs = golden<{ rating: Record<string, number>; coef: number[] }>("style_m20_n10000_s1");
    const anchor = { model: "mixtral-8x7b-instruct-v0.1", rating: 1114 };
    const board = rateVotes(columns, { rounds: 0, anchor }, { covariates, ridge: fastChatRidge });
    for (const { model, rating } of board.rows) {
      expect(Math.abs(rating! - exact.rating_anchor1114[model]), model).toBeLessThan(1e-3);
      expect(Math.abs(rating! - theirs.rating[model]), model).toBeLessThan(1.2);
    }
    board.parameters!.forEach(({ name, value, low, high }, k) => {
      expect(name).toBe(styleFeatures[k]);
      expect(Math.abs(value - exact.coef[k])).toBeLessThan(1e-6);
      expect(Math.abs(value - theirs.coef[k])).toBeLessThan(1e-4);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    });
  });
});

test("style is (A − B) / (A + B + 1), in standard deviations", () => {
  const { values } = styleCovariate("length", [3, 0, 1], [0, 3, 1]);
  // Ratios 3/4, −3/4 and 0: mean 0, deviation √(2 · 9/16 / 3).
  const deviation = Math.sqrt(3 / 8);
  expect([...values].map((value) => value * deviation)).toEqual([0.75, -0.75, 0].map((x) => expect.closeTo(x, 12)));
  expect([...standardised([5, 5])]).toEqual([0, 0]);
});

test("without covariates it is Bradley–Terry, sandwich included", () => {
  const { columns } = styledVotes({ models: 6, votes: 3000, beta: [], seed: 2 });
  const fit = fitted(columns, []);
  const votes = tallyColumns(columns);
  const plain = fitBradleyTerry(votes);
  if (!plain.ok) throw new Error(plain.error);
  fit.logOdds.forEach((value, i) => expect(value).toBeCloseTo(plain.value.logOdds[i], 9));
  sandwichCovariance(votes, plain.value.logOdds).forEach((value, c) => expect(fit.covariance[c]).toBeCloseTo(value, 8));
});

test("equals on one pair, side A winning three in four: the position counts log 3", () => {
  const votes: PairVote[] = [
    ...Array.from({ length: 30 }, () => ({ modelA: "ada", modelB: "bob", winner: "model_a" as const })),
    ...Array.from({ length: 10 }, () => ({ modelA: "ada", modelB: "bob", winner: "model_b" as const })),
    ...Array.from({ length: 30 }, () => ({ modelA: "bob", modelB: "ada", winner: "model_a" as const })),
    ...Array.from({ length: 10 }, () => ({ modelA: "bob", modelB: "ada", winner: "model_b" as const })),
  ];
  const board = rateVotes(toColumns(votes), { rounds: 10 }, { covariates: [positionCovariate(80)] });
  const [position] = board.parameters!;
  expect(position.name).toBe("position A");
  expect(position.value).toBeCloseTo(Math.log(3), 9);
  // The error of a log-odds from 60 wins in 80: √(1/60 + 1/20).
  expect((position.high - position.low) / 2 / 1.959963984540054).toBeCloseTo(Math.sqrt(1 / 60 + 1 / 20), 6);
  for (const { rating } of board.rows) expect(rating).toBeCloseTo(1000, 6);
});

/** Coordinate ascent by halving on the plain sum of log-chances. */
function slowTwin({ models, modelA, modelB, winner }: VoteColumns, covariates: Covariate[]): number[] {
  const n = models.length;
  const height = (at: number[]) => {
    let sum = 0;
    for (let v = 0; v < modelA.length; v++) {
      const logit = covariates.reduce(
        (total, { values }, k) => total + values[v] * at[n + k],
        at[modelA[v]] - at[modelB[v]],
      );
      const [win, loss] = [-Math.log1p(Math.exp(-logit)), -Math.log1p(Math.exp(logit))];
      sum += winner[v] === 0 ? win : winner[v] === 1 ? loss : (win + loss) / 2;
    }
    return sum;
  };
  const place = new Array<number>(n + covariates.length).fill(0);
  let best = height(place);
  for (let step = 0.5; step > 1e-6; step /= 2) {
    for (let improved = true; improved;) {
      improved = false;
      for (let i = 0; i < place.length; i++) {
        for (const change of [step, -step]) {
          place[i] += change;
          const reached = height(place);
          if (reached > best + 1e-12) {
            best = reached;
            improved = true;
          } else place[i] -= change;
        }
      }
    }
  }
  return place;
}

test("the fit is where climbing by trial ends", () => {
  const { columns, covariates } = styledVotes({ models: 3, votes: 150, beta: [0.5, -0.3], seed: 8 });
  const fit = fitted(columns, covariates);
  const twin = slowTwin(columns, covariates);
  expect(fit.logOdds[0] - fit.logOdds[2]).toBeCloseTo(twin[0] - twin[2], 4);
  fit.coefficients.forEach((value, k) => expect(value).toBeCloseTo(twin[3 + k], 4));
});

test.each([1, 2, 3, 4, 5, 7])(
  "%i covariates: coefficients are found, and the unrolled sums are the plain ones",
  (q) => {
    const beta = [0.4, -0.2, 0.1, 0, 0.3, -0.1, 0.2].slice(0, q);
    const { columns, covariates } = styledVotes({ models: 8, votes: 20_000, beta, seed: q });
    const { coefficients, covariance } = fitted(columns, covariates);
    coefficients.forEach((value, k) => {
      const error = Math.sqrt(covariance[(8 + k) * (8 + q + 1)]);
      // A fifth of the votes are ties, whichever way style points, so four fifths of an effect are left.
      expect(Math.abs(value - 0.8 * beta[k])).toBeLessThan(5 * error + 0.02);
    });
    const rows = rowsOf(columns, covariates);
    const place = Float64Array.from({ length: 8 + q }, (_, i) => Math.sin(i));
    const quick = passOverVotes(rows, place, true);
    const plain = passOverVotes(rows, place, true, sumOfAny);
    quick.slope.forEach((value, i) => expect(value).toBeCloseTo(plain.slope[i], 7));
    quick.information.forEach((value, i) => expect(value).toBeCloseTo(plain.information[i], 7));
    quick.variation!.forEach((value, i) => expect(value).toBeCloseTo(plain.variation![i], 7));
  },
);

test("showing the two answers on the other sides changes no rating and no coefficient", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const { columns, covariates } = styledVotes({ models: 4, votes: 400, beta: [0.3, 0.1], seed });
      const swapped = {
        ...columns,
        modelA: columns.modelB,
        modelB: columns.modelA,
        winner: columns.winner.map((one) => [1, 0, 2, 3][one]),
      };
      const turned = covariates.map(({ name, values }) => ({ name, values: values.map((value) => -value) }));
      const [left, right] = [fitted(columns, covariates), fitted(swapped, turned)];
      left.place.forEach((value, i) => expect(value).toBeCloseTo(right.place[i], 8));
    }),
    { numRuns: 20 },
  );
});

test("the order of votes and the names of models do not matter", () => {
  const { columns, covariates } = styledVotes({ models: 4, votes: 500, beta: [0.3], seed: 1 });
  const backwards = {
    models: columns.models,
    modelA: columns.modelA.toReversed(),
    modelB: columns.modelB.toReversed(),
    winner: columns.winner.toReversed(),
  };
  const reversed = covariates.map(({ name, values }) => ({ name, values: values.toReversed() }));
  const [left, right] = [fitted(columns, covariates), fitted(backwards, reversed)];
  left.place.forEach((value, i) => expect(value).toBeCloseTo(right.place[i], 9));
});

test("a covariate that decides every vote, repeats another or never varies is refused", () => {
  const { columns, covariates } = styledVotes({ models: 4, votes: 500, beta: [0.3], seed: 1 });
  const errorOf = (extra: Covariate) => fitStyle(rowsOf(columns, [...covariates, extra]));
  expect(errorOf({ ...covariates[0], name: "twice" })).toMatchObject({ error: "collinear" });
  expect(errorOf({ name: "nothing", values: new Float64Array(500) })).toMatchObject({ error: "collinear" });
  const verdict = Float64Array.from(columns.winner, (one) => [1, -1, 0][one]);
  expect(errorOf({ name: "the verdict", values: verdict })).toMatchObject({ error: "separated" });
  const board = rateVotes(columns, {}, { covariates: [{ name: "the verdict", values: verdict }] });
  expect(board.rows.every(({ rating }) => rating === null)).toBe(true);
  expect(() => rateVotes(columns, {}, { covariates: [{ name: "short", values: new Float64Array(3) }] })).toThrow(
    /short/,
  );
  expect(() =>
    rateVotes(columns, {}, { covariates: [{ name: "gap", values: new Float64Array(500).fill(NaN) }] }),
  ).toThrow(/gap/);
  expect(() => rateVotes(columns, { ties: "davidson" }, { covariates })).toThrow(RangeError);
});

test("intervals of ratings and coefficients hold the truth 95 times in 100", () => {
  let [inside, insideRatings, models] = [0, 0, 0];
  const simulations = 300;
  for (let seed = 1; seed <= simulations; seed++) {
    const random = seededRandom(seed);
    const strength = Float64Array.from({ length: 8 }, () => 2 * random() - 1);
    const mean = strength.reduce((sum, value) => sum + value / 8, 0);
    const [modelA, modelB, winner] = [new Int32Array(1500), new Int32Array(1500), new Uint8Array(1500)];
    const values = Float64Array.from({ length: 1500 }, () => 4 * random() - 2);
    for (let v = 0; v < 1500; v++) {
      modelA[v] = Math.floor(random() * 8);
      modelB[v] = (modelA[v] + 1 + Math.floor(random() * 7)) % 8;
      const chance = 1 / (1 + Math.exp(strength[modelB[v]] - strength[modelA[v]] - 0.3 * values[v]));
      winner[v] = random() < chance ? 0 : 1;
    }
    const models8 = Array.from({ length: 8 }, (_, i) => `m${i}`);
    const fit = fitted({ models: models8, modelA, modelB, winner }, [{ name: "x", values }]);
    const error = (i: number) => Math.sqrt(fit.covariance[i * 10]);
    if (Math.abs(fit.coefficients[0] - 0.3) < 1.96 * error(8)) inside++;
    fit.logOdds.forEach((value, i) => {
      if (Math.abs(value - strength[i] + mean) < 1.96 * error(i)) insideRatings++;
      models++;
    });
  }
  expect(inside / simulations).toBeGreaterThan(0.91);
  expect(inside / simulations).toBeLessThan(0.985);
  expect(insideRatings / models).toBeGreaterThan(0.93);
  expect(insideRatings / models).toBeLessThan(0.97);
});

test("the score bootstrap spreads as the sandwich says, by vote and by cluster", () => {
  const { columns, covariates } = styledVotes({ models: 6, votes: 4000, beta: [0.3, -0.1], seed: 5 });
  const rows = rowsOf(columns, covariates);
  const fit = fitted(columns, covariates);
  const pairsOfVotes = Int32Array.from({ length: 4000 }, (_, v) => v >> 1);
  const byCluster = styleClusterCovariance(rows, fit, pairsOfVotes);
  for (const [clusters, covariance] of [
    [undefined, fit.covariance],
    [pairsOfVotes, byCluster],
  ] as const) {
    const rounds = 500;
    const replicates = styleReplicates(rows, fit, { seed: 3, rounds, clusters });
    const ratios = Array.from({ length: 6 }, (_, i) => {
      let squares = 0;
      for (let r = 0; r < rounds; r++) squares += (replicates[r * 6 + i] - fit.logOdds[i]) ** 2;
      return Math.sqrt(squares / rounds / covariance[i * 9]);
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio / 6, 0);
    expect(mean).toBeGreaterThan(0.95);
    expect(mean).toBeLessThan(1.05);
  }
});

test("votes alone make the board that counts make, byte for byte", () => {
  const columns = toColumns(simulateVotes({ models: 6, votes: 800, seed: 3 }).votes);
  expect(JSON.stringify(rateVotes(columns, { rounds: 50 }))).toBe(
    JSON.stringify(rateTally(tallyColumns(columns), { rounds: 50 })),
  );
});
