import "server-only";
import { db } from "#lib/db.ts";
import { checksSql, isClearedSql } from "#lib/privacy/decision.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { ModelId } from "#lib/models/types.ts";
import type { PairVerdicts, SampleBattle } from "./types.ts";
import type { Publishing } from "#lib/privacy/publishing.ts";

/** A pair's newest so many votes are looked at one by one; no pair should be asked for more. */
const mostVotes = 50_000;

export type Dimension = "category" | "day" | "answers" | "prompts";

export type Cell = PairVerdicts & { dimension: Dimension; part: string };

/** Ids, so that the planner knows which pair it looks for. */
export interface Pair {
  sourceId: string;
  first: ModelId;
  second: ModelId;
}

const betweenThem = ({ sourceId, first, second }: Pair) => Prisma.sql`
  battle."sourceId" = ${sourceId}::uuid and (
    (battle."modelAId" = ${first}::uuid and battle."modelBId" = ${second}::uuid)
    or (battle."modelAId" = ${second}::uuid and battle."modelBId" = ${first}::uuid))`;

const counted = Prisma.sql`battle.consent <> 'private' and not exists (
  select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;

/** The counted verdicts between two models, as the boards count them: of all votes and of each of these categories. */
export function countPair(pair: Pair, categories: readonly string[]): Promise<Cell[]> {
  return db.$queryRaw<Cell[]>`
    select 'category' as dimension, asked.category as part, sum(counts.first)::int as first,
           sum(counts.second)::int as second, sum(counts.ties)::int as ties
    from unnest(${[...categories]}::text[]) asked (category) cross join lateral (
      select c."winsA" as first, c."winsB" as second, c.ties + c."bothBad" as ties from "VoteCount" c
      where c."sourceId" = ${pair.sourceId}::uuid and c.category = asked.category and c.exclusion = ''
        and c."modelAId" = ${pair.first}::uuid and c."modelBId" = ${pair.second}::uuid
      union all
      select c."winsB", c."winsA", c.ties + c."bothBad" from "VoteCount" c
      where c."sourceId" = ${pair.sourceId}::uuid and c.category = asked.category and c.exclusion = ''
        and c."modelAId" = ${pair.second}::uuid and c."modelBId" = ${pair.first}::uuid) counts
    group by asked.category having sum(counts.first + counts.second + counts.ties) > 0 order by asked.category`;
}

/**
 * What no counts hold, from the newest votes on the pair: its verdicts by day, by which answer was longer (by a fifth at
 * least) and by the length of the prompt. Votes without answers of their own, such as imported ones, have no lengths.
 */
export function splitPair(pair: Pair): Promise<Cell[]> {
  return db.$queryRaw<Cell[]>`
    with pair as materialized (
      select v."turnId", v."castAt",
             case when v.winner in ('tie', 'both_bad') then 'ties'
                  when (v.winner = 'model_a') = (battle."modelAId" = ${pair.first}::uuid) then 'first' else 'second' end as verdict,
             battle."modelAId" = ${pair.first}::uuid as "isFirstA"
      from "Battle" battle join "Vote" v on v."battleId" = battle.id
      where ${betweenThem(pair)} and ${counted}
      order by v."castAt" desc limit ${mostVotes}),
    lengths as (
      select pair.verdict, char_length(t.prompt) as prompt,
             case when pair."isFirstA" then sa.tokens else sb.tokens end as first,
             case when pair."isFirstA" then sb.tokens else sa.tokens end as second
      from pair join "Turn" t on t.id = pair."turnId"
      join "Answer" a on a."turnId" = t.id and a.side = 'a' and a.state = 'done' join "AnswerStyle" sa on sa."answerId" = a.id
      join "Answer" b on b."turnId" = t.id and b.side = 'b' and b.state = 'done' join "AnswerStyle" sb on sb."answerId" = b.id),
    cells as (
      select 'day' as dimension, to_char("castAt" at time zone 'UTC', 'YYYY-MM-DD') as part, verdict from pair
      union all
      select 'answers', case when first >= 1.2 * second then 'first' when second >= 1.2 * first then 'second'
                             else 'alike' end, verdict from lengths
      union all
      select 'prompts', case when prompt < 100 then 'short' when prompt < 500 then 'medium' else 'long' end, verdict
      from lengths)
    select dimension, part, (count(*) filter (where verdict = 'first'))::int as first,
           (count(*) filter (where verdict = 'second'))::int as second,
           (count(*) filter (where verdict = 'ties'))::int as ties
    from cells group by 1, 2 order by 1, array_position(array['first', 'alike', 'second', 'short', 'medium', 'long'], part), 2`;
}

const mostSamples = 3;

/**
 * The newest counted battles of the two whose voters agreed to publish them, old enough for that and seen by the moderation
 * model, up to the turn that was voted on.
 */
export async function publishedBattles(pair: Pair, { votedUntil, checker }: Publishing): Promise<SampleBattle[]> {
  const rows = await db.$queryRaw<(Omit<SampleBattle, "castAt"> & { castAt: Date })[]>`
    with checker as (select ${checker}::text as name),
    chosen as (
      select distinct on (battle.id) battle.id, v."castAt", v.winner, voted.index as "lastTurn",
             ${Prisma.raw(isClearedSql("battle.id"))} as "isCleared",
             battle."modelAId" = ${pair.first}::uuid as "isFirstA"
      from "Battle" battle join "Vote" v on v."battleId" = battle.id
      join "Turn" voted on voted.id = v."turnId"
      where battle.consent = 'publish' and ${betweenThem(pair)} and ${counted}
        and not exists (select from "Vote" w where w."battleId" = battle.id and w."castAt" > ${votedUntil}::timestamptz)
        and ${Prisma.raw(checksSql("battle.id", checker === null ? null : "(select name from checker)"))}
      order by battle.id desc, v."castAt" desc limit ${mostSamples})
    select c.id::text, c."castAt", c."isCleared",
           case when c.winner in ('tie', 'both_bad') then c.winner::text
                when (c.winner = 'model_a') = c."isFirstA" then 'first' else 'second' end as outcome,
           (select json_agg(json_build_object('prompt', t.prompt,
                     'first', case when c."isFirstA" then a.text else b.text end,
                     'second', case when c."isFirstA" then b.text else a.text end) order by t.index)
            from "Turn" t join "Answer" a on a."turnId" = t.id and a.side = 'a' and a.state = 'done'
            join "Answer" b on b."turnId" = t.id and b.side = 'b' and b.state = 'done'
            where t."battleId" = c.id and t.index <= c."lastTurn") as turns
    from chosen c order by c."castAt" desc`;
  return rows.map((row) => ({ ...row, castAt: row.castAt.toISOString(), turns: row.turns ?? [] }));
}
