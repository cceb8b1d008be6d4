// Plays votes in a tile of bootstrap replicates, eight at a time. The readable definition is `playTile` in ../play-tile.ts;
// how the weights and the powers of two are made, and why constants come from memory, is in ../README.md.

/** Where ../constants.ts puts the n-th constant, sixteen bytes each. */
// @ts-ignore: decorator
@inline
function constant(constants: usize, n: usize): v128 {
  return v128.load(constants + (n << 4));
}

export function playTile(
  constants: usize,
  votes: usize,
  voteCount: i32,
  ratings: usize,
  firstReplicate: i32,
  replicates: i32,
  k: f32,
): void {
  const multiplier1 = constant(constants, 0);
  const multiplier2 = constant(constants, 1);
  const c0 = constant(constants, 3);
  const c1 = constant(constants, 4);
  const c2 = constant(constants, 5);
  const c3 = constant(constants, 6);
  const c4 = constant(constants, 7);
  const c5 = constant(constants, 8);
  const magic = constant(constants, 9);
  const most = constant(constants, 10);
  const least = constant(constants, 11);
  const signBits = constant(constants, 12);
  const t1 = constant(constants, 13);
  const t2 = constant(constants, 14);
  const t3 = constant(constants, 15);
  const t4 = constant(constants, 16);
  const t5 = constant(constants, 17);
  const t6 = constant(constants, 18);
  const t7 = constant(constants, 19);
  const t8 = constant(constants, 20);
  // Comparisons that hold add −1, so K is taken negative.
  const minusK = f32x4.neg(f32x4.splat(k));
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
      // `scramble` of ../../random.ts, on four lanes.
      let bits = v128.xor(counter, i32x4.shr_u(counter, 16));
      counter = i32x4.add(counter, next);
      bits = i32x4.mul(bits, multiplier1);
      bits = v128.xor(bits, i32x4.shr_u(bits, 15));
      bits = i32x4.mul(bits, multiplier2);
      bits = v128.xor(bits, i32x4.shr_u(bits, 16));
      // Sixteen bits a replicate; compared as signed numbers, for which there is one instruction.
      bits = v128.xor(bits, signBits);
      const times = i16x8.add(
        i16x8.add(
          i16x8.add(i16x8.gt_s(bits, t1), i16x8.gt_s(bits, t2)),
          i16x8.add(i16x8.gt_s(bits, t3), i16x8.gt_s(bits, t4)),
        ),
        i16x8.add(
          i16x8.add(i16x8.gt_s(bits, t5), i16x8.gt_s(bits, t6)),
          i16x8.add(i16x8.gt_s(bits, t7), i16x8.gt_s(bits, t8)),
        ),
      );
      const weight0 = f32x4.mul(minusK, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(times)));
      const weight1 = f32x4.mul(minusK, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(times)));

      const a0 = v128.load(rowA + at);
      const a1 = v128.load(rowA + at, 16);
      const b0 = v128.load(rowB + at);
      const b1 = v128.load(rowB + at, 16);
      const x0 = f32x4.pmin(most, f32x4.pmax(least, f32x4.sub(b0, a0)));
      const x1 = f32x4.pmin(most, f32x4.pmax(least, f32x4.sub(b1, a1)));
      // 2^x: adding 1.5 · 2^23 leaves x rounded to a whole number in the last bits; they go to the exponent.
      const s0 = f32x4.add(x0, magic);
      const s1 = f32x4.add(x1, magic);
      const f0 = f32x4.sub(x0, f32x4.sub(s0, magic));
      const f1 = f32x4.sub(x1, f32x4.sub(s1, magic));
      const q0 = f32x4.mul(f0, f0);
      const q1 = f32x4.mul(f1, f1);
      const low0 = f32x4.add(c0, f32x4.mul(f0, c1));
      const low1 = f32x4.add(c0, f32x4.mul(f1, c1));
      const middle0 = f32x4.add(c2, f32x4.mul(f0, c3));
      const middle1 = f32x4.add(c2, f32x4.mul(f1, c3));
      const high0 = f32x4.add(c4, f32x4.mul(f0, c5));
      const high1 = f32x4.add(c4, f32x4.mul(f1, c5));
      const p0 = f32x4.add(low0, f32x4.mul(q0, f32x4.add(middle0, f32x4.mul(q0, high0))));
      const p1 = f32x4.add(low1, f32x4.mul(q1, f32x4.add(middle1, f32x4.mul(q1, high1))));
      const e0 = i32x4.add(p0, i32x4.shl(s0, 23));
      const e1 = i32x4.add(p1, i32x4.shl(s1, 23));
      const expected0 = f32x4.div(c0, f32x4.add(c0, e0));
      const expected1 = f32x4.div(c0, f32x4.add(c0, e1));
      const move0 = f32x4.mul(weight0, f32x4.sub(score, expected0));
      const move1 = f32x4.mul(weight1, f32x4.sub(score, expected1));
      v128.store(rowA + at, f32x4.add(a0, move0));
      v128.store(rowA + at, f32x4.add(a1, move1), 16);
      v128.store(rowB + at, f32x4.sub(b0, move0));
      v128.store(rowB + at, f32x4.sub(b1, move1), 16);
    }
  }
}
