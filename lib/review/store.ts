import "server-only";
import type { BattleId, Side } from "#lib/battle/types.ts";
import { sides } from "#lib/battle/types.ts";
import { db, pool } from "#lib/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Decision } from "#lib/privacy/decision.ts";
import type { Winner } from "#lib/vote/types.ts";
import type { ReviewLine, StoredReview } from "./types.ts";

export interface Place {
  at: string;
  id: string;
}

export interface Looking {
  sourceId: string;
  /** Battles that nobody has voted on, in the order in which they began, instead of votes. */
  isWithoutVote: boolean;
  category: string | null;
  language: string | null;
  model: string | null;
  flagged: "found" | "withheld" | "cleared" | null;
  before: Place | null;
}

/** A vote, or a battle without one, by its own id. */
export interface Found extends Place {
  battleId: BattleId;
  voteId: string | null;
}

export interface Look {
  found: Found[];
  /** The last vote or battle that was looked at; null where there are no more after it. */
  end: Place | null;
  looked: number;
}

const votes = `
  select v.id, v."castAt" as at, v."battleId", v.id as "voteId" from "Vote" v
  where v."sourceId" = $1 and ($2::timestamptz is null or (v."castAt" <= $2 and not (v."castAt" = $2 and v.id >= $3::uuid)))
  order by v."castAt" desc, v.id desc limit $8`;

/** Ids of battles fought here sort by the time at which these began; those of elsewhere all came with a vote. */
const ownBattles = `
  select b.id, b."createdAt" as at, b.id as "battleId", null::uuid as "voteId" from "Battle" b
  where b."sourceId" = $1 and b.state <> 'recorded' and ($2::timestamptz is null or b.id < $3::uuid)
  order by b.id desc limit $8`;

/**
 * The votes of a source that answer a question, or its battles without a vote, among its newest so many before a place: what that
 * costs does not grow with the votes there are, however rare the answer. "found" leaves what word lists say to the reader.
 */
export async function lookThrough(
  looking: Looking,
  { window, limit }: { window: number; limit: number },
): Promise<Look> {
  const { sourceId, isWithoutVote, category, language, model, flagged, before } = looking;
  const decision = `(select d.decision from "ModerationDecision" d where d."battleId" = l."battleId" order by d.ordinal desc limit 1)`;
  const order = (direction: "asc" | "desc") => (isWithoutVote ? `id ${direction}` : `at ${direction}, id ${direction}`);
  const { rows } = await pool().query<Found & { isFound: boolean; rank: number }>(
    `with looked as materialized (${isWithoutVote ? ownBattles : votes}),
     found as (
       select l.* from looked l
       left join lateral (select t.categories, t.language from "Tagging" t where t."battleId" = l."battleId"
                          order by t.ordinal desc limit 1) tag on true
       where ($4::text is null or tag.categories @> array[$4::text])
         and ($5::text is null or case $5 when 'unknown' then tag.language is null else tag.categories @> array[$5::text] end)
         and ($6::text is null or exists (
           select from "Battle" b join "Model" m on m.id in (b."modelAId", b."modelBId")
           where b.id = l."battleId" and m.slug = $6))
         and case $7::text when 'withheld' then ${decision} = 'withhold' when 'cleared' then ${decision} = 'clear'
               when 'found' then exists (select from "Turn" t where t."battleId" = l."battleId") else true end
         and (l."voteId" is not null or not exists (select from "Vote" v where v."battleId" = l."battleId"))
       order by ${order("desc")} limit $9)
     select id, at::text as at, "battleId", "voteId", true as "isFound", 0 as rank from found
     union all
     select id, at::text, "battleId", "voteId", false, (select count(*)::int from looked)
     from (select * from looked order by ${order("asc")} limit 1) last
     order by "isFound" desc, ${order("desc")}`,
    [sourceId, before?.at ?? null, before?.id ?? null, category, language, model, flagged, window, limit],
  );
  const last = rows.find(({ isFound }) => !isFound);
  const looked = last?.rank ?? 0;
  return {
    found: rows.filter(({ isFound }) => isFound).map(({ id, at, battleId, voteId }) => ({ id, at, battleId, voteId })),
    end: last && looked === window ? { at: last.at, id: last.id } : null,
    looked,
  };
}

export interface StoredLine extends Omit<ReviewLine, "flags"> {
  modelFlags: string[];
  /** Every prompt and answer, for word lists. */
  texts: string[];
}

/** Votes and battles as lines of the list, in the order in which they are asked for. Blind models have no names before the vote. */
export async function readLines(found: readonly Found[]): Promise<StoredLine[]> {
  const { rows } = await pool().query<StoredLine>(
    `select v.id as "voteId", p.id as "battleId", coalesce(v."castAt", p."createdAt") as at, v.winner::text as winner,
            case when v.id is not null or p.mode <> 'blind' then json_build_object('a', a.name, 'b', b.name) end as names,
            p.consent::text as consent, coalesce(tag.categories, '{}') as categories, said.prompt, said.turns,
            coalesce((select d.decision from "ModerationDecision" d where d."battleId" = p.id
                      order by d.ordinal desc limit 1), 'checks') as decision,
            array(select distinct flag from "ConversationCheck" k, unnest(k.flags) flag where k."battleId" = p.id order by 1)
              as "modelFlags",
            said.prompts || array(
              select n.text from "Turn" t join "Answer" n on n."turnId" = t.id where t."battleId" = p.id) as texts
     from unnest($1::uuid[], $2::uuid[]) with ordinality wanted (battle, vote, place)
     join "Battle" p on p.id = wanted.battle
     left join "Vote" v on v.id = wanted.vote
     join "Model" a on a.id = p."modelAId" join "Model" b on b.id = p."modelBId"
     cross join lateral (
       select (array_agg(t.prompt order by t.index))[1] as prompt, count(*)::int as turns,
              coalesce(array_agg(t.prompt), '{}') as prompts
       from "Turn" t where t."battleId" = p.id) said
     left join lateral (select t.categories from "Tagging" t where t."battleId" = p.id order by t.ordinal desc limit 1) tag
       on true
     order by wanted.place`,
    [found.map(({ battleId }) => battleId), found.map(({ voteId }) => voteId)],
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
