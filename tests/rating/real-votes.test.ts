import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  eloContender,
  fitBradleyTerry,
  fragilityOfOrder,
  graphHealth,
  holdOut,
  methodContender,
  positionCovariate,
  rateTally,
  rateVotes,
  tallyColumns,
  toColumns,
} from "#lib/rating/index.ts";
import type { PairVote, RatingOptions } from "#lib/rating/index.ts";
import { shared } from "./shared-golden.ts";

const file = path.join(shared, "data", "votes", "lmarena-2025-a.csv");
const hasVotes = existsSync(file);
if (!hasVotes) console.warn(`Left out: methods on real votes, as there is no file ${file}`);

const columns = toColumns(
  hasVotes
    ? readFileSync(file, "utf8")
        .trimEnd()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => {
          const [, modelA, modelB, winner] = line.split(",");
          return { modelA, modelB, winner: winner as PairVote["winner"] };
        })
    : [],
);
const votes = tallyColumns(columns);

test.runIf(hasVotes)("67,811 real votes: one component, one model hanging on a single vote", () => {
  const [health, ...others] = graphHealth(votes);
  expect(others).toEqual([]);
  expect(health).toMatchObject({ votes: 67_811, weakestCut: { votes: 1 } });
  expect(health.models).toHaveLength(53);
  expect(health.bridges).toHaveLength(1);
  expect(health.bridges[0].modelB).toBe(health.weakestCut.side[0]);
});

test
  .runIf(hasVotes)
  .each<Partial<RatingOptions>>([
    { ties: "out" },
    { ties: "davidson" },
    { ties: "rao-kupper" },
    { weights: "inverse-frequency" },
    { prior: 1 },
  ])("every method rates real votes, and much alike: %j", (options) => {
  const usual = rateTally(votes, { intervals: "sandwich" });
  const board = rateTally(votes, { intervals: "sandwich", ...options });
  expect(board.converged).toBe(true);
  const places = new Map(usual.rows.map(({ model }, place) => [model, place]));
  board.rows.forEach(({ model, rating, low, high, votes: count }, place) => {
    if (count < 300) return;
    expect(low!).toBeLessThan(rating!);
    expect(high!).toBeGreaterThan(rating!);
    expect(Math.abs(places.get(model)! - place)).toBeLessThanOrEqual(8);
  });
});

test.runIf(hasVotes)("on real votes tie models foresee ties, Bradley–Terry foresees better than online Elo", () => {
  const { scores, unscored } = holdOut(
    columns,
    [methodContender(), methodContender({ ties: "davidson" }), eloContender()],
    { folds: 5 },
  );
  const [plain, davidson, elo] = scores;
  expect(unscored).toBeLessThan(5);
  expect(davidson.verdictLogLoss).toBeLessThan(plain.verdictLogLoss - 0.002);
  expect(elo.logLoss).toBeGreaterThan(plain.logLoss + 3 * elo.errorOfDifference);
  expect(plain.accuracy).toBeGreaterThan(0.62);
});

test.runIf(hasVotes)("a place on side B is worth a little to real voters", () => {
  const covariates = [positionCovariate(columns.modelA.length)];
  const [position] = rateVotes(columns, { rounds: 0 }, { covariates }).parameters!;
  expect(position.high).toBeLessThan(0);
  expect(position.low).toBeGreaterThan(-0.05);
});

test.runIf(hasVotes)("some neighbours on a real board would change places without a handful of votes", () => {
  const fit = fitBradleyTerry(votes);
  if (!fit.ok) throw new Error(fit.error);
  const fragilities = fragilityOfOrder(votes, fit.value.logOdds).flatMap(({ fragility }) => fragility ?? []);
  expect(fragilities.length).toBeGreaterThan(45);
  expect(Math.min(...fragilities.map(({ votes: count }) => count))).toBeLessThanOrEqual(4);
});
