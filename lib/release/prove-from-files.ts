import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Manifest } from "./manifest.ts";
import { bitsOf, GrowingTree } from "./merkle.ts";
import type { Range } from "./merkle.ts";
import { proveVote } from "./proof.ts";
import type { InclusionProof } from "./proof.ts";
import { readVotes } from "./verify-files.ts";
import { leafOf } from "./vote-leaf.ts";
import type { LeafFacts } from "./vote-leaf.ts";

/** More leaves than this are taken in halves, so that a large subtree does not hold up everything else. */
const mostAtOnce = 4096;
const bytesOfLeaf = 32;

/**
 * The proof for one vote of a release, from its folder alone: what earlier releases held stands in the manifest as the roots of
 * full subtrees. A vote is named by its position, by its `question_id`, or by that and its turn, as in `b81d…:2`.
 */
export async function proveFromFiles(
  folder: string,
  manifest: Manifest,
  id: string,
): Promise<Result<InclusionProof, "vote_not_released">> {
  const { first, size, previous } = manifest.merkle;
  const leaves = Buffer.alloc((size - first) * bytesOfLeaf);
  const found: { position: number; facts: LeafFacts }[] = [];
  for await (const vote of readVotes(folder)) {
    if (typeof vote === "string") return fail("vote_not_released", { message: vote });
    leafOf(vote.facts).copy(leaves, (vote.position - first) * bytesOfLeaf);
    if (isNamed(id, vote)) found.push(vote);
  }
  if (found.length !== 1) {
    const which = found.map(({ position, facts }) => `${position} (turn ${facts.turn})`).join(", ");
    const message =
      found.length === 0
        ? `release ${manifest.number} holds no vote ${id}.`
        : `${id} has several votes; name one by its position: ${which}.`;
    return fail("vote_not_released", { message });
  }
  const before = new Map<string, Buffer>();
  let at = 0;
  for (const [i, part] of bitsOf(previous.size).entries()) {
    before.set(`${at}-${at + part}`, Buffer.from(previous.frontier[i], "hex"));
    at += part;
  }
  const known = ({ from, to }: Range) => {
    const earlier = before.get(`${from}-${to}`);
    if (earlier || from < first || to - from > mostAtOnce) return earlier ?? null;
    const tree = new GrowingTree();
    for (let leaf = from - first; leaf < to - first; leaf++)
      tree.append(leaves.subarray(leaf * bytesOfLeaf, (leaf + 1) * bytesOfLeaf));
    return tree.root();
  };
  return ok(await proveVote(manifest, found[0], known));
}

function isNamed(id: string, { position, facts }: { position: number; facts: LeafFacts }): boolean {
  if (/^\d{1,15}$/.test(id)) return position === Number(id);
  return id === facts.question_id || id === `${facts.question_id}:${facts.turn}`;
}
