import "server-only";
import { db } from "#lib/db.ts";
import type { Decision } from "./decision.ts";

interface Said {
  battleId: string;
  decision: Decision;
  reason: string;
  actor: string;
}

/**
 * Adds a decision and an entry in the audit log, in one transaction. "busy" while a release is being made, which may just be writing
 * the conversation down; "same" when it has been decided so already.
 */
export function insertDecision({
  battleId,
  decision,
  reason,
  actor,
}: Said): Promise<"done" | "same" | "unknown" | "busy"> {
  return db.$transaction(async (transaction) => {
    const [{ free }] = await transaction.$queryRaw<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock_shared(hashtextextended('ringside release', 0)) as free`;
    if (!free) return "busy";
    // The next ordinal is drawn while nobody else decides about this battle.
    const battles = await transaction.$queryRaw<object[]>`
      select id from "Battle" where id = ${battleId}::uuid for no key update`;
    if (battles.length === 0) return "unknown";
    const newest = await transaction.moderationDecision.findFirst({
      where: { battleId },
      orderBy: { ordinal: "desc" },
      select: { ordinal: true, decision: true },
    });
    if ((newest?.decision ?? "checks") === decision) return "same";
    const ordinal = (newest?.ordinal ?? 0) + 1;
    await transaction.moderationDecision.create({ data: { battleId, ordinal, decision, reason, decidedBy: actor } });
    await transaction.auditEntry.create({
      data: { actor, action: "conversation.moderate", target: `battle ${battleId}`, detail: { decision, reason } },
    });
    return "done";
  });
}
