// Plays resampled, reshuffled votes in eight bootstrap replicates. The readable definition is `playShuffled` in
// ../play-shuffled.ts. Every lane plays a vote of its own, so ratings are gathered and scattered lane by lane.

/** Where ../constants.ts puts the n-th constant, sixteen bytes each. */
// @ts-ignore: decorator
@inline
function constant(constants: usize, n: usize): v128 {
  return v128.load(constants + (n << 4));
}

/** The vote, packed in 32 bits, that a hash of 32 bits picks among `count`. */
// @ts-ignore: decorator
@inline
function pick(votes: usize, count: u64, bits: i32): usize {
  return votes + (<usize>((<u64>(<u32>bits) * count) >> 32) << 2);
}

/** The place of a model's rating in lane 0. */
// @ts-ignore: decorator
@inline
function placeOf(ratings: usize, model: i32): usize {
  return ratings + ((<usize>model & 0x7fff) << 5);
}

// @ts-ignore: decorator
@inline
function play4(
  constants: usize,
  votes: usize,
  count: u64,
  ratings: usize,
  bits: v128,
  k: v128,
  doublings: v128,
): void {
  const packed = v128.load32_lane(
    pick(votes, count, i32x4.extract_lane(bits, 3)),
    v128.load32_lane(
      pick(votes, count, i32x4.extract_lane(bits, 2)),
      v128.load32_lane(
        pick(votes, count, i32x4.extract_lane(bits, 1)),
        v128.load32_zero(pick(votes, count, i32x4.extract_lane(bits, 0))),
        1,
      ),
      2,
    ),
    3,
  );
  const v0 = i32x4.extract_lane(packed, 0);
  const v1 = i32x4.extract_lane(packed, 1);
  const v2 = i32x4.extract_lane(packed, 2);
  const v3 = i32x4.extract_lane(packed, 3);
  const a0 = placeOf(ratings, v0);
  const a1 = placeOf(ratings, v1) + 4;
  const a2 = placeOf(ratings, v2) + 8;
  const a3 = placeOf(ratings, v3) + 12;
  const b0 = placeOf(ratings, v0 >> 15);
  const b1 = placeOf(ratings, v1 >> 15) + 4;
  const b2 = placeOf(ratings, v2 >> 15) + 8;
  const b3 = placeOf(ratings, v3 >> 15) + 12;
  let a = v128.load32_zero(a0);
  a = v128.load32_lane(a1, a, 1);
  a = v128.load32_lane(a2, a, 2);
  a = v128.load32_lane(a3, a, 3);
  let b = v128.load32_zero(b0);
  b = v128.load32_lane(b1, b, 1);
  b = v128.load32_lane(b2, b, 2);
  b = v128.load32_lane(b3, b, 3);
  const score = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(packed, 30)), constant(constants, 2));

  const c0 = constant(constants, 3);
  const magic = constant(constants, 9);
  const x = f32x4.pmin(
    constant(constants, 10),
    f32x4.pmax(constant(constants, 11), f32x4.mul(f32x4.sub(b, a), doublings)),
  );
  const s = f32x4.add(x, magic);
  const f = f32x4.sub(x, f32x4.sub(s, magic));
  const q = f32x4.mul(f, f);
  const low = f32x4.add(c0, f32x4.mul(f, constant(constants, 4)));
  const middle = f32x4.add(constant(constants, 5), f32x4.mul(f, constant(constants, 6)));
  const high = f32x4.add(constant(constants, 7), f32x4.mul(f, constant(constants, 8)));
  const p = f32x4.add(low, f32x4.mul(q, f32x4.add(middle, f32x4.mul(q, high))));
  const e = i32x4.add(p, i32x4.shl(s, 23));
  const move = f32x4.mul(k, f32x4.sub(score, f32x4.div(c0, f32x4.add(c0, e))));
  const nextA = f32x4.add(a, move);
  const nextB = f32x4.sub(b, move);
  v128.store32_lane(a0, nextA, 0);
  v128.store32_lane(a1, nextA, 1);
  v128.store32_lane(a2, nextA, 2);
  v128.store32_lane(a3, nextA, 3);
  v128.store32_lane(b0, nextB, 0);
  v128.store32_lane(b1, nextB, 1);
  v128.store32_lane(b2, nextB, 2);
  v128.store32_lane(b3, nextB, 3);
}

// @ts-ignore: decorator
@inline
function scramble4(x: v128, multiplier1: v128, multiplier2: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16));
  x = i32x4.mul(x, multiplier1);
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, multiplier2);
  return v128.xor(x, i32x4.shr_u(x, 16));
}

export function playShuffled(
  constants: usize,
  votes: usize,
  voteCount: i32,
  ratings: usize,
  counters: usize,
  k: f32,
  doublings: f32,
): void {
  const multiplier1 = constant(constants, 0);
  const multiplier2 = constant(constants, 1);
  const kLanes = f32x4.splat(k);
  const unit = f32x4.splat(doublings);
  const count = <u64>voteCount;
  let key0 = v128.load(counters);
  let key1 = v128.load(counters, 16);
  const stride0 = v128.load(counters, 32);
  const stride1 = v128.load(counters, 48);
  for (let v = 0; v < voteCount; v++) {
    play4(constants, votes, count, ratings, scramble4(key0, multiplier1, multiplier2), kLanes, unit);
    play4(constants, votes, count, ratings + 16, scramble4(key1, multiplier1, multiplier2), kLanes, unit);
    key0 = i32x4.add(key0, stride0);
    key1 = i32x4.add(key1, stride1);
  }
}
