import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapBradleyTerry } from "#lib/rating/bootstrap.ts";
import {
  fitBradleyTerry,
  sandwichCovariance,
  simulateVotes,
  standardErrors,
  tally,
  tallyVotes,
} from "#lib/rating/index.ts";
import type { PairCount, Tally } from "#lib/rating/index.ts";
import { chordClimber } from "#lib/rating/chord.ts";
import { drawCounts } from "#lib/rating/draw-counts.ts";
import { maximise } from "#lib/rating/maximise.ts";
import { methodCovariance } from "#lib/rating/method-covariance.ts";
import { bradleyTerryMethod } from "#lib/rating/method.ts";
import type { MethodFit, MethodOptions } from "#lib/rating/method.ts";
import { seededRandom } from "#lib/rating/random.ts";
import { refitReplicates } from "#lib/rating/refit.ts";
import { chancesOf, davidson, halfWinTies, raoKupper, termsLength } from "#lib/rating/verdict-model.ts";
import { beat, swapSides, tied, wellPlayed } from "./votes.ts";

function fitted(votes: Tally, options: Partial<MethodOptions>): MethodFit {
  const fit = bradleyTerryMethod(options).fitTo(votes);
  if (!fit.ok) throw new Error(fit.error);
  return fit.value;
}

const leadOf = ({ logOdds }: MethodFit) => logOdds[0] - logOdds[1];
const tieMethods = ["davidson", "rao-kupper"] as const;
/** Both ways round on one pair, and a tie: then tie models have a finite maximum too. */
const decided = (counts: PairCount[]) => [...counts, beat("ada", "bob"), beat("bob", "ada"), tied("ada", "bob")];

test("two models, Davidson: e^lead is wins over losses, ν is ties over their geometric mean", () => {
  const votes = tally([beat("ada", "bob", 40), beat("bob", "ada", 10), tied("ada", "bob", 30)]);
  const fit = fitted(votes, { ties: "davidson" });
  expect(leadOf(fit)).toBeCloseTo(Math.log(4), 10);
  expect(Math.exp(fit.tieParameter!)).toBeCloseTo(30 / Math.sqrt(40 * 10), 10);
});

test("two models, Rao–Kupper: each side's chance of a win is its share of all votes", () => {
  const votes = tally([beat("ada", "bob", 40), beat("bob", "ada", 10), tied("ada", "bob", 30)]);
  const fit = fitted(votes, { ties: "rao-kupper" });
  const [win, loss] = [Math.log(40 / 40), Math.log(10 / 70)];
  expect(leadOf(fit)).toBeCloseTo((win - loss) / 2, 10);
  expect(fit.tieParameter).toBeCloseTo(-(win + loss) / 2, 10);
});

test("two models: a saturated model's errors are those of multinomial shares", () => {
  // ln(w / l) varies by 1/w + 1/l, whatever the ties.
  const votes = tally([beat("ada", "bob", 40), beat("bob", "ada", 10), tied("ada", "bob", 30)]);
  const fit = fitted(votes, { ties: "davidson" });
  const { strengths, tieError } = methodCovariance(fit);
  const variance = strengths[0] + strengths[3] - 2 * strengths[1];
  expect(variance).toBeCloseTo(1 / 40 + 1 / 10, 10);
  // ln ν = ln t − ½ ln w − ½ ln l.
  expect(tieError! ** 2).toBeCloseTo(1 / 30 + 1 / 160 + 1 / 40, 10);
});

test("ties left out are as if never cast", () => {
  const votes = [beat("ada", "bob", 3), beat("bob", "ada")];
  expect(leadOf(fitted(tally([...votes, tied("ada", "bob", 50)]), { ties: "out" }))).toBeCloseTo(Math.log(3), 10);
});

test.each([...tieMethods, "out"] as const)("without a tie in the votes, %s is Bradley–Terry", (ties) => {
  fc.assert(
    fc.property(wellPlayed(), (counts) => {
      const votes = tally(counts.filter(({ winner }) => winner !== "tie" && winner !== "both_bad"));
      const fit = fitted(votes, { ties });
      const plain = fitted(votes, {});
      expect(fit.tieParameter).toBeNull();
      expect([...fit.logOdds]).toEqual([...plain.logOdds]);
    }),
    { numRuns: 30 },
  );
});

test.each(tieMethods)("with ever fewer ties, %s comes to Bradley–Terry without them", (ties) => {
  const { votes } = simulateVotes({ models: 6, votes: 4000, seed: 3 });
  const whole = tallyVotes(votes);
  const bare = fitted(whole, { ties: "out" }).logOdds;
  const distance = [1, 0.1, 0.01, 0.0001].map((share) => {
    const { logOdds } = fitted({ ...whole, ties: whole.ties.map((count) => count * share) }, { ties });
    return Math.max(...logOdds.map((value, i) => Math.abs(value - bare[i])));
  });
  distance.slice(1).forEach((one, i) => expect(one).toBeLessThan(distance[i]));
  expect(distance[3]).toBeLessThan(1e-3);
});

test.each([davidson, raoKupper])("$name: chances add up to one, and slopes are slopes", (model) => {
  const terms = new Float64Array(termsLength);
  const [more, less] = [new Float64Array(termsLength), new Float64Array(termsLength)];
  const step = 1e-6;
  fc.assert(
    fc.property(
      fc.double({ min: -6, max: 6, noNaN: true }),
      fc.double({ min: 0.05, max: 3, noNaN: true }),
      (lead, tie) => {
        const { first, second, tie: tiedChance } = chancesOf(model, lead, tie);
        expect(first + second + tiedChance).toBeCloseTo(1, 12);
        model.describe(lead, tie, terms);
        for (let v = 0; v < 3; v++) {
          const slopeOf = (at: number) => (more[6 * v + at] - less[6 * v + at]) / (2 * step);
          model.describe(lead + step, tie, more);
          model.describe(lead - step, tie, less);
          expect(slopeOf(0)).toBeCloseTo(terms[6 * v + 1], 5);
          expect(slopeOf(1)).toBeCloseTo(terms[6 * v + 3], 5);
          model.describe(lead, tie + step, more);
          model.describe(lead, tie - step, less);
          expect(slopeOf(0)).toBeCloseTo(terms[6 * v + 2], 4);
          expect(slopeOf(1)).toBeCloseTo(terms[6 * v + 4], 5);
          expect(slopeOf(2) / (1 + Math.abs(terms[6 * v + 5]))).toBeCloseTo(
            terms[6 * v + 5] / (1 + Math.abs(terms[6 * v + 5])),
            4,
          );
        }
      },
    ),
  );
});

test.each([halfWinTies, davidson, raoKupper])(
  "$name: slopes summed over a pair are the slopes of its votes",
  (model) => {
    const terms = new Float64Array(termsLength);
    const pull = new Float64Array(2);
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 3 }),
        (lead, tie, counts) => {
          model.describe(lead, tie, terms);
          model.pullOf(lead, tie, counts[0], counts[1], counts[2], pull);
          for (const k of [0, 1])
            expect(pull[k]).toBeCloseTo(
              counts.reduce((sum, count, v) => sum + count * terms[6 * v + 1 + k], 0),
              9,
            );
        },
      ),
    );
  },
);

test("leads too great for e^x do not break the chances", () => {
  for (const model of [davidson, raoKupper]) {
    expect(chancesOf(model, 2000, 0.5).first).toBeCloseTo(1, 12);
    expect(chancesOf(model, -2000, 0.5).second).toBeCloseTo(1, 12);
  }
});

/** Climbs by trying: each number in turn a little up or down, smaller steps when nothing helps. No derivative, no matrix. */
function slowTwin(votes: Tally, ties: (typeof tieMethods)[number]): number[] {
  const n = votes.models.length;
  const height = (at: number[]) => {
    let sum = 0;
    for (let p = 0; p < votes.first.length; p++) {
      const lead = at[votes.first[p]] - at[votes.second[p]];
      const [win, loss] =
        ties === "davidson"
          ? [Math.exp(lead / 2), Math.exp(-lead / 2)].map((one, _, both) => one / (both[0] + both[1] + Math.exp(at[n])))
          : [1 / (1 + Math.exp(Math.exp(at[n]) - lead)), 1 / (1 + Math.exp(Math.exp(at[n]) + lead))];
      sum += votes.firstWins[p] * Math.log(win) + votes.secondWins[p] * Math.log(loss);
      if (votes.ties[p] > 0) sum += votes.ties[p] * Math.log(1 - win - loss);
    }
    return sum;
  };
  const place = new Array<number>(n + 1).fill(0);
  let best = height(place);
  for (let step = 0.5; step > 1e-7; step /= 2) {
    for (let improved = true; improved;) {
      improved = false;
      for (let i = 0; i <= n; i++) {
        for (const change of [step, -step]) {
          place[i] += change;
          const reached = height(place);
          if (reached > best + 1e-13) {
            best = reached;
            improved = true;
          } else place[i] -= change;
        }
      }
    }
  }
  const mean = place.slice(0, n).reduce((sum, value) => sum + value, 0) / n;
  return place.map((value, i) => (i < n ? value - mean : value));
}

test.each(tieMethods)("%s ends where climbing by trial ends", (ties) => {
  const votes = tally([
    beat("ada", "bob", 12),
    beat("bob", "ada", 5),
    tied("ada", "bob", 7),
    beat("bob", "cyd", 9),
    beat("cyd", "bob", 3),
    tied("bob", "cyd", 2),
    beat("cyd", "ada", 4),
    tied("ada", "cyd", 6),
  ]);
  const fit = fitted(votes, { ties });
  const twin = slowTwin(votes, ties);
  fit.logOdds.forEach((value, i) => expect(value).toBeCloseTo(twin[i], 4));
  const tieParameter = ties === "davidson" ? fit.tieParameter! : Math.log(fit.tieParameter!);
  expect(tieParameter).toBeCloseTo(twin[3], 4);
});

test.each(tieMethods)("%s: sides, names and the number of votes do not move it", (ties) => {
  const within = (left: ArrayLike<number>, right: ArrayLike<number>) =>
    Array.from(left).every((value, i) => Math.abs(value - right[i]) < 1e-7);
  fc.assert(
    fc.property(wellPlayed(), (some) => {
      const counts = decided(some);
      const fit = fitted(tally(counts), { ties });
      const swapped = fitted(tally(counts.map(swapSides)), { ties });
      const more = fitted(tally(counts.map((cell) => ({ ...cell, count: 7 * cell.count }))), { ties });
      const renamed = (model: string) => `z${[...model].reverse().join("")}`;
      const others = tally(counts.map((c) => ({ ...c, modelA: renamed(c.modelA), modelB: renamed(c.modelB) })));
      const other = fitted(others, { ties });
      const names = tally(counts).models;
      expect(within(swapped.place, fit.place)).toBe(true);
      expect(within(more.place, fit.place)).toBe(true);
      expect(
        within(
          names.map((model) => other.logOdds[others.models.indexOf(renamed(model))]),
          fit.logOdds,
        ),
      ).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test.each(tieMethods)("%s: at the fit, the expected number of ties is the number of ties", (ties) => {
  fc.assert(
    fc.property(wellPlayed(), (some) => {
      const votes = tally(decided(some));
      const method = bradleyTerryMethod({ ties });
      const fit = fitted(votes, { ties });
      let [expected, seen] = [0, 0];
      for (let p = 0; p < votes.ties.length; p++) {
        const played = votes.ties[p] + votes.firstWins[p] + votes.secondWins[p];
        expected += played * method.predict(fit, votes.first[p], votes.second[p]).tie;
        seen += votes.ties[p];
      }
      // Rao & Kupper's fit balances something else for ties; only Davidson's ν is set by their number.
      if (ties === "davidson") expect(expected).toBeCloseTo(seen, 6);
      else expect(expected).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});

test.each(tieMethods)("%s refuses votes that one order explains, whose tie parameter would grow for ever", (ties) => {
  const { fitTo } = bradleyTerryMethod({ ties });
  expect(fitTo(tally([beat("ada", "bob"), tied("ada", "bob")]))).toMatchObject({ error: "no_tie_parameter" });
  expect(fitTo(tally([tied("ada", "bob", 5)]))).toMatchObject({ error: "no_tie_parameter" });
  // Ada above Bob above Cyd, ties between neighbours, and a tie of the two ends: no order explains that.
  const ladder = [beat("ada", "bob"), beat("bob", "cyd"), tied("ada", "bob"), tied("bob", "cyd")];
  expect(fitTo(tally(ladder))).toMatchObject({ error: "no_tie_parameter" });
  expect(fitTo(tally([...ladder, tied("ada", "cyd")])).ok).toBe(true);
  expect(fitTo(tally([beat("ada", "bob", 5)]))).toMatchObject({ error: "separated" });
});

test.each(tieMethods)("%s finds the truth in votes that follow it", (ties) => {
  const model = ties === "davidson" ? davidson : raoKupper;
  const truth = [0.8, 0.1, -0.3, -0.6];
  const counts = truth.flatMap((mine, i) =>
    truth.slice(i + 1).flatMap((theirs, j) => {
      const { first, second, tie } = chancesOf(model, mine - theirs, 0.4);
      const [a, b] = [`m${i}`, `m${i + 1 + j}`];
      return [beat(a, b, 1000 * first), beat(b, a, 1000 * second), tied(a, b, 1000 * tie)];
    }),
  );
  const fit = fitted(tally(counts), { ties });
  fit.logOdds.forEach((value, i) => expect(value).toBeCloseTo(truth[i], 8));
  expect(fit.tieParameter).toBeCloseTo(0.4, 8);
});

test("half-win ties in the general form are the same fit, errors and replicates as in the quick one", () => {
  const votes = tallyVotes(simulateVotes({ models: 12, votes: 5000, seed: 4 }).votes);
  const fit = fitted(votes, {});
  const quick = fitBradleyTerry(votes);
  if (!quick.ok) throw new Error(quick.error);
  expect([...fit.logOdds]).toEqual([...quick.value.logOdds]);
  const general = methodCovariance(fit);
  const covariance = sandwichCovariance(votes, fit.logOdds);
  covariance.forEach((value, cell) => expect(general.strengths[cell]).toBeCloseTo(value, 10));
  const replicates = refitReplicates(fit, general, drawCounts(votes, 5), { to: 20 });
  const errors = standardErrors(covariance, votes.models.length);
  const theirs = bootstrapBradleyTerry(votes, quick.value, errors, { seed: 5, to: 20 });
  replicates.forEach((value, at) => expect(Math.abs(value - theirs[at])).toBeLessThan(2e-5));
});

test.each(tieMethods)("%s: bootstrap and sandwich agree where votes are plenty", (ties) => {
  const votes = tallyVotes(simulateVotes({ models: 8, votes: 20_000, seed: 4 }).votes);
  const fit = fitted(votes, { ties });
  const covariance = methodCovariance(fit);
  const rounds = 600;
  const replicates = refitReplicates(fit, covariance, drawCounts(votes, 1), { to: rounds });
  const ratios = votes.models.map((_, i) => {
    let squares = 0;
    for (let r = 0; r < rounds; r++) squares += (replicates[r * 8 + i] - fit.logOdds[i]) ** 2;
    return Math.sqrt(squares / rounds / covariance.strengths[i * 8 + i]);
  });
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  expect(mean).toBeGreaterThan(0.96);
  expect(mean).toBeLessThan(1.04);
});

test("pair weights are one where all pairs met equally often, and lift rare pairs where not", () => {
  const even = tally([beat("ada", "bob", 60), beat("bob", "ada", 40), beat("bob", "cyd", 70), beat("cyd", "bob", 30)]);
  expect([...fitted(even, { weights: "inverse-frequency" }).evidence.weights!]).toEqual([1, 1]);
  // 900 votes and 100: weights 1/900 and 1/100, times 1000/2 so that the mean vote weighs one.
  const uneven = tally([
    beat("ada", "bob", 500),
    beat("bob", "ada", 400),
    beat("bob", "cyd", 70),
    beat("cyd", "bob", 30),
  ]);
  const [often, rare] = fitted(uneven, { weights: "inverse-frequency" }).evidence.weights!;
  expect(often).toBeCloseTo(500 / 900, 12);
  expect(rare).toBeCloseTo(5, 12);
  // Where one scale fits exactly, weights move nothing.
  const [weighed, plain] = [{ weights: "inverse-frequency" as const }, {}].map((options) => fitted(uneven, options));
  weighed.logOdds.forEach((value, i) => expect(value).toBeCloseTo(plain.logOdds[i], 9));
});

test("a weak prior gives a clean record a finite place, and does next to nothing where votes are many", () => {
  const fit = fitted(tally([beat("ada", "bob", 3)]), { prior: 1 });
  // At the maximum 3·P(loss) = 1·(P − ½) for a model at +θ against the mean: solved here by halving.
  let [low, high] = [0, 10];
  for (let i = 0; i < 60; i++) {
    const theta = (low + high) / 2;
    const pull = 3 / (1 + Math.exp(2 * theta)) - (1 / (1 + Math.exp(-theta)) - 0.5);
    if (pull > 0) low = theta;
    else high = theta;
  }
  expect(fit.logOdds[0]).toBeCloseTo(low, 9);
  const many = tallyVotes(simulateVotes({ models: 8, votes: 100_000, seed: 4 }).votes);
  const plain = fitted(many, {}).logOdds;
  fitted(many, { prior: 1 }).logOdds.forEach((value, i) => expect(Math.abs(value - plain[i])).toBeLessThan(3e-3));
});

test("with a prior, bootstrap and sandwich agree, on a model with three votes as well", () => {
  const { votes } = simulateVotes({ models: 6, votes: 6000, seed: 4 });
  const newcomer = ["model-0", "model-1", "model-2"].map((modelB) => ({
    modelA: "new",
    modelB,
    winner: "tie" as const,
  }));
  const fit = fitted(tallyVotes([...votes, ...newcomer]), { prior: 1 });
  const covariance = methodCovariance(fit);
  const rounds = 800;
  const replicates = refitReplicates(fit, covariance, drawCounts(fit.evidence.tally, 1), { seed: 1, to: rounds });
  fit.evidence.tally.models.forEach((model, i) => {
    let squares = 0;
    for (let r = 0; r < rounds; r++) squares += (replicates[r * 7 + i] - fit.logOdds[i]) ** 2;
    const ratio = Math.sqrt(squares / rounds / covariance.strengths[i * 8]);
    expect(ratio, model).toBeGreaterThan(model === "new" ? 0.8 : 0.85);
    expect(ratio, model).toBeLessThan(model === "new" ? 1.4 : 1.25);
  });
});

test.each(tieMethods)(
  "%s: intervals hold the truth 95 times in 100, for strengths and for the tie parameter",
  (ties) => {
    const model = ties === "davidson" ? davidson : raoKupper;
    let [inside, insideTie, strengthsSeen] = [0, 0, 0];
    const simulations = 300;
    for (let seed = 1; seed <= simulations; seed++) {
      const random = seededRandom(seed);
      const truth = Array.from({ length: 8 }, () => 2 * random() - 1);
      const mean = truth.reduce((sum, value) => sum + value / 8, 0);
      const counts = new Map<string, number>();
      for (let vote = 0; vote < 2500; vote++) {
        const a = Math.floor(random() ** 2 * 8);
        const b = (a + 1 + Math.floor(random() * 7)) % 8;
        const { first, tie } = chancesOf(model, truth[a] - truth[b], 0.3);
        const drawn = random();
        const key = `${a} ${b} ${drawn < first ? "model_a" : drawn < first + tie ? "tie" : "model_b"}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const votes = tally(
        Array.from(counts, ([key, count]) => {
          const [modelA, modelB, winner] = key.split(" ");
          return { modelA, modelB, winner: winner as "tie", count };
        }),
      );
      const fit = fitted(votes, { ties });
      const { strengths, tieError } = methodCovariance(fit);
      if (Math.abs(fit.tieParameter! - 0.3) < 1.96 * tieError!) insideTie++;
      fit.logOdds.forEach((value, i) => {
        if (Math.abs(value - truth[i] + mean) < 1.96 * Math.sqrt(strengths[i * 9])) inside++;
        strengthsSeen++;
      });
    }
    expect(inside / strengthsSeen).toBeGreaterThan(0.93);
    expect(inside / strengthsSeen).toBeLessThan(0.97);
    expect(insideTie / simulations).toBeGreaterThan(0.91);
    expect(insideTie / simulations).toBeLessThan(0.985);
  },
);

test.each([{ ties: "davidson" }, { ties: "rao-kupper" }, { prior: 1 }] as const)(
  "replicates climbed to by chords end where Newton's method ends: %j",
  (options) => {
    const votes = tallyVotes(simulateVotes({ models: 10, votes: 1500, seed: 3 }).votes);
    const fit = fitted(votes, options);
    const covariance = methodCovariance(fit);
    const climb = chordClimber(fit, covariance.bread);
    const draw = drawCounts(votes, 2);
    let compared = 0;
    for (let r = 0; r < 60; r++) {
      const drawn = {
        ...votes,
        firstWins: votes.firstWins.slice(),
        secondWins: votes.firstWins.slice(),
        ties: votes.ties.slice(),
      };
      draw(r, drawn);
      const evidence = { ...fit.evidence, tally: drawn };
      const near = climb(evidence);
      const exact = maximise(fit.model, evidence, fit.place);
      if (!near || !exact.ok) continue;
      compared++;
      // Only differences count: replicates are brought to mean zero afterwards.
      const fromFirst = (place: Float64Array) => place.map((value, i) => (i < 10 ? value - place[0] : value));
      const [left, right] = [fromFirst(near), fromFirst(exact.value)];
      left.forEach((value, i) => expect(Math.abs(value - right[i])).toBeLessThan(1e-4));
    }
    // The rest are left to Newton: votes far from the real ones, or a prior's opponent far from the mean.
    expect(compared).toBeGreaterThan(20);
  },
);
