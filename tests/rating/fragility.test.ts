import { expect, test } from "vitest";
import { fewestVotesToSwap, fragilityOfOrder } from "#lib/rating/fragility.ts";
import { fitBradleyTerry, simulateVotes, tally, tallyVotes } from "#lib/rating/index.ts";
import type { PairCount, Tally } from "#lib/rating/index.ts";
import { seededRandom } from "#lib/rating/random.ts";
import { beat, tied } from "./votes.ts";

function strengthsOf(votes: Tally): Float64Array | undefined {
  const fit = fitBradleyTerry(votes);
  return fit.ok ? fit.value.logOdds : undefined;
}

test("30 to 20 is turned round by eleven fewer wins", () => {
  const votes = tally([beat("ada", "bob", 30), beat("bob", "ada", 20)]);
  expect(fewestVotesToSwap(votes, strengthsOf(votes)!, 0, 1)).toEqual({
    votes: 11,
    removed: [beat("ada", "bob", 11)],
    share: 11 / 50,
    outcome: "swapped",
  });
});

test("losing its only wins parts a model from its rival instead of swapping them", () => {
  const votes = tally([beat("ada", "bob", 2), beat("bob", "ada", 1)]);
  // One win fewer makes them equal, two leave bob undefeated: no scale any more.
  expect(fewestVotesToSwap(votes, strengthsOf(votes)!, 0, 1)).toMatchObject({ votes: 2, outcome: "parted" });
});

/** Tries every way to remove ever more votes. */
function bruteForce(votes: Tally, upper: number, lower: number): number {
  const cells = [votes.firstWins, votes.secondWins, votes.ties].flatMap((counts, verdict) =>
    Array.from(counts, (count, p) => ({ verdict, p, count })).filter(({ count }) => count > 0),
  );
  const turns = (taken: number[]) => {
    const counts = [votes.firstWins.slice(), votes.secondWins.slice(), votes.ties.slice()];
    cells.forEach(({ verdict, p }, c) => (counts[verdict][p] -= taken[c]));
    const logOdds = strengthsOf({ ...votes, firstWins: counts[0], secondWins: counts[1], ties: counts[2] });
    return !!logOdds && logOdds[lower] - logOdds[upper] > 1e-9;
  };
  const search = (taken: number[], cell: number, left: number): boolean => {
    if (left === 0) return turns(taken);
    if (cell === cells.length) return false;
    for (let take = Math.min(left, cells[cell].count); take >= 0; take--) {
      taken[cell] = take;
      if (search(taken, cell + 1, left - take)) return true;
    }
    taken[cell] = 0;
    return false;
  };
  for (let size = 1; ; size++) if (search(new Array<number>(cells.length).fill(0), 0, size)) return size;
}

test("on small boards it is the fewest there are, or at most one more, as trying everything shows", () => {
  const random = seededRandom(12);
  let exact = 0;
  let tried = 0;
  for (let round = 0; round < 40; round++) {
    const names = ["ada", "bob", "cyd"];
    const counts: PairCount[] = names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .flatMap((b) => [
          beat(a, b, 1 + Math.floor(6 * random())),
          beat(b, a, 1 + Math.floor(6 * random())),
          tied(a, b, Math.floor(3 * random())),
        ]),
    );
    const votes = tally(counts);
    const logOdds = strengthsOf(votes)!;
    const [upper, lower] = [...logOdds.keys()].sort((i, j) => logOdds[j] - logOdds[i]);
    if (logOdds[upper] - logOdds[lower] < 1e-6) continue;
    const found = fewestVotesToSwap(votes, logOdds, upper, lower)!;
    if (found.outcome === "parted") continue;
    const fewest = bruteForce(votes, upper, lower);
    tried++;
    expect(found.votes).toBeGreaterThanOrEqual(fewest);
    expect(found.votes).toBeLessThanOrEqual(fewest + 1);
    if (found.votes === fewest) exact++;
  }
  expect(exact / tried).toBeGreaterThan(0.7);
});

test("every adjacent pair of a larger board is turned round by what is named, and by no less of it", () => {
  const votes = tallyVotes(simulateVotes({ models: 12, votes: 5000, seed: 2 }).votes);
  const logOdds = strengthsOf(votes)!;
  const order = fragilityOfOrder(votes, logOdds);
  expect(order).toHaveLength(11);
  for (const { upper, lower, fragility } of order) {
    const { votes: count, removed, outcome } = fragility!;
    expect(outcome).toBe("swapped");
    expect(removed.reduce((sum, cell) => sum + cell.count, 0)).toBe(count);
    const left = (cells: PairCount[]) => {
      const rest = {
        ...votes,
        firstWins: votes.firstWins.slice(),
        secondWins: votes.secondWins.slice(),
        ties: votes.ties.slice(),
      };
      for (const { modelA, modelB, winner, count: taken } of cells) {
        const [a, b] = [votes.models.indexOf(modelA), votes.models.indexOf(modelB)];
        const p = votes.first.findIndex((one, at) => one === a && votes.second[at] === b);
        ({ model_a: rest.firstWins, model_b: rest.secondWins, tie: rest.ties, both_bad: rest.ties })[winner][p] -=
          taken;
      }
      return strengthsOf(rest)!;
    };
    const [u, l] = [votes.models.indexOf(upper), votes.models.indexOf(lower)];
    const after = left(removed);
    expect(after[l]).toBeGreaterThan(after[u]);
  }
});
