import "server-only";
import { z } from "zod";
import { fail, ok } from "#lib/result.ts";
import { decisions } from "./decision.ts";
import { insertDecision } from "./decision-store.ts";

/** What an administrator's form says. */
export const decisionSchema = z.strictObject({
  battleId: z.uuid("is no id of a battle").transform((id) => id.toLowerCase()),
  decision: z.enum(decisions),
  reason: z.string().trim().min(3, "say why in a few words").max(500),
});

/**
 * Says whether a conversation may be published, whatever was found in it. Every way out follows at once; what a release holds stays in
 * it. Saying the same again is refused, so that every line of the list means something.
 */
export async function decide({ battleId, decision, reason }: z.infer<typeof decisionSchema>, actor: string) {
  const done = await insertDecision({ battleId, decision, reason, actor });
  if (done === "unknown") return fail("battle_not_found");
  if (done === "busy") return fail("release_under_way");
  return done === "same" ? fail("decided_before") : ok({ decision });
}
