import { expect, test } from "vitest";
import { orderFromCovariance, orderFromReplicates } from "#lib/rating/above.ts";
import { fitBradleyTerry, sandwichCovariance, simulateVotes, tally, tallyVotes } from "#lib/rating/index.ts";
import { methodCovariance } from "#lib/rating/method-covariance.ts";
import { bradleyTerryMethod } from "#lib/rating/method.ts";
import { votesToSeparate } from "#lib/rating/needed-votes.ts";
import { normalChance } from "#lib/rating/normal.ts";
import { normalDraws } from "#lib/rating/simultaneous.ts";
import { beat, tied } from "./votes.ts";

function fitted(votes = tallyVotes(simulateVotes({ models: 8, votes: 4000, seed: 6 }).votes)) {
  const fit = bradleyTerryMethod().fitTo(votes);
  if (!fit.ok) throw new Error(fit.error);
  return { votes, fit: fit.value, spread: methodCovariance(fit.value) };
}

test("above and best are counted over replicates, equals sharing", () => {
  //                                     ada bob cyd
  const replicates = Float64Array.of(3, 2, 1, 3, 3, 0, 1, 2, 0, 5, 4, 6);
  const { above, best } = orderFromReplicates(replicates, 3);
  expect([...above]).toEqual([0.5, 0.625, 0.75, 0.375, 0.5, 0.75, 0.25, 0.25, 0.5]);
  expect([...best]).toEqual([0.375, 0.375, 0.25]);
});

test("two models: above is the normal chance of the lead in standard errors, and best is the same", () => {
  const votes = tally([beat("ada", "bob", 30), beat("bob", "ada", 20)]);
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  const { logOdds } = fit.value;
  const { above, best } = orderFromCovariance(logOdds, sandwichCovariance(votes, logOdds), { draws: 40_000 });
  // ln(30/20) with variance 1/30 + 1/20.
  const chance = normalChance(Math.log(1.5) / Math.sqrt(1 / 30 + 1 / 20));
  expect(above[1]).toBeCloseTo(chance, 9);
  expect(above[1] + above[2]).toBeCloseTo(1, 12);
  expect(best[0]).toBeCloseTo(chance, 2);
});

test("counted over draws from the covariance, the order is the one computed from it", () => {
  const { fit, spread } = fitted();
  const n = 8;
  const draw = normalDraws(spread.strengths, n, 9);
  const replicates = new Float64Array(20_000 * n);
  for (let r = 0; r < 20_000; r++)
    replicates.set(
      draw().map((off, i) => off + fit.logOdds[i]),
      r * n,
    );
  const counted = orderFromReplicates(replicates, n);
  const computed = orderFromCovariance(fit.logOdds, spread.strengths, { seed: 1 });
  computed.above.forEach((chance, cell) => expect(Math.abs(chance - counted.above[cell])).toBeLessThan(0.015));
  computed.best.forEach((chance, i) => expect(Math.abs(chance - counted.best[i])).toBeLessThan(0.02));
  expect(computed.best.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
});

test("two models: the votes still needed are where the interval would just leave zero out", () => {
  // 60 to 40: lead ln 1.5, variance per vote 1/(0.6·0.4); 1.96²/0.24/ln(1.5)² = 97.4 votes in all.
  const { fit, spread } = fitted(tally([beat("ada", "bob", 30), beat("bob", "ada", 20)]));
  const total = 1.959963984540054 ** 2 / 0.24 / Math.log(1.5) ** 2;
  const needed = votesToSeparate(fit, spread, 0, 1);
  expect(needed).toEqual({ isSeparated: false, atPresentMix: Math.ceil(total - 50), onThePair: Math.ceil(total - 50) });
  const half = votesToSeparate(fit, spread, 1, 0, 0.5);
  expect(half).toEqual({ isSeparated: true, atPresentMix: 0, onThePair: 0 });
});

test("equals are never told apart, and tie models are refused", () => {
  const { fit, spread } = fitted(tally([beat("ada", "bob", 5), beat("bob", "ada", 5)]));
  expect(votesToSeparate(fit, spread, 0, 1)).toMatchObject({ isSeparated: false, atPresentMix: Infinity });
  const votes = tally([beat("ada", "bob", 5), beat("bob", "ada", 4), tied("ada", "bob", 3)]);
  const davidson = bradleyTerryMethod({ ties: "davidson" }).fitTo(votes);
  if (!davidson.ok) throw new Error(davidson.error);
  expect(() => votesToSeparate(davidson.value, methodCovariance(davidson.value), 0, 1)).toThrow(RangeError);
});

test("with the votes it asks for, in either way, two models are told apart, and with a few less they are not", () => {
  const { votes, fit, spread } = fitted();
  const byRating = [...fit.logOdds.keys()].sort((i, j) => fit.logOdds[j] - fit.logOdds[i]);
  const z = 1.959963984540054;
  let asked = 0;
  for (let at = 0; at + 1 < byRating.length; at++) {
    const [i, j] = [byRating[at], byRating[at + 1]];
    const { isSeparated, atPresentMix, onThePair } = votesToSeparate(fit, spread, i, j);
    if (isSeparated) continue;
    asked++;
    const zOf = (more: ReturnType<typeof tallyVotes>, logOdds: Float64Array) => {
      const v = sandwichCovariance(more, logOdds);
      return (logOdds[i] - logOdds[j]) / Math.sqrt(v[i * 8 + i] + v[j * 8 + j] - 2 * v[i * 8 + j]);
    };
    const times = (factor: number) => ({
      ...votes,
      firstWins: votes.firstWins.map((count) => count * factor),
      secondWins: votes.secondWins.map((count) => count * factor),
      ties: votes.ties.map((count) => count * factor),
    });
    const total = 4000;
    expect(zOf(times(1 + atPresentMix / total), fit.logOdds)).toBeGreaterThanOrEqual(z * (1 - 1e-9));
    expect(zOf(times(1 + (0.98 * atPresentMix) / total), fit.logOdds)).toBeLessThan(z);

    const pair = votes.first.findIndex((one, p) => one === Math.min(i, j) && votes.second[p] === Math.max(i, j));
    const onPair = votes.firstWins[pair] + votes.secondWins[pair] + votes.ties[pair];
    const tieShare = votes.ties[pair] / onPair;
    const expected = 1 / (1 + Math.exp(fit.logOdds[votes.second[pair]] - fit.logOdds[votes.first[pair]]));
    const withVotes = (count: number) => {
      const more = times(1);
      more.ties[pair] += count * tieShare;
      more.firstWins[pair] += count * (expected - tieShare / 2);
      more.secondWins[pair] += count * (1 - expected - tieShare / 2);
      return more;
    };
    expect(zOf(withVotes(onThePair), fit.logOdds)).toBeGreaterThanOrEqual(z * (1 - 1e-9));
    expect(zOf(withVotes(0.98 * onThePair), fit.logOdds)).toBeLessThan(z);
    expect(onThePair).toBeLessThan(atPresentMix);
  }
  expect(asked).toBeGreaterThan(0);
});
