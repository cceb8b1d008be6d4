import { lanes } from "./kernels.ts";

/**
 * In which of eight replicates everybody can be reached from `hub` along points gained (side 0) or conceded (side 32).
 * An edge is the place of the rival's strengths and the place, in the tile, of what the owner gained; what it conceded lies 32
 * bytes beside, before or behind.
 */
export function reachBlock(
  memory: ArrayBufferLike,
  start: number,
  edges: number,
  tile: number,
  _seen: number,
  _queue: number,
  n: number,
  hub: number,
  side: number,
): number {
  const i32 = new Int32Array(memory);
  const f32 = new Float32Array(memory);
  let reached = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const seen = new Set([hub]);
    for (const i of seen) {
      for (let e = i32[start / 4 + i]; e < i32[start / 4 + i + 1]; e++) {
        const rival = i32[edges / 4 + 2 * e] / 32;
        const points = f32[(tile + (i32[edges / 4 + 2 * e + 1] ^ side)) / 4 + lane];
        if (points > 0) seen.add(rival);
      }
    }
    if (seen.size === n) reached |= 1 << lane;
  }
  return reached;
}

/**
 * Fits eight replicates: one step of the scoring method from the real fit, which needs no division, then Newman sweeps (see
 * ../sweep.ts) until in all wanted lanes nothing moves by more than `tolerance`. All eight stop together, so that the result
 * depends on which eight they are, and on nothing else.
 */
export function solveBlock(
  memory: ArrayBufferLike,
  start: number,
  edges: number,
  expected: number,
  bread: number,
  best: number,
  tile: number,
  gradient: number,
  strength: number,
  n: number,
  wanted: number,
  tolerance: number,
  maxSweeps: number,
): number {
  const { fround, abs } = Math;
  const i32 = new Int32Array(memory);
  const f32 = new Float32Array(memory);
  const rowStart = (i: number) => i32[start / 4 + i];
  const gainedAt = (e: number) => (tile + i32[edges / 4 + 2 * e + 1]) / 4;
  const concededAt = (e: number) => (tile + (i32[edges / 4 + 2 * e + 1] ^ 32)) / 4;
  const near = fround(tolerance);

  for (let i = 0; i < n; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      let sum = 0;
      for (let e = rowStart(i); e < rowStart(i + 1); e++) {
        const gained = f32[gainedAt(e) + lane];
        const played = fround(gained + f32[concededAt(e) + lane]);
        sum = fround(sum + fround(gained - fround(played * f32[expected / 4 + e])));
      }
      f32[gradient / 4 + i * lanes + lane] = sum;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      let step = 0;
      for (let j = 0; j < n; j++) {
        step = fround(step + fround(f32[bread / 4 + i * n + j] * f32[gradient / 4 + j * lanes + lane]));
      }
      f32[strength / 4 + i * lanes + lane] = f32[best / 4 + i] * roughExp(step);
    }
  }

  let moving = wanted;
  for (let round = 0; round < maxSweeps && moving !== 0; round++) {
    moving = 0;
    for (let i = 0; i < n; i++) {
      for (let lane = 0; lane < lanes; lane++) {
        const own = f32[strength / 4 + i * lanes + lane];
        let gained = 0;
        let conceded = 0;
        for (let e = rowStart(i); e < rowStart(i + 1); e++) {
          const theirs = f32[(strength + i32[edges / 4 + 2 * e]) / 4 + lane];
          const share = fround(1 / fround(own + theirs));
          gained = fround(gained + fround(fround(f32[gainedAt(e) + lane] * theirs) * share));
          conceded = fround(conceded + fround(f32[concededAt(e) + lane] * share));
        }
        const next = fround(gained / conceded);
        if (abs(fround(next - own)) > fround(near * own)) moving |= wanted & (1 << lane);
        f32[strength / 4 + i * lanes + lane] = next;
      }
    }
  }
  return wanted & ~moving;
}

/** e^x by Padé's (2, 2): right to 0.2 % at |x| = 1 and positive everywhere, which is all that a start needs. */
function roughExp(x: number): number {
  const { fround } = Math;
  const even = fround(1 + fround(fround(x * x) * fround(0.083333336)));
  const odd = fround(x * 0.5);
  return fround(fround(even + odd) / fround(even - odd));
}
