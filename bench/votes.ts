import { seededRandom } from "#lib/rating/index.ts";
import type { VoteColumns } from "#lib/rating/index.ts";

/**
 * Votes shaped like a public arena's, as typed arrays: ratings with a deviation of 120 points, a few models ten times as
 * popular as others, models arriving and retiring over sixteen epochs, three votes in ten a tie.
 */
export function makeVotes(models: number, votes: number, seed = 1): VoteColumns {
  const random = seededRandom(seed);
  const ratings = Array.from({ length: models }, () => 120 * normal(random));
  const popularity = ratings.map(() => Math.exp(0.8 * normal(random)));
  const epochs = 16;
  // A quarter is there from the start; the others come one by one and stay for five to sixteen epochs.
  const arrival = ratings.map((_, i) => (i % 4 === 0 ? 0 : Math.floor(random() * (epochs - 2))));
  const leaving = arrival.map((epoch) => epoch + 5 + Math.floor(random() * (epochs - 4)));

  const modelA = new Int32Array(votes);
  const modelB = new Int32Array(votes);
  const winner = new Uint8Array(votes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const present = ratings.map((_, i) => i).filter((i) => arrival[i] <= epoch && epoch < leaving[i]);
    const pick = picker(present, popularity, random);
    const end = Math.floor(((epoch + 1) * votes) / epochs);
    for (let v = Math.floor((epoch * votes) / epochs); v < end; v++) {
      const a = pick();
      let b = pick();
      while (b === a) b = pick();
      const expected = 1 / (1 + 10 ** ((ratings[b] - ratings[a]) / 400));
      const tie = 1.4 * expected * (1 - expected);
      const draw = random();
      modelA[v] = a;
      modelB[v] = b;
      winner[v] = draw < expected - tie / 2 ? 0 : draw < expected ? 2 : draw < expected + tie / 2 ? 3 : 1;
    }
  }
  const width = String(models - 1).length;
  return { models: ratings.map((_, i) => `model-${String(i).padStart(width, "0")}`), modelA, modelB, winner };
}

/** Draws by weight from a table of 65,536 places. */
function picker(among: readonly number[], weight: readonly number[], random: () => number): () => number {
  const total = among.reduce((sum, i) => sum + weight[i], 0);
  const table = new Int32Array(65_536);
  let place = 0;
  let passed = 0;
  for (const i of among) {
    passed += weight[i];
    for (const end = Math.round((passed / total) * table.length); place < end; place++) table[place] = i;
  }
  return () => table[Math.floor(random() * table.length)];
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
