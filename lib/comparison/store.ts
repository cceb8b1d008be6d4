import "server-only";
import { db } from "#lib/db.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { PairVerdicts, SampleBattle } from "./types.ts";

/** A pair's newest so many votes are looked at one by one; no pair should be asked for more. */
const mostVotes = 50_000;

export type Dimension = "all" | "category" | "day" | "answers" | "prompts";

export type Cell = PairVerdicts & { dimension: Dimension; part: string };

interface Pair {
  sourceId: string;
  first: string;
  second: string;
}

const betweenThem = ({ sourceId, first, second }: Pair) => Prisma.sql`
  battle."sourceId" = ${sourceId}::uuid and (battle."modelAId", battle."modelBId") in (
    (select a.id, b.id from "Model" a, "Model" b where a.slug = ${first} and b.slug = ${second}),
    (select b.id, a.id from "Model" a, "Model" b where a.slug = ${first} and b.slug = ${second}))`;

const counted = Prisma.sql`battle.consent <> 'private' and not exists (
  select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;

/**
 * The counted verdicts between two models: all, by category, by day, by which answer was longer (by a fifth at least) and by
 * the length of the prompt. Votes without answers of their own, such as imported ones, have no lengths.
 */
export function countPair(pair: Pair): Promise<Cell[]> {
  return db.$queryRaw<Cell[]>`
    with pair as materialized (
      select v.id, v."battleId", v."turnId", v."castAt",
             case when v.winner in ('tie', 'both_bad') then 'ties'
                  when (v.winner = 'model_a') = (a.slug = ${pair.first}) then 'first' else 'second' end as verdict,
             a.slug = ${pair.first} as "isFirstA"
      from "Battle" battle join "Vote" v on v."battleId" = battle.id join "Model" a on a.id = battle."modelAId"
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
      select 'all' as dimension, '' as part, verdict from pair
      union all
      select 'category', t.category, verdict from pair join "BattleTag" t on t."battleId" = pair."battleId"
      union all
      select 'day', to_char("castAt" at time zone 'UTC', 'YYYY-MM-DD'), verdict from pair
      union all
      select 'answers', case when first >= 1.2 * second then 'first' when second >= 1.2 * first then 'second'
                             else 'alike' end, verdict from lengths
      union all
      select 'prompts', case when prompt < 100 then 'short' when prompt < 500 then 'medium' else 'long' end, verdict
      from lengths)
    select dimension, part, (count(*) filter (where verdict = 'first'))::int as first,
           (count(*) filter (where verdict = 'second'))::int as second,
           (count(*) filter (where verdict = 'ties'))::int as ties
    from cells group by 1, 2 order by 1, 2`;
}

const mostSamples = 3;

/** The newest counted battles of the two whose voters agreed to publish them, up to the turn that was voted on. */
export async function publishedBattles(pair: Pair): Promise<SampleBattle[]> {
  const rows = await db.$queryRaw<(Omit<SampleBattle, "castAt"> & { castAt: Date })[]>`
    with chosen as (
      select distinct on (battle.id) battle.id, v."castAt", v.winner, voted.index as "lastTurn",
             a.slug = ${pair.first} as "isFirstA"
      from "Battle" battle join "Vote" v on v."battleId" = battle.id join "Model" a on a.id = battle."modelAId"
      join "Turn" voted on voted.id = v."turnId"
      where battle.consent = 'publish' and ${betweenThem(pair)} and ${counted}
      order by battle.id desc, v."castAt" desc limit ${mostSamples})
    select c.id::text, c."castAt",
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
