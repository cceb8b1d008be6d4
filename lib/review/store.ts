import "server-only";
import type { BattleId, Side } from "#lib/battle/types.ts";
import { sides } from "#lib/battle/types.ts";
import { db, pool } from "#lib/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Decision } from "#lib/privacy/decision.ts";
import type { Winner } from "#lib/vote/types.ts";
import type { ReviewLine, StoredReview } from "./types.ts";

export interface VotePlace {
  castAt: string;
  id: string;
}

export interface Looking {
  sourceId: string;
  category: string | null;
  language: string | null;
  model: string | null;
  flagged: "found" | "withheld" | "cleared" | null;
  before: VotePlace | null;
}

export interface FoundVote extends VotePlace {
  battleId: BattleId;
}

export interface Look {
  found: FoundVote[];
  /** The last vote that was looked at; null where there are no more after it. */
  end: VotePlace | null;
  looked: number;
}

/**
 * The votes of a source that answer a question, among its newest so many before a place: what that costs does not grow with the votes
 * there are, however rare the answer. "found" leaves what word lists say to the reader.
 */
export async function lookThrough(
  looking: Looking,
  { window, limit }: { window: number; limit: number },
): Promise<Look> {
  const { sourceId, category, language, model, flagged, before } = looking;
  const decision = `(select d.decision from "ModerationDecision" d where d."battleId" = l."battleId" order by d.ordinal desc limit 1)`;
  const { rows } = await pool().query<FoundVote & { isFound: boolean; rank: number }>(
    `with looked as materialized (
       select v.id, v."castAt", v."battleId" from "Vote" v
       where v."sourceId" = $1
         and ($2::timestamptz is null or (v."castAt" <= $2 and not (v."castAt" = $2 and v.id >= $3::uuid)))
       order by v."castAt" desc, v.id desc limit $8),
     found as (
       select l.id, l."castAt", l."battleId" from looked l
       left join lateral (select t.categories, t.language from "Tagging" t where t."battleId" = l."battleId"
                          order by t.ordinal desc limit 1) tag on true
       where ($4::text is null or tag.categories @> array[$4::text])
         and ($5::text is null or case $5 when 'unknown' then tag.language is null else tag.categories @> array[$5::text] end)
         and ($6::text is null or exists (
           select from "Battle" b join "Model" m on m.id in (b."modelAId", b."modelBId")
           where b.id = l."battleId" and m.slug = $6))
         and case $7::text when 'withheld' then ${decision} = 'withhold' when 'cleared' then ${decision} = 'clear'
               when 'found' then exists (select from "Turn" t where t."battleId" = l."battleId") else true end
       order by l."castAt" desc, l.id desc limit $9)
     select id, "castAt"::text as "castAt", "battleId", true as "isFound", 0 as rank from found
     union all
     select id, "castAt"::text, "battleId", false, (select count(*)::int from looked)
     from (select * from looked order by "castAt" asc, id asc limit 1) last
     order by "isFound" desc, "castAt" desc, id desc`,
    [sourceId, before?.castAt ?? null, before?.id ?? null, category, language, model, flagged, window, limit],
  );
  const last = rows.find(({ isFound }) => !isFound);
  const looked = last?.rank ?? 0;
  return {
    found: rows.filter(({ isFound }) => isFound).map(({ id, castAt, battleId }) => ({ id, castAt, battleId })),
    end: last && looked === window ? { castAt: last.castAt, id: last.id } : null,
    looked,
  };
}

export interface StoredLine extends Omit<ReviewLine, "flags"> {
  modelFlags: string[];
  /** Every prompt and answer, for word lists. */
  texts: string[];
}

/** Votes as lines of the list, in the order in which they are asked for. */
export async function readLines(voteIds: readonly string[]): Promise<StoredLine[]> {
  const { rows } = await pool().query<StoredLine>(
    `select v.id as "voteId", v."battleId", v."castAt", v.winner::text as winner, a.name as "modelA", b.name as "modelB",
            p.consent::text as consent, coalesce(tag.categories, '{}') as categories, said.prompt, said.turns,
            coalesce((select d.decision from "ModerationDecision" d where d."battleId" = p.id
                      order by d.ordinal desc limit 1), 'checks') as decision,
            array(select distinct flag from "ConversationCheck" k, unnest(k.flags) flag where k."battleId" = p.id order by 1)
              as "modelFlags",
            said.prompts || array(
              select n.text from "Turn" t join "Answer" n on n."turnId" = t.id where t."battleId" = p.id) as texts
     from unnest($1::uuid[]) with ordinality wanted (id, place)
     join "Vote" v on v.id = wanted.id
     join "Battle" p on p.id = v."battleId"
     join "Model" a on a.id = p."modelAId" join "Model" b on b.id = p."modelBId"
     cross join lateral (
       select (array_agg(t.prompt order by t.index))[1] as prompt, count(*)::int as turns,
              coalesce(array_agg(t.prompt), '{}') as prompts
       from "Turn" t where t."battleId" = p.id) said
     left join lateral (select t.categories from "Tagging" t where t."battleId" = p.id order by t.ordinal desc limit 1) tag
       on true
     order by wanted.place`,
    [voteIds],
  );
  return rows;
}

const battleColumns = {
  id: true,
  mode: true,
  state: true,
  consent: true,
  createdAt: true,
  externalId: true,
  requestedCategory: true,
  samplingPolicy: true,
  pairProbability: true,
  source: { select: { slug: true, name: true, kind: true } },
  modelA: { select: { slug: true, name: true } },
  modelB: { select: { slug: true, name: true } },
  turns: {
    orderBy: { index: "asc" },
    select: {
      id: true,
      index: true,
      prompt: true,
      answers: { orderBy: { attempt: "asc" }, select: { side: true, state: true, text: true } },
    },
  },
  votes: {
    orderBy: [{ castAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      castAt: true,
      winner: true,
      voterId: true,
      wasBlind: true,
      dwellMs: true,
      reasons: true,
      comment: true,
      turn: { select: { index: true } },
      saidLater: { orderBy: { ordinal: "desc" }, take: 1, select: { reasons: true } },
      verdicts: {
        where: { withdrawnAt: null },
        orderBy: { decidedAt: "asc" },
        select: { rule: true, reason: true },
      },
    },
  },
  taggings: {
    orderBy: { ordinal: "desc" },
    select: { ordinal: true, version: true, language: true, categories: true, taggedAt: true },
  },
  categoryAnswers: {
    orderBy: { version: "desc" },
    select: { category: true, version: true, model: true, answer: true },
  },
  moderationDecisions: {
    orderBy: { ordinal: "desc" },
    select: { decision: true, reason: true, decidedBy: true, decidedAt: true },
  },
} satisfies Prisma.BattleSelect;

/** All that is stored of a battle; null where there is none of that id. */
export async function readReview(id: BattleId): Promise<StoredReview | null> {
  const [row, checks, released] = await Promise.all([
    db.battle.findUnique({ where: { id }, select: battleColumns }),
    db.conversationCheck.findMany({ where: { battleId: id }, orderBy: { checkedAt: "desc" } }),
    db.releasedConversation.findUnique({ where: { battleId: id } }),
  ]);
  if (!row) return null;
  const { turns, votes, mode, moderationDecisions, ...battle } = row;
  return {
    ...battle,
    mode: mode === "blind" ? "blind" : "side-by-side",
    id,
    turns: turns.map(({ answers, ...turn }) => ({
      ...turn,
      answers: Object.fromEntries(sides.map((side) => [side, newest(answers, side)])) as Record<
        Side,
        ReturnType<typeof newest>
      >,
    })),
    votes: votes.map(({ turn, saidLater: [later], verdicts, reasons, winner, ...vote }) => ({
      ...vote,
      winner: winner as Winner,
      turn: turn?.index ?? null,
      reasons: later?.reasons ?? reasons,
      keptOff: verdicts,
    })),
    checks: checks.map(({ checker, flags, checkedAt }) => ({ checker, flags, checkedAt })),
    decisions: moderationDecisions.map((said) => ({ ...said, decision: said.decision as Decision })),
    release: released?.release ?? null,
  };
}

function newest(answers: { side: Side; state: string; text: string }[], side: Side) {
  const answer = answers.findLast((candidate) => candidate.side === side);
  return answer ? { text: answer.text, isDone: answer.state === "done" } : null;
}
