import "server-only";
import { tagBattle } from "./categories.ts";
import { retag, votedBattlesAfter } from "./store.ts";
import type { VotedBattle } from "./store.ts";
import { ownCategories, tagsVersion } from "./categories-file.ts";

/** Battles to one transaction. */
const batchSize = 200;

export interface Retagging {
  battles: number;
  changed: number;
}

/** Tags every voted battle as taggers do now, and writes those whose tags differ. Running it again changes nothing. */
export async function retagBattles(onProgress: (battles: number) => void = () => {}): Promise<Retagging> {
  const total: Retagging = { battles: 0, changed: 0 };
  for (let after: string | null = null; ;) {
    const batch = await votedBattlesAfter(after, batchSize);
    const changed = batch
      .map((battle) => ({ battle, tags: retagged(battle) }))
      .filter(({ battle, tags }) => !isUpToDate(battle.tagging, tags.categories));
    if (changed.length > 0) await retag(changed);
    total.battles += batch.length;
    total.changed += changed.length;
    onProgress(total.battles);
    const last = batch.at(-1);
    if (!last) return total;
    after = last.battleId;
  }
}

/** What taggers and the operator's categories say of a battle now. */
export const retagged = ({ turns, requestedCategory, answers }: VotedBattle) =>
  tagBattle(turns, { categories: ownCategories(), requestedCategory, answers });

const isUpToDate = (stored: VotedBattle["tagging"], categories: readonly string[]) =>
  stored?.version === tagsVersion() &&
  stored.categories.length === categories.length &&
  stored.categories.every((category) => categories.includes(category));
