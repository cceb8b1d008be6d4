// Fits eight bootstrap replicates at once, one SIMD lane each. The readable definitions are in ../solve-block.ts; why a
// first step is taken before the sweeps, and the layout of the memory, are in ../README.md.

/** Which lanes are strongly connected in one direction: bit l for lane l. */
export function reachBlock(
  start: usize,
  edges: usize,
  tile: usize,
  seen: usize,
  queue: usize,
  n: i32,
  hub: i32,
  side: i32,
): i32 {
  // seen: one byte of lanes per model, then one byte per model that says whether it waits in the queue.
  const waiting = seen + n;
  memory.fill(seen, 0, 2 * n);
  const none = f32x4.splat(0);
  store<u8>(seen + hub, 255);
  store<u8>(waiting + hub, 1);
  store<i32>(queue, hub);
  let head = 0;
  let length = 1;
  let full = 1;
  while (length > 0) {
    const i = load<i32>(queue + ((<usize>head) << 2));
    head = head + 1 === n ? 0 : head + 1;
    length--;
    store<u8>(waiting + i, 0);
    const mine = <i32>load<u8>(seen + i);
    const end = load<i32>(start + ((<usize>i + 1) << 2));
    for (let e = load<i32>(start + ((<usize>i) << 2)); e < end; e++) {
      const edge = edges + ((<usize>e) << 3);
      const j = <usize>(load<i32>(edge) >> 5);
      const had = <i32>load<u8>(seen + j);
      if (had === 255) continue;
      const points = tile + <usize>(load<i32>(edge, 4) ^ side);
      const open =
        i32x4.bitmask(f32x4.gt(v128.load(points), none)) | (i32x4.bitmask(f32x4.gt(v128.load(points, 16), none)) << 4);
      const now = had | (mine & open);
      if (now === had) continue;
      store<u8>(seen + j, now);
      if (now === 255 && ++full === n) return 255;
      if (load<u8>(waiting + j) === 0) {
        store<u8>(waiting + j, 1);
        let tail = head + length;
        if (tail >= n) tail -= n;
        store<i32>(queue + ((<usize>tail) << 2), <i32>j);
        length++;
      }
    }
  }
  let lanes = 255;
  for (let i = 0; i < n; i++) lanes &= load<u8>(seen + i);
  return lanes;
}

/** e^x by Padé's (2, 2): right to 0.2 % at |x| = 1 and positive everywhere, which is all that a start needs. */
// @ts-ignore: decorator
@inline
function roughExp(x: v128): v128 {
  const even = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.mul(x, x), f32x4.splat(0.083333336)));
  const odd = f32x4.mul(x, f32x4.splat(0.5));
  return f32x4.div(f32x4.add(even, odd), f32x4.sub(even, odd));
}

/** Which of the wanted lanes settled, as bits. */
export function solveBlock(
  start: usize,
  edges: usize,
  expected: usize,
  bread: usize,
  best: usize,
  tile: usize,
  gradient: usize,
  strength: usize,
  n: i32,
  wanted: i32,
  tolerance: f32,
  maxSweeps: i32,
): i32 {
  // One step of the scoring method from the real fit, with the information of the real votes.
  for (let i = 0; i < n; i++) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    const end = load<i32>(start + ((<usize>i + 1) << 2));
    for (let e = load<i32>(start + ((<usize>i) << 2)); e < end; e++) {
      const gainedAt = load<i32>(edges + ((<usize>e) << 3), 4);
      const gained = tile + <usize>gainedAt;
      const conceded = tile + <usize>(gainedAt ^ 32);
      const p = v128.load32_splat(expected + ((<usize>e) << 2));
      const g0 = v128.load(gained);
      const g1 = v128.load(gained, 16);
      sum0 = f32x4.add(sum0, f32x4.sub(g0, f32x4.mul(f32x4.add(g0, v128.load(conceded)), p)));
      sum1 = f32x4.add(sum1, f32x4.sub(g1, f32x4.mul(f32x4.add(g1, v128.load(conceded, 16)), p)));
    }
    const out = gradient + ((<usize>i) << 5);
    v128.store(out, sum0);
    v128.store(out, sum1, 16);
  }
  for (let i = 0; i < n; i++) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    const row = bread + ((<usize>i * n) << 2);
    for (let j = 0; j < n; j++) {
      const b = v128.load32_splat(row + ((<usize>j) << 2));
      const from = gradient + ((<usize>j) << 5);
      sum0 = f32x4.add(sum0, f32x4.mul(b, v128.load(from)));
      sum1 = f32x4.add(sum1, f32x4.mul(b, v128.load(from, 16)));
    }
    const begin = v128.load32_splat(best + ((<usize>i) << 2));
    const out = strength + ((<usize>i) << 5);
    v128.store(out, f32x4.mul(begin, roughExp(sum0)));
    v128.store(out, f32x4.mul(begin, roughExp(sum1)), 16);
  }

  const near = f32x4.splat(tolerance);
  let moving = wanted;
  for (let round = 0; round < maxSweeps && moving !== 0; round++) {
    let far0 = i32x4.splat(0);
    let far1 = i32x4.splat(0);
    for (let i = 0; i < n; i++) {
      const own = strength + ((<usize>i) << 5);
      const own0 = v128.load(own);
      const own1 = v128.load(own, 16);
      let gained0 = f32x4.splat(0);
      let gained1 = f32x4.splat(0);
      let conceded0 = f32x4.splat(0);
      let conceded1 = f32x4.splat(0);
      const one = f32x4.splat(1);
      const end = edges + ((<usize>load<i32>(start + ((<usize>i + 1) << 2))) << 3);
      for (let edge = edges + ((<usize>load<i32>(start + ((<usize>i) << 2))) << 3); edge < end; edge += 8) {
        const theirs = strength + <usize>load<i32>(edge);
        const gainedAt = load<i32>(edge, 4);
        const gained = tile + <usize>gainedAt;
        const conceded = tile + <usize>(gainedAt ^ 32);
        const theirs0 = v128.load(theirs);
        const theirs1 = v128.load(theirs, 16);
        const share0 = f32x4.div(one, f32x4.add(own0, theirs0));
        const share1 = f32x4.div(one, f32x4.add(own1, theirs1));
        gained0 = f32x4.add(gained0, f32x4.mul(f32x4.mul(v128.load(gained), theirs0), share0));
        gained1 = f32x4.add(gained1, f32x4.mul(f32x4.mul(v128.load(gained, 16), theirs1), share1));
        conceded0 = f32x4.add(conceded0, f32x4.mul(v128.load(conceded), share0));
        conceded1 = f32x4.add(conceded1, f32x4.mul(v128.load(conceded, 16), share1));
      }
      const next0 = f32x4.div(gained0, conceded0);
      const next1 = f32x4.div(gained1, conceded1);
      far0 = v128.or(far0, f32x4.gt(f32x4.abs(f32x4.sub(next0, own0)), f32x4.mul(near, own0)));
      far1 = v128.or(far1, f32x4.gt(f32x4.abs(f32x4.sub(next1, own1)), f32x4.mul(near, own1)));
      v128.store(own, next0);
      v128.store(own, next1, 16);
    }
    moving = wanted & (i32x4.bitmask(far0) | (i32x4.bitmask(far1) << 4));
  }
  return wanted & ~moving;
}
