import { z } from "zod";

/** What an administrator may ask of the queue. */
export const administeredSchema = z.discriminatedUnion("job", [
  z.object({ job: z.literal("rebuild-counts"), source: z.string().min(1).max(100) }),
  z.object({ job: z.literal("retag-battles") }),
  z.object({ job: z.literal("refresh-boards") }),
  z.object({ job: z.literal("thin-history") }),
  z.object({ job: z.literal("rerun-rule"), rule: z.string().min(1).max(100), does: z.enum(["rerun", "withdraw"]) }),
  z.object({ job: z.literal("retry"), name: z.string().min(1).max(100), id: z.uuid() }),
]);

export type Administered = z.infer<typeof administeredSchema>;

export const withdrawnSnapshotSchema = z.object({ snapshot: z.uuid(), reason: z.string().trim().min(3).max(500) });
