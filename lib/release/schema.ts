import { z } from "zod";
import { pageQuery } from "#lib/paging.ts";
import { writtenWhole } from "#lib/written-number.ts";

export const releasesQuerySchema = z.strictObject({
  ...pageQuery({ usual: 50, most: 200 }),
  source: z.string().min(1, "must name a source").max(200).optional().describe("Only of this source of votes."),
});

export type ReleasesQuery = z.infer<typeof releasesQuerySchema>;

export const releaseAddressSchema = z.object({ number: writtenWhole({ least: 1, most: 999_999_999 }) });

export const proofQuerySchema = z
  .strictObject({
    position: writtenWhole({ least: 0 })
      .optional()
      .describe("The vote’s place among all that were ever released of the source, as in its file."),
    vote: z
      .uuid("must be the id of a vote")
      .optional()
      .describe("A vote of your own, by the id that it was answered with."),
  })
  .refine(({ position, vote }) => (position === undefined) !== (vote === undefined), "give either position or vote");

export type ProofQuery = z.infer<typeof proofQuerySchema>;
