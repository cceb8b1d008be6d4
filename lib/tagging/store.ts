import "server-only";
import type { Transaction } from "#lib/battle/store.ts";
import type { BattleId, Side } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import { languageSlug } from "./language-names.ts";
import type { Tags, Turn } from "./categories.ts";
import { taggingVersion } from "./topics.ts";

/** Writes what taggers say of a battle in place of whatever they said before; the same tags leave the same rows. */
export async function replaceTags(transaction: Transaction, battleId: BattleId, turnId: string | null, tags: Tags) {
  const { language, categories, style } = tags;
  await transaction.battleTag.deleteMany({ where: { battleId } });
  const slug = language && languageSlug(language);
  await transaction.battleTag.createMany({
    data: categories.map((category) => ({
      battleId,
      category,
      language: category === slug ? language : null,
      version: taggingVersion,
    })),
  });
  if (turnId === null) return;
  const answers = await transaction.answer.findMany({
    where: { turnId, state: "done" },
    orderBy: { attempt: "asc" },
    select: { id: true, side: true },
  });
  await transaction.answerStyle.deleteMany({ where: { answerId: { in: answers.map(({ id }) => id) } } });
  const styles = (["a", "b"] as const).flatMap((side) => {
    const answerId = answers.findLast((answer) => answer.side === side)?.id;
    return answerId ? [{ answerId, ...style[side], version: taggingVersion }] : [];
  });
  await transaction.answerStyle.createMany({ data: styles });
}

export interface VotedBattle {
  battleId: BattleId;
  sourceId: string;
  /** The judged turn. */
  turnId: string;
  turns: Turn[];
  tags: { category: string; version: number }[];
}

/** Battles with a vote and a text, in the order of their ids, after a given one. */
export async function votedBattlesAfter(after: string | null, limit: number): Promise<VotedBattle[]> {
  const rows = await db.battle.findMany({
    where: { ...(after !== null && { id: { gt: after } }), votes: { some: {} }, turns: { some: {} } },
    orderBy: { id: "asc" },
    take: limit,
    select: {
      id: true,
      sourceId: true,
      tags: { select: { category: true, version: true } },
      votes: { orderBy: { castAt: "asc" }, take: 1, select: { turn: { select: { id: true, index: true } } } },
      turns: {
        orderBy: { index: "asc" },
        select: {
          id: true,
          index: true,
          prompt: true,
          answers: { orderBy: { attempt: "asc" }, select: { side: true, text: true } },
        },
      },
    },
  });
  return rows.flatMap(({ id, sourceId, votes: [vote], turns, tags }) => {
    // A vote that was cast elsewhere may not say which turn it judged: then it is about the whole conversation.
    const judged = vote?.turn ?? turns.at(-1);
    if (!judged) return [];
    const seen = turns.filter(({ index }) => index <= judged.index);
    return [{ battleId: id as BattleId, sourceId, turnId: judged.id, turns: seen.map(toTurn), tags }];
  });
}

function toTurn({ prompt, answers }: { prompt: string; answers: { side: Side; text: string }[] }): Turn {
  const text = (side: Side) => answers.findLast((answer) => answer.side === side)?.text ?? "";
  return { prompt, answers: { a: { text: text("a") }, b: { text: text("b") } } };
}

/** Replaces the tags of several battles at once, and tells whoever keeps the boards of their sources. */
export async function retag(battles: readonly { battle: VotedBattle; tags: Tags }[]): Promise<void> {
  await db.$transaction(
    async (transaction) => {
      for (const { battle, tags } of battles) await replaceTags(transaction, battle.battleId, battle.turnId, tags);
      for (const source of new Set(battles.map(({ battle }) => battle.sourceId)))
        await transaction.$executeRaw`select pg_notify('votes', ${source})`;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}
