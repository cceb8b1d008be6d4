import "server-only";
import type { Transaction } from "#lib/battle/store.ts";
import type { BattleId, Side } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Tags, Turn } from "./categories.ts";
import { ownCategories, tagsVersion } from "./categories-file.ts";
import { isLanguageSlug, languageCategories, languageSlug } from "./language-names.ts";
import type { ModelAnswer, ModelAnswers } from "./own-categories.ts";
import { nonEnglish, taggingVersion, topicCategories } from "./topics.ts";

/** Writes what taggers say of a battle, which then holds instead of whatever they said before. */
export async function replaceTags(transaction: Transaction, battleId: BattleId, turnId: string | null, tags: Tags) {
  const { language, categories, style } = tags;
  const version = tagsVersion();
  // The next ordinal is drawn while nobody else tags this battle; the same words said again by the same version are not news.
  await transaction.$executeRaw`select from "Battle" where id = ${battleId}::uuid for no key update`;
  await transaction.$executeRaw`
    insert into "Tagging" ("battleId", ordinal, version, language, categories)
    select ${battleId}::uuid, coalesce(max(ordinal), 0) + 1, ${version}, ${language}, ${categories}::text[]
    from "Tagging" where "battleId" = ${battleId}::uuid
    having not exists (
      select from (select * from "Tagging" where "battleId" = ${battleId}::uuid order by ordinal desc limit 1) newest
      where (newest.version, newest.categories) = (${version}, ${categories}::text[])
        and newest.language is not distinct from ${language})`;
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

/** What taggings by hand are stored under. */
export const handVersion = "hand";

interface HandTags {
  battleId: string;
  chosen: readonly string[];
  /** What could be chosen; whatever else the battle is filed under stays. */
  offered: readonly string[];
  /** Its code or "unknown", where that was said, too. */
  language?: string;
  reason: string;
  actor: string;
}

/** Files a battle with a vote by hand, with an entry in the audit log, in one transaction. */
export function insertHandTags(given: HandTags): Promise<"done" | "same" | "unvoted"> {
  const { battleId, chosen, offered, language: said, reason, actor } = given;
  return db.$transaction(async (transaction) => {
    await transaction.$executeRaw`select from "Battle" where id = ${battleId}::uuid for no key update`;
    if ((await transaction.vote.count({ where: { battleId } })) === 0) return "unvoted";
    const newest = await transaction.tagging.findFirst({ where: { battleId }, orderBy: { ordinal: "desc" } });
    const before = newest?.categories ?? [];
    const kept = before.filter((category) => !offered.includes(category));
    const language = said === undefined ? (newest?.language ?? null) : said === "unknown" ? null : said;
    const spoken = language === null ? [] : languageCategories(languageSlug(language));
    const left = said === undefined ? kept : kept.filter((one) => !isLanguageSlug(one));
    const categories = [...new Set([...chosen, ...spoken, ...left])];
    const isSame = categories.length === before.length && categories.every((category) => before.includes(category));
    if (isSame && language === (newest?.language ?? null)) return "same";
    const ordinal = (newest?.ordinal ?? 0) + 1;
    await transaction.tagging.create({ data: { battleId, ordinal, version: handVersion, language, categories } });
    const detail = { from: before, to: categories, reason };
    await transaction.auditEntry.create({
      data: { actor, action: "battle.file", target: `battle ${battleId}`, detail },
    });
    return "done";
  });
}

export interface VotedBattle {
  battleId: BattleId;
  sourceId: string;
  /** The judged turn. */
  turnId: string;
  turns: Turn[];
  requestedCategory: string | null;
  /** What models said to the questions of the operator's categories as they are now. */
  answers: ModelAnswers;
  /** What was said of it last. */
  tagging: { categories: string[]; version: string } | null;
}

const isVoted = { votes: { some: {} }, turns: { some: {} } } satisfies Prisma.BattleWhereInput;

/** Battles with a vote and a text, in the order of their ids, after a given one. */
export const votedBattlesAfter = (after: string | null, limit: number): Promise<VotedBattle[]> =>
  readVotedBattles({ ...(after !== null && { id: { gt: after } }), ...isVoted }, limit);

/** Those of some battles that have a vote and a text. */
export const votedBattles = (ids: readonly string[]): Promise<VotedBattle[]> =>
  readVotedBattles({ id: { in: [...ids] }, ...isVoted }, ids.length);

async function readVotedBattles(where: Prisma.BattleWhereInput, take: number): Promise<VotedBattle[]> {
  const rows = await db.battle.findMany({
    where,
    orderBy: { id: "asc" },
    take,
    select: {
      id: true,
      sourceId: true,
      requestedCategory: true,
      categoryAnswers: { select: { category: true, version: true, answer: true } },
      taggings: { orderBy: { ordinal: "desc" }, take: 1, select: { categories: true, version: true } },
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
  return rows.flatMap(({ id, sourceId, requestedCategory, categoryAnswers, votes: [vote], turns, taggings }) => {
    // A vote that was cast elsewhere may not say which turn it judged: then it is about the whole conversation.
    const judged = vote?.turn ?? turns.at(-1);
    if (!judged) return [];
    const seen = turns.filter(({ index }) => index <= judged.index).map(toTurn);
    const [tagging = null] = taggings;
    const answers = toAnswers(categoryAnswers);
    return [
      { battleId: id as BattleId, sourceId, turnId: judged.id, turns: seen, requestedCategory, answers, tagging },
    ];
  });
}

/** Answers to an older version of a question say nothing of the one there is now. */
function toAnswers(rows: { category: string; version: number; answer: string | null }[]): ModelAnswers {
  const current = rows.filter((row) =>
    ownCategories().some(({ slug, version }) => slug === row.category && version === row.version),
  );
  return new Map(current.map(({ category, answer }) => [category, (answer ?? "unknown") as ModelAnswer]));
}

function toTurn({ prompt, answers }: { prompt: string; answers: { side: Side; text: string }[] }): Turn {
  const text = (side: Side) => answers.findLast((answer) => answer.side === side)?.text ?? "";
  return { prompt, answers: { a: { text: text("a") }, b: { text: text("b") } } };
}

/** Tags several battles at once. */
export async function retag(battles: readonly { battle: VotedBattle; tags: Tags }[]): Promise<void> {
  await db.$transaction(
    async (transaction) => {
      for (const { battle, tags } of battles) await replaceTags(transaction, battle.battleId, battle.turnId, tags);
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/**
 * Files under "non-english" which of the battles after a given one are in another language and not filed so yet, whoever filed them:
 * nothing else that was said of them changes. Null past the last battle.
 */
export function fileAsNonEnglish(after: string | null, limit: number): Promise<{ last: string; filed: number } | null> {
  const newest = Prisma.sql`lateral (
    select * from "Tagging" where "battleId" = b.id order by ordinal desc limit 1) t`;
  const notLanguages = [...topicCategories, ...ownCategories().map(({ slug }) => slug)];
  // A file's labels may name a language without a code, such as Cebuano: it is the category that is none of ours.
  const isMissing = Prisma.sql`${nonEnglish} <> all (t.categories) and (t.language <> 'en'
    or (t.language is null and t.version = 'labels' and not t.categories <@ ${notLanguages}::text[]))`;
  const work = async (transaction: Transaction) => {
    const battles = await transaction.battle.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: "asc" },
      take: limit,
      select: { id: true },
    });
    const last = battles.at(-1)?.id;
    if (last === undefined) return null;
    const given = battles.map(({ id }) => id);
    // The next ordinal is drawn while nobody else tags these battles.
    const missing = await transaction.$queryRaw<{ id: string }[]>`
      select b.id from "Battle" b cross join ${newest}
      where b.id = any (${given}::uuid[]) and ${isMissing} order by b.id for no key update of b`;
    if (missing.length === 0) return { last, filed: 0 };
    const filed = await transaction.$executeRaw`
      insert into "Tagging" ("battleId", ordinal, version, language, categories)
      select b.id, t.ordinal + 1, t.version, t.language, t.categories || ${nonEnglish}::text
      from "Battle" b cross join ${newest}
      where b.id = any (${missing.map(({ id }) => id)}::uuid[]) and ${isMissing}`;
    return { last, filed };
  };
  return db.$transaction(work, { timeout: 60_000, maxWait: 10_000 });
}
