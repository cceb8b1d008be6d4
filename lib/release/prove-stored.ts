import "server-only";
import type { VoterId } from "#lib/battle/types.ts";
import { fail, ok } from "#lib/result.ts";
import { factsOf } from "./columns.ts";
import { GrowingTree } from "./merkle.ts";
import type { Hash, Range } from "./merkle.ts";
import { namesFor, toReleased } from "./names.ts";
import { proveVote } from "./proof.ts";
import type { ProofQuery } from "./schema.ts";
import { findLedgerVote, findPosition, findRelease, leavesBetween, releaseCutoffs } from "./store.ts";
import { leafOf } from "./vote-leaf.ts";

/** Leaves to one subtree whose root is kept: of ten million votes that is 80 kB, and a proof reads a block or two beside them. */
const block = 4096;

/** The roots of full blocks of a source's leaves. No leaf ever changes, so they hold for good. */
const blockRoots = new Map<string, Map<number, Hash>>();

/**
 * The proof that one vote is in a release's tree, as the database has it now. Anybody may ask by the position, which the release
 * itself says; by the vote's own id, which the files never show, only whoever cast it.
 */
export async function proveStored(number: number, asked: ProofQuery, voterIds: readonly VoterId[]) {
  const release = await findRelease(number);
  if (!release) return fail("release_not_found", { message: `There is no release ${number}.` });
  const { manifest, sourceId } = release;
  const position =
    asked.position ?? (asked.vote === undefined ? null : await findPosition(sourceId, asked.vote, voterIds));
  if (position === null || position >= manifest.merkle.size)
    return fail("vote_not_released", {
      message:
        asked.vote === undefined
          ? `Release ${number} and those before it hold ${manifest.merkle.size} votes: positions from 0.`
          : `No vote of yours with this id is in release ${number} or one before it.`,
    });
  const vote = await findLedgerVote(sourceId, position);
  if (!vote) return fail("vote_changed", { message: `The vote at position ${position} is gone from the database.` });
  const cutoffs = await releaseCutoffs(manifest.source, vote.release);
  const isLate = vote.seconds <= (cutoffs.at(-1) ?? -Infinity);
  const facts = factsOf({ ...toReleased(vote, namesFor(manifest.source, cutoffs), isLate), position });
  if (!leafOf(facts).equals(vote.leaf)) return fail("vote_changed");
  return ok(await proveVote(manifest, { position, facts }, (range) => rootInLedger(sourceId, range)));
}

async function rootInLedger(sourceId: string, { from, to }: Range): Promise<Hash | null> {
  if (to - from > block) return null;
  const kept = blockRoots.get(sourceId) ?? new Map<number, Hash>();
  blockRoots.set(sourceId, kept);
  const isWhole = to - from === block;
  const there = isWhole ? kept.get(from) : undefined;
  if (there) return there;
  const tree = new GrowingTree();
  for (const leaf of await leavesBetween(sourceId, from, to)) tree.append(leaf);
  if (tree.size !== to - from) throw new Error(`The ledger of ${sourceId} lacks leaves between ${from} and ${to}.`);
  const root = tree.root();
  if (isWhole) kept.set(from, root);
  return root;
}
