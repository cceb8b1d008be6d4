import { createHash } from "node:crypto";
import type { InclusionProof } from "./proof.ts";

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const half = (n: number) => Math.floor(n / 2);

/**
 * Whether a vote is in the tree that its proof names. It shares no line with what makes proofs and can be copied as it is: all
 * that it needs is SHA-256.
 *
 * Source: RFC 9162, 2.1.3.2, Verifying an Inclusion Proof.
 */
export function isProved({ vote, tree, path }: Pick<InclusionProof, "vote" | "tree" | "path">): boolean {
  const { position, question_id, turn, model_a, model_b, winner, judge, anony, tstamp } = vote;
  if (position >= tree.size) return false;
  const facts = [question_id, turn, model_a, model_b, winner, judge, anony, Math.round(tstamp * 1e6)];
  let hash = sha256("\0", "ringside-vote/1\n", JSON.stringify(facts));
  let [at, last] = [position, tree.size - 1];
  for (const step of path) {
    if (last === 0) return false;
    const sibling = Buffer.from(step, "hex");
    if (at % 2 === 1 || at === last) {
      hash = sha256("\x01", sibling, hash);
      // Nothing stands to its right on these levels: it goes up as it is.
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = sha256("\x01", hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.toString("hex") === tree.root;
}
