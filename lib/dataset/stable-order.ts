/** Digits of 16 bits: four passes over a double. */
const digits = 4;
const radix = 65536;

/**
 * The order that sorts the keys, equal keys as they stand: radix sort, a second for ten million keys.
 *
 * Shape:  indexes of the keys, smallest key first; null when they are in order already, as votes mostly are.
 */
export function stableOrder(keys: Float64Array): Uint32Array | null {
  if (isAscending(keys)) return null;
  const bits = new Uint16Array(sortableBits(keys).buffer);
  let order = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let next = new Uint32Array(keys.length);
  for (let digit = 0; digit < digits; digit++) {
    const starts = new Uint32Array(radix + 1);
    for (let i = digit; i < bits.length; i += digits) starts[bits[i] + 1]++;
    for (let value = 0; value < radix; value++) starts[value + 1] += starts[value];
    for (const index of order) next[starts[bits[digits * index + digit]]++] = index;
    [order, next] = [next, order];
  }
  return order;
}

function isAscending(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i] < keys[i - 1]) return false;
  return true;
}

/** Doubles as unsigned numbers in the same order: the sign bit turned, and for negative ones all the others too. */
function sortableBits(keys: Float64Array): Uint32Array {
  // Adding 0 makes −0 the 0 it equals.
  const words = new Uint32Array(keys.map((key) => key + 0).buffer);
  for (let high = 1; high < words.length; high += 2) {
    const isNegative = words[high] >>> 31 === 1;
    words[high - 1] = isNegative ? ~words[high - 1] : words[high - 1];
    words[high] = isNegative ? ~words[high] : words[high] | 0x8000_0000;
  }
  return words;
}
