import "server-only";
import { tagBattle } from "./categories.ts";
import { insertAudit } from "#lib/safety/store.ts";
import { fail, ok } from "#lib/result.ts";
import { fileAsNonEnglish, handVersion, retag, votedBattles, votedBattlesAfter } from "./store.ts";
import type { VotedBattle } from "./store.ts";
import { ownCategories, tagsVersion } from "./categories-file.ts";

/** Battles to one transaction. */
const batchSize = 200;
/** Those of which the language alone is looked at. */
const languageBatchSize = 5000;

export interface Retagging {
  battles: number;
  changed: number;
  /** Battles in other languages, without text or filed by hand, that only became non-English. */
  completed: number;
}

/**
 * Tags every voted battle as taggers do now, and writes those whose tags differ. Running it again changes nothing. What was filed by
 * hand or by the labels of a file without texts stays so, but is filed as non-English where its language is.
 */
export async function retagBattles(onProgress: (battles: number) => void = () => {}): Promise<Retagging> {
  const total: Retagging = { battles: 0, changed: 0, completed: 0 };
  for (let after: string | null = null; ;) {
    const batch = await votedBattlesAfter(after, batchSize);
    const changed = batch
      .filter((battle) => !isFiledByHand(battle))
      .map((battle) => ({ battle, tags: retagged(battle) }))
      .filter(({ battle, tags }) => !isUpToDate(battle.tagging, tags.categories));
    if (changed.length > 0) await retag(changed);
    total.battles += batch.length;
    total.changed += changed.length;
    onProgress(total.battles);
    const last = batch.at(-1);
    if (!last) break;
    after = last.battleId;
  }
  for (let after: string | null = null; ;) {
    const done = await fileAsNonEnglish(after, languageBatchSize);
    if (!done) return total;
    total.completed += done.filed;
    after = done.last;
  }
}

/** The same for one battle that an administrator is reading, whatever tagged it last. */
export async function retagBattle(battleId: string, actor: string) {
  const [battle] = await votedBattles([battleId]);
  if (!battle) return fail("nothing_to_tag");
  const tags = retagged(battle);
  if (isUpToDate(battle.tagging, tags.categories)) return ok({ changed: false });
  await retag([{ battle, tags }]);
  const detail = { from: battle.tagging?.categories ?? [], to: tags.categories };
  await insertAudit({ actor, action: "battle.retag", target: `battle ${battleId}`, detail });
  return ok({ changed: true });
}

export const isFiledByHand = ({ tagging }: VotedBattle) => tagging?.version === handVersion;

/** What taggers and the operator's categories say of a battle now. */
export const retagged = ({ turns, requestedCategory, answers }: VotedBattle) =>
  tagBattle(turns, { categories: ownCategories(), requestedCategory, answers });

const isUpToDate = (stored: VotedBattle["tagging"], categories: readonly string[]) =>
  stored?.version === tagsVersion() &&
  stored.categories.length === categories.length &&
  stored.categories.every((category) => categories.includes(category));
