import "server-only";
import type { Transaction } from "#lib/battle/store.ts";
import type { BattleId, TurnId, VoterId } from "#lib/battle/types.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { bandsOf, fewestEqual } from "./prompt-print.ts";
import type { Print } from "./prompt-print.ts";
import { reasonOf, ruleLimits } from "./rules.ts";
import type { VoteId, Winner } from "./types.ts";

export interface NewVote {
  sourceId: string;
  battleId: BattleId;
  turnId: TurnId;
  voterId: VoterId;
  winner: Winner;
  wasBlind: boolean;
  dwellMs: number | null;
  reasons: string[];
  comment: string | null;
  castAt: Date;
}

/** Inserts a vote; the unique index on battle, turn and voter decides which of two comes first. */
export async function insertVote(transaction: Transaction, vote: NewVote): Promise<VoteId> {
  const { id } = await transaction.vote.create({ data: vote, select: { id: true } });
  return id as VoteId;
}

/** Why somebody voted so, as it holds now, and how often it was changed since the vote. */
export async function reasonsOf(id: VoteId, client: Transaction = db): Promise<{ reasons: string[]; changes: number }> {
  const { reasons, saidLater } = await client.vote.findUniqueOrThrow({
    where: { id },
    select: {
      reasons: true,
      saidLater: { orderBy: { ordinal: "desc" }, take: 1, select: { ordinal: true, reasons: true } },
    },
  });
  const [last] = saidLater;
  return last ? { reasons: last.reasons, changes: last.ordinal } : { reasons, changes: 0 };
}

interface NewReasons {
  voteId: VoteId;
  ordinal: number;
  sourceId: string;
  reasons: string[];
  givenAt: Date;
}

export async function insertReasons(transaction: Transaction, row: NewReasons): Promise<void> {
  await transaction.voteReasons.create({ data: row, select: { ordinal: true } });
}

export async function insertVerdicts(
  transaction: Transaction,
  voteId: VoteId,
  broken: readonly Finding[],
): Promise<void> {
  const data = broken.map((finding) => ({
    voteId,
    rule: finding.rule.name,
    version: finding.rule.version,
    reason: reasonOf(finding),
  }));
  if (data.length > 0) await transaction.verdict.createMany({ data });
}

interface NewPrint {
  voteId: VoteId;
  sourceId: string;
  castAt: Date;
  print: Print;
  isSought: boolean;
}

/**
 * Stores what a vote's prompt looks like. `isSought` false keeps it from being found by later votes: beyond the cap one more
 * tells nothing new, and a check then costs the same however often a prompt is voted on.
 */
export async function insertPrint(
  transaction: Transaction,
  { print: { minHash, bands }, isSought, ...columns }: NewPrint,
): Promise<void> {
  await transaction.promptPrint.create({
    data: { ...columns, minHash, bands: isSought ? bands : [] },
    select: { voteId: true },
  });
}

/** What rules ask about a vote that stands in other votes. */
export type VotingFacts = Pick<Evidence["vote"], "similarPrompts" | "votesToday">;

const dayMs = 24 * 60 * 60 * 1000;
const similarWindowMs = 30 * dayMs;
/** Prints looked at for one vote, beyond any sensible cap. */
const mostPrints = 20_000;

/** Counts what came before a vote, similar prompts up to the cap. Two votes at the same instant may each miss the other: a cap is no invariant. */
export async function votingFacts(vote: {
  sourceId: string;
  voterIds: readonly string[];
  print: Print;
  before: Date;
}): Promise<VotingFacts> {
  const { sourceId, voterIds, print, before } = vote;
  const since = (ms: number) => new Date(before.getTime() - ms);
  const votesToday = await db.vote.count({
    where: { voterId: { in: [...voterIds] }, castAt: { gt: since(dayMs), lt: before } },
  });
  // Most that are alike are the same: each print is compared once, place by place, however many votes have it.
  const [{ similarPrompts }] = await db.$queryRaw<{ similarPrompts: number }[]>`
    select least(coalesce(sum(votes), 0), ${ruleLimits().duplicatePromptCap})::int as "similarPrompts" from (
      select "minHash", count(*) as votes from (
        select p."minHash" from "PromptPrint" p
        where p.bands && ${print.bands}::int[] and p."sourceId" = ${sourceId}::uuid
          and p."castAt" > ${since(similarWindowMs)} and p."castAt" < ${before}
        limit ${mostPrints}) candidate
      group by 1) distinct_print
    where "minHash" = ${print.minHash}::int[] or ${fewestEqual} <= (
      select count(*) from unnest("minHash", ${print.minHash}::int[]) pair (one, other) where one = other)`;
  return { votesToday, similarPrompts };
}

/** Whether an error says that this battle already has this voter's vote. */
export const isSecondVote = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** The rules that keep a vote off the boards now. */
export async function standingVerdicts(voteId: string): Promise<{ rule: string; reason: string }[]> {
  return db.verdict.findMany({
    where: { voteId, withdrawnAt: null },
    select: { rule: true, reason: true },
    orderBy: { rule: "asc" },
  });
}

/** A stored vote as rules judge it; what depends on settings is added by the caller. */
export interface CastBattle {
  voteId: VoteId;
  evidence: Omit<Evidence, "limits">;
}

/** Stored votes with their battles, in the order of their ids, after a given one. */
export async function castBattlesAfter(after: string | null, limit: number): Promise<CastBattle[]> {
  const rows = await db.vote.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: {
      id: true,
      sourceId: true,
      castAt: true,
      voter: { select: { id: true, userId: true } },
      turn: { select: { index: true, createdAt: true } },
      print: { select: { minHash: true } },
      battle: {
        select: {
          mode: true,
          modelA: { select: { name: true, slug: true, organization: true } },
          modelB: { select: { name: true, slug: true, organization: true } },
          turns: {
            orderBy: { index: "asc" },
            select: { index: true, prompt: true, answers: { orderBy: { attempt: "asc" } } },
          },
        },
      },
    },
  });
  const cast: CastBattle[] = [];
  for (const { battle, turn, print, voter, ...vote } of rows) {
    const turns = battle.turns.filter(({ index }) => turn !== null && index <= turn.index);
    cast.push({
      voteId: vote.id as VoteId,
      evidence: {
        mode: battle.mode === "blind" ? "blind" : "side-by-side",
        models: { a: battle.modelA, b: battle.modelB },
        turns: turns.map(({ prompt, answers }) => ({
          prompt,
          answers: { a: newestOf(answers, "a"), b: newestOf(answers, "b") },
        })),
        vote: {
          readingMs: turn && Math.max(0, vote.castAt.getTime() - turn.createdAt.getTime()),
          // Votes that were cast elsewhere came without a print: nobody can count them again.
          ...(print && voter
            ? await votingFacts({
                sourceId: vote.sourceId,
                voterIds: await votersOf(voter),
                print: { minHash: print.minHash, bands: bandsOf(print.minHash) },
                before: vote.castAt,
              })
            : { similarPrompts: null, votesToday: null }),
        },
      },
    });
  }
  return cast;
}

function newestOf(answers: { side: string; text: string; state: string }[], side: "a" | "b") {
  const answer = answers.findLast((candidate) => candidate.side === side);
  return { text: answer?.text ?? "", isDone: answer?.state === "done" };
}

async function votersOf({ id, userId }: { id: string; userId: string | null }): Promise<string[]> {
  if (userId === null) return [id];
  return (await db.voter.findMany({ where: { userId }, select: { id: true } })).map((voter) => voter.id);
}

/** Makes what a rule says of some votes stand, and nothing else that it ever said of them. */
export function replaceVerdicts(
  rule: Rule,
  judged: readonly { voteId: VoteId; finding: Finding | null }[],
): Promise<{ withdrawn: number; added: number }> {
  return db.$transaction(async (transaction) => {
    const standing = await transaction.verdict.findMany({
      where: { rule: rule.name, decidedBy, withdrawnAt: null, voteId: { in: judged.map(({ voteId }) => voteId) } },
      select: { id: true, voteId: true, version: true, reason: true },
    });
    const wanted = new Map(judged.flatMap(({ voteId, finding }) => (finding ? [[voteId as string, finding]] : [])));
    const holds = ({ voteId, version, reason }: (typeof standing)[number]) => {
      const finding = wanted.get(voteId);
      return finding !== undefined && version === rule.version && reason === reasonOf(finding);
    };
    const outdated = standing.filter((verdict) => !holds(verdict)).map(({ id }) => id);
    if (outdated.length > 0) {
      const columns = { withdrawnAt: new Date(), withdrawnBy: decidedBy, withdrawnReason: "Judged again." };
      await transaction.verdict.updateMany({ where: { id: { in: outdated } }, data: columns });
    }
    const kept = new Set(standing.filter(holds).map(({ voteId }) => voteId));
    const missing = judged.filter(({ voteId, finding }) => finding && !kept.has(voteId));
    for (const { voteId, finding } of missing) if (finding) await insertVerdicts(transaction, voteId, [finding]);
    return { withdrawn: outdated.length, added: missing.length };
  });
}

/** Who decides when a rule does; an administrator's verdicts carry another name. */
const decidedBy = "rule";

export async function withdrawVerdicts({ name }: Rule, withdrawnReason: string): Promise<number> {
  const { count } = await db.verdict.updateMany({
    where: { rule: name, decidedBy, withdrawnAt: null },
    data: { withdrawnAt: new Date(), withdrawnBy: decidedBy, withdrawnReason },
  });
  return count;
}

/** How many votes each rule and version keeps off now. */
export function standingCounts(): Promise<{ rule: string; version: number; votes: number }[]> {
  return db.$queryRaw`
    select rule, version, count(distinct "voteId")::int as votes
    from "Verdict" where "withdrawnAt" is null group by 1, 2 order by 1, 2`;
}
