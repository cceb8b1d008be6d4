import "server-only";
import { fail, ok } from "#lib/result.ts";
import { findBattle, openConsents, setConsent } from "./store.ts";
import type { BattleId, Consent, VoterId } from "./types.ts";

interface ChangeConsent {
  battleId: BattleId;
  consent: Consent;
  /** Every voter that is this person. */
  voterIds: readonly VoterId[];
}

/** Changes what may leave of a voter's own battle, until it has left. */
export async function changeConsent({ battleId, consent, voterIds }: ChangeConsent) {
  const battle = await findBattle(battleId);
  if (!battle) return fail("battle_not_found");
  if (battle.voterId === null || !voterIds.includes(battle.voterId)) return fail("not_your_battle");
  if (battle.consent !== consent) {
    const outcome = await setConsent(battleId, consent);
    if (outcome === "released") return fail("already_released");
    if (outcome === "busy") return fail("release_under_way", { retryAfterSeconds: 10 });
  }
  return ok({ consent, consents: await openConsents(battleId) });
}
