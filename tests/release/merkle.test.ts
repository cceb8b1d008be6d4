import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createHash } from "node:crypto";
import {
  consistencyRanges,
  GrowingTree,
  hashLeaf,
  inclusionRanges,
  isConsistent,
  isIncluded,
  rootsOf,
  subtreeRoot,
} from "#lib/release/merkle.ts";
import { isProved } from "#lib/release/check-proof.ts";
import { leafOf } from "#lib/release/vote-leaf.ts";
import type { Hash } from "#lib/release/merkle.ts";

/** The definition of RFC 6962, 2.1, word for word: the slow witness. */
function slowRoot(leaves: readonly Hash[]): Hash {
  const sha256 = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return sha256(Buffer.from([1]), slowRoot(leaves.slice(0, k)), slowRoot(leaves.slice(k)));
}

function treeOf(leaves: readonly Hash[]): GrowingTree {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree;
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => hashLeaf(`vote ${i}`));

/** Certificate Transparency's own test inputs and roots (certificate-transparency, merkle_tree_test.cc). */
const theirs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const theirRoots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("the roots are those of Certificate Transparency's own test data", () => {
  const tree = new GrowingTree();
  expect(tree.root().toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  theirs.forEach((hex, i) => {
    tree.append(hashLeaf(Buffer.from(hex, "hex")));
    expect(tree.root().toString("hex")).toBe(theirRoots[i]);
  });
});

test("a tree grown leaf by leaf, or taken up again on the way, has the root of the definition", () => {
  for (let count = 0; count <= 70; count++) {
    const leaves = leavesOf(count);
    expect(treeOf(leaves).root()).toEqual(slowRoot(leaves));
    const half = treeOf(leaves.slice(0, count >> 1));
    const resumed = new GrowingTree(half.frontier, half.size);
    for (const leaf of leaves.slice(count >> 1)) resumed.append(leaf);
    expect(resumed.root()).toEqual(slowRoot(leaves));
    expect(resumed.size).toBe(count);
  }
});

describe("proofs", () => {
  test("that a leaf is in a tree hold for every leaf, and for no other leaf, place or tree", async () => {
    for (const size of [1, 2, 3, 7, 8, 13, 33]) {
      const leaves = leavesOf(size);
      const tree = { size, root: slowRoot(leaves) };
      for (let index = 0; index < size; index++) {
        const proof = await rootsOf(inclusionRanges(index, size), leaves);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)) || 0);
        expect(isIncluded(leaves[index], index, tree, proof)).toBe(true);
        expect(isIncluded(hashLeaf("another"), index, tree, proof)).toBe(false);
        if (size > 1) expect(isIncluded(leaves[index], (index + 1) % size, tree, proof)).toBe(false);
        expect(isIncluded(leaves[index], index, { size, root: hashLeaf("another") }, proof)).toBe(false);
      }
    }
  });

  test("that one tree is the beginning of another hold for every size, and not once a leaf was changed or dropped", async () => {
    for (let later = 1; later <= 20; later++) {
      const leaves = leavesOf(later);
      for (let earlier = 0; earlier <= later; earlier++) {
        const proof = await rootsOf(consistencyRanges(earlier, later), leaves);
        const [before, after] = [leaves.slice(0, earlier), leaves].map((some) => ({
          size: some.length,
          root: slowRoot(some),
        }));
        expect(isConsistent(before, after, proof), `${earlier} in ${later}`).toBe(true);
        if (earlier === 0) continue;
        const edited = leaves.with(earlier - 1, hashLeaf("edited"));
        const forged = await rootsOf(consistencyRanges(earlier, later), edited);
        const instead = { size: later, root: slowRoot(edited) };
        expect(isConsistent(before, instead, forged), `${earlier} in an edited ${later}`).toBe(false);
        expect(isConsistent(before, instead, proof)).toBe(false);
      }
    }
  });

  test("are those of the standard's example: a tree of 3, 4 and 6 in one of 7", () => {
    // RFC 6962, 2.1.3: PROOF(3, D[7]) = [c, d, g, l], PROOF(4, D[7]) = [l], PROOF(6, D[7]) = [i, j, k].
    const [c, d, g, l] = [
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 0, to: 2 },
      { from: 4, to: 7 },
    ];
    const [i, j, k] = [
      { from: 4, to: 6 },
      { from: 6, to: 7 },
      { from: 0, to: 4 },
    ];
    expect(consistencyRanges(3, 7)).toEqual([c, d, g, l]);
    expect(consistencyRanges(4, 7)).toEqual([l]);
    expect(consistencyRanges(6, 7)).toEqual([i, j, k]);
    // Audit paths for d0, d3, d4, d6: [b, h, l], [c, g, l], [f, j, k], [i, k].
    expect(inclusionRanges(0, 7)).toEqual([{ from: 1, to: 2 }, { from: 2, to: 4 }, l]);
    expect(inclusionRanges(3, 7)).toEqual([c, g, l]);
    expect(inclusionRanges(4, 7)).toEqual([{ from: 5, to: 6 }, j, k]);
    expect(inclusionRanges(6, 7)).toEqual([i, k]);
  });

  test("no proof made up of other hashes is taken", () => {
    const leaves = leavesOf(12);
    const [before, after] = [leaves.slice(0, 5), leaves].map((some) => ({ size: some.length, root: slowRoot(some) }));
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    fc.assert(fc.property(fc.array(hash, { maxLength: 6 }), (proof) => !isConsistent(before, after, proof)));
  });
});

describe("the check that is given away", () => {
  const voteAt = (position: number) => ({
    ...{ position, question_id: `battle ${position}`, turn: 1, model_a: "ada", model_b: "bob", winner: "tie" },
    ...{ judge: "arena_user_unknown", anony: true, tstamp: 1767225600.5 + position },
  });

  test("holds for every vote of every tree, made of leaves or of what earlier releases left, and for nothing else", async () => {
    for (const size of [1, 2, 3, 6, 7, 8, 21]) {
      const votes = Array.from({ length: size }, (_, position) => voteAt(position));
      const leaves = votes.map(leafOf);
      const tree = { size, root: slowRoot(leaves).toString("hex") };
      for (const vote of votes) {
        const path: string[] = [];
        for (const range of inclusionRanges(vote.position, size)) {
          const known = ({ from, to }: { from: number; to: number }) => (to - from === 1 ? leaves[from] : null);
          path.push((await subtreeRoot(range, known)).toString("hex"));
        }
        expect(isProved({ vote, tree, path })).toBe(true);
        expect(isProved({ vote: { ...vote, winner: "model_a" }, tree, path })).toBe(false);
        expect(isProved({ vote, tree: { ...tree, root: hashLeaf("another").toString("hex") }, path })).toBe(false);
        expect(isProved({ vote, tree, path: [...path, tree.root] })).toBe(false);
        if (path.length > 0) expect(isProved({ vote, tree, path: path.slice(1) })).toBe(false);
        if (size > 1)
          expect(isProved({ vote: { ...vote, position: (vote.position + 1) % size }, tree, path })).toBe(false);
      }
    }
  });
});
