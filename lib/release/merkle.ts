import { hash } from "node:crypto";

/**
 * The Merkle tree of RFC 6962: SHA-256, a zero byte before leaves and a one before nodes, so that no leaf can pass for a
 * node. A tree of n leaves is a beginning of every later one, and a few hashes prove it.
 */
export type Hash = Buffer;

const sha256 = (...parts: readonly (Uint8Array | string)[]): Hash =>
  hash("sha256", Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part))), "buffer");

const leafMark = Buffer.from([0]);
export const hashLeaf = (content: Uint8Array | string): Hash => sha256(leafMark, content);

/** A one, and both halves: filled anew for every node, of which a tree of ten million leaves has as many. */
const node = Buffer.from([1, ...Buffer.alloc(64)]);

function hashNode(left: Hash, right: Hash): Hash {
  node.set(left, 1);
  node.set(right, 33);
  return hash("sha256", node, "buffer");
}

/** The largest power of two below `size`: where a tree is parted. */
function partOf(size: number): number {
  let part = 1;
  while (part * 2 < size) part *= 2;
  return part;
}

/** A tree that grows at its end and keeps only the roots of its full subtrees, largest first: memory is log n. */
export class GrowingTree {
  readonly #roots: { size: number; hash: Hash }[] = [];
  #size = 0;

  /** Takes up where another left off. */
  constructor(frontier: readonly Hash[] = [], size = 0) {
    const sizes = bitsOf(size);
    if (sizes.length !== frontier.length)
      throw new RangeError(`a tree of ${size} leaves has ${sizes.length} full subtrees`);
    this.#roots = sizes.map((part, i) => ({ size: part, hash: frontier[i] }));
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** The roots of its full subtrees, largest first. */
  get frontier(): Hash[] {
    return this.#roots.map(({ hash }) => hash);
  }

  append(leaf: Hash): void {
    this.#size++;
    let grown = { size: 1, hash: leaf };
    for (let last = this.#roots.at(-1); last?.size === grown.size; last = this.#roots.at(-1)) {
      this.#roots.pop();
      grown = { size: last.size * 2, hash: hashNode(last.hash, grown.hash) };
    }
    this.#roots.push(grown);
  }

  root(): Hash {
    if (this.#roots.length === 0) return sha256();
    return this.#roots.map(({ hash }) => hash).reduceRight((right, left) => hashNode(left, right));
  }
}

/** The full subtrees of a tree of so many leaves, largest first: its size in binary. */
export function bitsOf(size: number): number[] {
  const sizes: number[] = [];
  for (let left = size, part = 2 ** 52; left > 0; part /= 2) {
    if (part > left) continue;
    sizes.push(part);
    left -= part;
  }
  return sizes;
}

/** Leaves `from` to before `to`. */
export interface Range {
  from: number;
  to: number;
}

/** The subtrees whose roots prove that leaf `index` is in a tree of `size`, from its sibling up (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + partOf(to - from);
    const isLeft = index < middle;
    ranges.unshift(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return ranges;
}

/** The subtrees whose roots prove that a tree of `earlier` leaves is the beginning of one of `size` (RFC 6962, 2.1.2). */
export function consistencyRanges(earlier: number, size: number): Range[] {
  if (earlier === 0 || earlier === size) return [];
  const ranges: Range[] = [];
  let [from, to, isWhole] = [0, size, true];
  while (earlier < to) {
    const middle = from + partOf(to - from);
    if (earlier <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
      isWhole = false;
    }
  }
  if (!isWhole) ranges.unshift({ from, to });
  return ranges;
}

/** The roots of some ranges of leaves, in one pass over all of them. */
export async function rootsOf(ranges: readonly Range[], leaves: AsyncIterable<Hash> | Iterable<Hash>): Promise<Hash[]> {
  const trees = ranges.map(() => new GrowingTree());
  let at = 0;
  for await (const leaf of leaves) {
    ranges.forEach(({ from, to }, i) => {
      if (at >= from && at < to) trees[i].append(leaf);
    });
    at++;
  }
  return trees.map((tree) => tree.root());
}

/** The root of a subtree from what is known of it: of a part that is not known, its halves are asked for. */
export async function subtreeRoot(
  range: Range,
  known: (range: Range) => Hash | null | Promise<Hash | null>,
): Promise<Hash> {
  const there = await known(range);
  if (there) return there;
  const { from, to } = range;
  if (to - from < 2) throw new RangeError(`nothing is known of leaf ${from}`);
  const middle = from + partOf(to - from);
  return hashNode(await subtreeRoot({ from, to: middle }, known), await subtreeRoot({ from: middle, to }, known));
}

/** Whether a leaf stands at `index` in the tree of that size and root. */
export function isIncluded(
  leaf: Hash,
  index: number,
  tree: { size: number; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (index < 0 || index >= tree.size) return false;
  const ranges = inclusionRanges(index, tree.size);
  if (ranges.length !== proof.length) return false;
  const root = ranges.reduce(
    (hash, { from }, i) => (from > index ? hashNode(hash, proof[i]) : hashNode(proof[i], hash)),
    leaf,
  );
  return root.equals(tree.root);
}

/** Whether the earlier tree is the beginning of the later one. */
export function isConsistent(
  earlier: { size: number; root: Hash },
  later: { size: number; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0 && earlier.root.equals(new GrowingTree().root());
  const ranges = consistencyRanges(earlier.size, later.size);
  // Where the earlier tree is a full subtree of the later, its root is known and not sent.
  const first = ranges.length > 0 && ranges[0].from >= earlier.size ? { from: 0, to: earlier.size } : null;
  const parts = first ? [{ ...first, hash: earlier.root }] : [];
  if (ranges.length !== proof.length) return false;
  ranges.forEach((range, i) => parts.push({ ...range, hash: proof[i] }));
  const known = new Map(parts.map(({ from, to, hash }) => [`${from}-${to}`, hash]));
  const join = (from: number, to: number): Hash | null => {
    const there = known.get(`${from}-${to}`);
    if (there) return there;
    if (to - from < 2) return null;
    const middle = from + partOf(to - from);
    const [left, right] = [join(from, middle), join(middle, to)];
    return left && right && hashNode(left, right);
  };
  return (join(0, earlier.size)?.equals(earlier.root) ?? false) && (join(0, later.size)?.equals(later.root) ?? false);
}
