import { createHash } from "node:crypto";
import { z } from "zod";

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const count = z.int().min(0);
const tree = { size: count, root: sha256Schema };

/** The file that says what a release is; everything else in it can be checked against this. */
export const manifestSchema = z.strictObject({
  /** The second has pairs to train on; since the third, the card vouches for the manifest. */
  format: z.enum(["ringside-release/1", "ringside-release/2", "ringside-release/3"]),
  number: z.int().min(1),
  source: z.string().min(1),
  madeAt: z.iso.datetime(),
  codeVersion: z.string(),
  license: z.string(),
  /** What was let in. */
  filters: z.strictObject({
    votes: z.strictObject({ consent: z.array(z.string()), castUntil: z.iso.datetime() }),
    conversations: z.strictObject({
      consent: z.array(z.string()),
      votedUntil: z.iso.datetime(),
      masked: z.array(z.string()),
      flagged: z.string(),
    }),
    /** Votes that counted, on two models under one of these licences each; null for any. */
    pairs: z.strictObject({ counted: z.literal(true), licenses: z.array(z.string()).nullable() }).optional(),
  }),
  pseudonyms: z.enum(["per-release", "stable"]),
  /** The board in it; null where there was none. */
  snapshot: z
    .strictObject({ id: z.string(), voteCutoff: z.iso.datetime().nullable(), inputHash: z.string() })
    .nullable(),
  files: z.array(
    z.strictObject({
      name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, "must be a plain name"),
      bytes: count,
      sha256: sha256Schema,
      /** Null for a text such as the card. */
      rows: count.nullable(),
    }),
  ),
  /** The Merkle tree (RFC 6962) of every vote released so far; this release's votes are its last leaves, from `first`. */
  merkle: z.strictObject({
    leaf: z.string(),
    ...tree,
    first: count,
    /** The tree as the release before left it, and the roots of its full subtrees, which this release's votes went on from. */
    previous: z.strictObject({ number: z.int().min(0), ...tree, frontier: z.array(sha256Schema) }),
    /** That the previous tree is the beginning of this one (RFC 6962, 2.1.2). */
    consistency: z.array(sha256Schema),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * SHA-256 of all but the list of files, as the card names it: the manifest vouches for the card and every other file, and the card for
 * the rest of the manifest.
 */
export const digestOf = ({ files: _, ...rest }: object & { files?: unknown }): string =>
  createHash("sha256").update(JSON.stringify(rest)).digest("hex");

/** How a manifest is written, to the byte. */
export const writeManifest = (manifest: object): string => `${JSON.stringify(manifest, null, 2)}\n`;

export const manifestName = "manifest.json";

/** How the leaves are made, for whoever checks them with a program of their own. */
export const leafRecipe =
  'SHA-256 of a zero byte, "ringside-vote/1\\n" and the JSON array [question_id, turn, model_a, model_b, winner, judge, anony, tstamp in whole microseconds] without spaces, in UTF-8';
