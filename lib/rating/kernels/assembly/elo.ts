// Plays votes in a tile of bootstrap replicates, eight at a time. The readable definition is `playTile` in ../play-tile.ts;
// how the weights and the powers of two are made is in ../README.md.
import { scramble4 } from "./draw";

/** 2^x for −126 ≤ x ≤ 126: whole part into the exponent bits, the rest by a polynomial that is off by 2e-7 at most. */
// @ts-ignore: decorator
@inline
function exp2(x: v128): v128 {
  // Adding 1.5 · 2^23 leaves x rounded to a whole number in the last bits.
  const magic = f32x4.splat(12582912);
  const shifted = f32x4.add(x, magic);
  const f = f32x4.sub(x, f32x4.sub(shifted, magic));
  let p = f32x4.add(f32x4.splat(0.0096181291), f32x4.mul(f, f32x4.splat(0.0013333558)));
  p = f32x4.add(f32x4.splat(0.055504109), f32x4.mul(f, p));
  p = f32x4.add(f32x4.splat(0.24022651), f32x4.mul(f, p));
  p = f32x4.add(f32x4.splat(0.69314718), f32x4.mul(f, p));
  p = f32x4.add(f32x4.splat(1), f32x4.mul(f, p));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

// @ts-ignore: decorator
@inline
function play4(ofA: usize, ofB: usize, weight: v128, score: v128, doublings: v128): void {
  const a = v128.load(ofA);
  const b = v128.load(ofB);
  let lead = f32x4.mul(f32x4.sub(b, a), doublings);
  lead = f32x4.pmin(f32x4.splat(64), f32x4.pmax(f32x4.splat(-64), lead));
  const one = f32x4.splat(1);
  const expected = f32x4.div(one, f32x4.add(one, exp2(lead)));
  const move = f32x4.mul(weight, f32x4.sub(score, expected));
  v128.store(ofA, f32x4.add(a, move));
  v128.store(ofB, f32x4.sub(b, move));
}

export function playTile(
  votes: usize,
  voteCount: i32,
  ratings: usize,
  firstReplicate: i32,
  replicates: i32,
  k: f32,
  doublings: f32,
): void {
  const kLanes = f32x4.splat(k);
  const doublingLanes = f32x4.splat(doublings);
  const evens = i32x4.add(i32x4.splat(firstReplicate), i32x4(0, 2, 4, 6));
  const rowBytes = (<usize>replicates) << 2;
  for (let v = 0; v < voteCount; v++) {
    const vote = votes + ((<usize>v) << 4);
    const rowA = ratings + <usize>load<u16>(vote) * rowBytes;
    const rowB = ratings + <usize>load<u16>(vote, 2) * rowBytes;
    const score = v128.load32_splat(vote, 4);
    const stride = load<i32>(vote, 12);
    let counter = i32x4.add(v128.load32_splat(vote, 8), i32x4.mul(evens, i32x4.splat(stride)));
    const next = i32x4.splat(stride << 3);
    for (let at: usize = 0; at < rowBytes; at += 32) {
      // Sixteen bits a replicate; compared as signed numbers, for which there is one instruction.
      const bits = v128.xor(scramble4(counter), i16x8.splat(<i16>-32768));
      counter = i32x4.add(counter, next);
      let times = i16x8.gt_s(bits, i16x8.splat(<i16>(24108 - 32768)));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(48218 - 32768))));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(60272 - 32768))));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(64291 - 32768))));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(65295 - 32768))));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(65496 - 32768))));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(65530 - 32768))));
      times = i16x8.add(times, i16x8.gt_s(bits, i16x8.splat(<i16>(65534 - 32768))));
      // Each comparison that holds added −1.
      times = i16x8.neg(times);
      const low = f32x4.mul(kLanes, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(times)));
      const high = f32x4.mul(kLanes, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(times)));
      play4(rowA + at, rowB + at, low, score, doublingLanes);
      play4(rowA + at + 16, rowB + at + 16, high, score, doublingLanes);
    }
  }
}
