import "server-only";
import { z } from "zod";
import { fail, ok } from "#lib/result.ts";
import { insertAside, withdrawAside } from "./aside-store.ts";

const reason = z.string().trim().min(3, "say why in a few words").max(500);

/** What an administrator's form says. */
export const asideSchema = z.strictObject({
  what: z.enum(["vote", "battle", "voter"]),
  id: z
    .string()
    .trim()
    .pipe(z.uuid("is no id of a vote, a battle or a voter"))
    .transform((id) => id.toLowerCase()),
  reason,
});

export const takeBackSchema = z.strictObject({
  decidedBy: z.string().min(1).max(320),
  decidedAt: z.iso.datetime().transform((text) => new Date(text)),
  reason,
});

/** Keeps votes off the boards by hand, with a reason. The votes stay as they are; the decision can be taken back. */
export async function setAside({ reason: why, ...aside }: z.infer<typeof asideSchema>, actor: string, at = new Date()) {
  const { meant, added } = await insertAside(aside, { actor, reason: why, at });
  if (meant === 0) return fail("vote_not_found");
  return added === 0 ? fail("set_aside_before") : ok({ votes: added });
}

/** Takes a decision back: its votes count again, unless a rule keeps them off. */
export async function takeBack(given: z.infer<typeof takeBackSchema>, actor: string, at = new Date()) {
  const votes = await withdrawAside(given, { actor, reason: given.reason, at });
  return votes === 0 ? fail("vote_not_found") : ok({ votes });
}
