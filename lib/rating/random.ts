/**
 * Counter-based randomness: a draw is a hash of what it is for (seed, cell, replicate), so results depend neither on the
 * order in which draws are made nor on how the work is cut up.
 */

/**
 * Scrambles 32 bits into 32 bits.
 *
 * Shape:  any int32 in, uint32 out; a bijection.
 * Source: Wellons, hash-prospector, "lowbias32" (bias 0.17); integer operations only, so every machine agrees.
 */
export function scramble(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** 2^32 divided by the golden ratio, odd: successive multiples spread evenly over 32 bits. */
const golden = 0x9e3779b9;

/** Hashes any number of integers, in order, to a uint32. Numbers of up to 53 bits count with all of them. */
export function hash(...parts: number[]): number {
  let state = 0x243f6a88;
  for (const part of parts) {
    const high = Math.floor(part / 0x1_0000_0000);
    state = scramble(Math.imul(state, golden) + (part | 0) + scramble(high + golden));
  }
  return state >>> 0;
}

/** A stream of uniform numbers; the only kind of randomness that may be handed to a function. */
export type Random = () => number;

/** Uniform numbers in [0, 1) with 53 bits, the n-th being a hash of the seed and n. */
export function seededRandom(seed: number): Random {
  const key = hash(seed, 1);
  const stride = hash(seed, 2) | 1;
  let counter = 0;
  const next = () => scramble(key + Math.imul(counter++, stride));
  return () => ((next() >>> 5) * 0x400_0000 + (next() >>> 6)) / 0x20_0000_0000_0000;
}
