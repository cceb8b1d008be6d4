import { scramble } from "../random.ts";

/** 2^16 times the distribution function of Poisson(1), rounded so that the mean is exactly one. */
export const thresholds = [24109, 48219, 60273, 64292, 65296, 65497, 65531, 65535];

/** Poisson(1) from 16 random bits. */
export const poissonOne = new Uint8Array(65536);
for (const threshold of thresholds) for (let bits = threshold; bits < 65536; bits++) poissonOne[bits]++;

/**
 * Plays votes, in order, in some replicates. A vote is sixteen bytes: the two models (16 bits each), A's score, and key and
 * stride of its counter. Ratings are 32-bit floats, `[model][replicate]` for the replicates of this tile, in doublings of the
 * odds from the start; so is K.
 *
 * In replicate r a vote counts w times, w drawn from Poisson(1) by hashing; one 32-bit hash serves two replicates.
 */
export function playTile(
  memory: ArrayBufferLike,
  _constants: number,
  votes: number,
  voteCount: number,
  ratings: number,
  firstReplicate: number,
  replicates: number,
  k: number,
): void {
  const u16 = new Uint16Array(memory);
  const i32 = new Int32Array(memory);
  const f32 = new Float32Array(memory);
  const { fround } = Math;
  const step = fround(k);
  for (let v = 0; v < voteCount; v++) {
    const vote = votes / 4 + 4 * v;
    const rowA = ratings / 4 + u16[2 * vote] * replicates;
    const rowB = ratings / 4 + u16[2 * vote + 1] * replicates;
    const score = f32[vote + 1];
    const key = i32[vote + 2];
    const stride = i32[vote + 3];
    for (let r = 0; r < replicates; r += 2) {
      const bits = scramble(key + Math.imul(firstReplicate + r, stride));
      for (let one = r; one < r + 2; one++) {
        const times = poissonOne[one === r ? bits & 0xffff : bits >>> 16];
        const a = f32[rowA + one];
        const b = f32[rowB + one];
        const lead = Math.min(64, Math.max(-64, fround(b - a)));
        const expected = fround(1 / fround(1 + exp2(lead)));
        const move = fround(fround(step * times) * fround(score - expected));
        f32[rowA + one] = a + move;
        f32[rowB + one] = b - move;
      }
    }
  }
}

const powers = Float32Array.from({ length: 129 }, (_, i) => 2 ** (i - 64));
const [c0, c1, c2, c3, c4, c5] = [1, 0.69314718, 0.24022651, 0.055504109, 0.0096181291, 0.0013333558].map(Math.fround);
export const coefficients = [c0, c1, c2, c3, c4, c5];

/** 2^x for |x| ≤ 64 in 32-bit floats: the whole part from a table, the rest by a polynomial that is off by 2e-7 at most. */
export function exp2(x: number): number {
  const { fround } = Math;
  // Adding 1.5 · 2^23 leaves x rounded to a whole number.
  const whole = fround(fround(x + 12582912) - 12582912);
  const f = fround(x - whole);
  const square = fround(f * f);
  const low = fround(c0 + fround(f * c1));
  const middle = fround(c2 + fround(f * c3));
  const high = fround(c4 + fround(f * c5));
  const p = fround(low + fround(square * fround(middle + fround(square * high))));
  return fround(p * powers[whole + 64]);
}
