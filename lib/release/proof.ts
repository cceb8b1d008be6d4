import { z } from "zod";
import { sha256Schema } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { inclusionRanges, subtreeRoot } from "./merkle.ts";
import type { Hash, Range } from "./merkle.ts";
import type { LeafFacts } from "./vote-leaf.ts";

/** A vote as it was released, without what may change about it. */
export const factsSchema = z.strictObject({
  position: z.int().min(0).describe("Its place among all votes ever released of the source, from 0: its leaf."),
  question_id: z.string(),
  turn: z.int(),
  model_a: z.string(),
  model_b: z.string(),
  winner: z.string(),
  judge: z.string(),
  anony: z.boolean(),
  tstamp: z.number().describe("Seconds since 1970, to the microsecond."),
});

/** That one vote is in the Merkle tree of a release: whoever has the release's root needs nothing else to be sure of it. */
export const proofSchema = z.strictObject({
  format: z.literal("ringside-proof/1"),
  source: z.string(),
  release: z.int().min(1),
  vote: factsSchema,
  tree: z.strictObject({
    size: z.int().min(1).describe("Votes in all releases of the source up to this one."),
    root: sha256Schema.describe("As the release’s manifest says: compare it with a copy that you have from elsewhere."),
  }),
  path: z
    .array(sha256Schema)
    .describe("The roots of the subtrees beside the vote, from its sibling up: PATH of RFC 6962, 2.1.1."),
});

export type InclusionProof = z.infer<typeof proofSchema>;

/** `known`: what is known of the release's tree, as `subtreeRoot` asks for it. */
export async function proveVote(
  { number, source, merkle }: Pick<Manifest, "number" | "source" | "merkle">,
  { position, facts }: { position: number; facts: LeafFacts },
  known: (range: Range) => Hash | null | Promise<Hash | null>,
): Promise<InclusionProof> {
  const path: string[] = [];
  for (const range of inclusionRanges(position, merkle.size)) {
    path.push((await subtreeRoot(range, known)).toString("hex"));
  }
  return {
    format: "ringside-proof/1",
    source,
    release: number,
    vote: { position, ...facts },
    tree: { size: merkle.size, root: merkle.root },
    path,
  };
}
