import { scramble } from "../random.ts";
import { lanes } from "./kernels.ts";
import { exp2 } from "./play-tile.ts";

/**
 * Plays, in each of eight replicates, as many votes as there are, each picked at random: a resample in random order. A vote is 32
 * bits: models A and B with fifteen each, and twice A's score. Ratings are `[model][replicate]`; `counters` holds eight keys,
 * then eight strides, from which pick number v of a replicate is hashed.
 */
export function playShuffled(
  memory: ArrayBufferLike,
  _constants: number,
  votes: number,
  voteCount: number,
  ratings: number,
  counters: number,
  k: number,
  doublings: number,
): void {
  const u32 = new Uint32Array(memory);
  const i32 = new Int32Array(memory);
  const f32 = new Float32Array(memory);
  const { fround } = Math;
  const step = fround(k);
  const unit = fround(doublings);
  for (let lane = 0; lane < lanes; lane++) {
    const key = i32[counters / 4 + lane];
    const stride = i32[counters / 4 + lanes + lane];
    for (let v = 0; v < voteCount; v++) {
      const bits = scramble(key + Math.imul(v, stride));
      // The upper 32 bits of bits · voteCount, by halves, since 64 do not fit in a number.
      const low = Math.floor(((bits & 0xffff) * voteCount) / 0x1_0000);
      const vote = u32[votes / 4 + Math.floor((low + (bits >>> 16) * voteCount) / 0x1_0000)];
      const placeA = ratings / 4 + (vote & 0x7fff) * lanes + lane;
      const placeB = ratings / 4 + ((vote >>> 15) & 0x7fff) * lanes + lane;
      const score = (vote >>> 30) / 2;
      const a = f32[placeA];
      const b = f32[placeB];
      const lead = Math.min(64, Math.max(-64, fround(fround(b - a) * unit)));
      const move = fround(step * fround(score - fround(1 / fround(1 + exp2(lead)))));
      f32[placeA] = a + move;
      f32[placeB] = b - move;
    }
  }
}
