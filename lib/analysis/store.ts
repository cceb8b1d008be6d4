import "server-only";
import { replica } from "#lib/db.ts";
import type { PairCount } from "#lib/rating/index.ts";
import { nonEnglish, topicCategories } from "#lib/tagging/topics.ts";
import type { ModelCost } from "./cost-pictures.ts";
import type { DayVotes, LanguageVotes, TurnCount } from "./vote-pictures.ts";

/** The votes of a board, whatever becomes of them. */
export interface VoteRange {
  source: string;
  category: string;
  /** Counted back from the newest vote; null for all. */
  days: number | null;
}

/**
 * A vote counts while no verdict on it stands and its battle is not private. `$1` source, `$2` category, `$3` days. The source is found
 * first, as a value: the newest votes then come from the end of an index, where a join would sort all of them.
 */
const counted = `
  from "Vote" v join "Battle" b on b.id = v."battleId"
  where v."sourceId" = (select id from "Source" where slug = $1) and b.consent <> 'private'
    and not exists (select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)
    and ($2 = 'overall' or exists (
      select from (select t.categories from "Tagging" t where t."battleId" = b.id order by t.ordinal desc limit 1) t
      where $2 = any (t.categories)))
    and ($3::int is null or v."castAt" > (
      select max(n."castAt") - make_interval(days => $3) from "Vote" n where n."sourceId" = v."sourceId"))`;

const given = ({ source, category, days }: VoteRange) => [source, category, days];

/**
 * Votes by day of a whole source: all of them are counted by an index alone, and what does not count, which is little, is taken
 * off.
 */
const daysInAll = `
  with given as (
    select s.id, case when $3::int is null then '-infinity' else (
      select max(n."castAt") - make_interval(days => $3) from "Vote" n where n."sourceId" = s.id) end as since
    from "Source" s where s.slug = $1 and $2 = 'overall'),
  days as (
    select date_trunc('day', "castAt", 'UTC') as day, count(*) as votes from "Vote"
    where "sourceId" = (select id from given) and "castAt" > (select since from given) group by 1
    union all
    select date_trunc('day', "castAt", 'UTC'), -count(*) from (
      select v.id, v."castAt" from "Verdict" d join "Vote" v on v.id = d."voteId"
      where d."withdrawnAt" is null and v."sourceId" = (select id from given)
      union
      select v.id, v."castAt" from "Battle" b join "Vote" v on v."battleId" = b.id
      where b.consent = 'private' and b."sourceId" = (select id from given)) kept_off
    where "castAt" > (select since from given) group by 1)`;

const daysOneByOne = `
  with days as (select date_trunc('day', v."castAt", 'UTC') as day, count(*) as votes ${counted} group by 1)`;

/** How many votes were cast on each day in UTC, oldest first. */
export async function votesPerDay(range: VoteRange): Promise<DayVotes[]> {
  const { rows } = await replica().query<DayVotes>(
    `${range.category === "overall" ? daysInAll : daysOneByOne}
     select to_char(day at time zone 'UTC', 'YYYY-MM-DD') as day, sum(votes)::int as votes
     from days group by days.day having sum(votes) > 0 order by days.day`,
    given(range),
  );
  return rows;
}

/** Votes per language from the counts: every language is a category, and those which are none, the operator's `own` too, are left out. A few rows, however many votes there are. */
export async function votesPerLanguage(
  source: string,
  own: readonly { slug: string }[],
): Promise<{ language: string; votes: number }[]> {
  const { rows } = await replica().query<LanguageVotes>(
    `select c.category as language, sum(c."winsA" + c."winsB" + c.ties + c."bothBad")::float8 as votes
     from "VoteCount" c join "Source" s on s.id = c."sourceId"
     where s.slug = $1 and c.exclusion = '' and c."modelAId" <> c."modelBId" and c.category <> all ($2::text[])
     group by 1 having sum(c."winsA" + c."winsB" + c.ties + c."bothBad") > 0`,
    [source, ["overall", ...topicCategories, nonEnglish, ...own.map(({ slug }) => slug)]],
  );
  return rows;
}

/** Battles are looked at one by one only for so many of the newest votes. */
export const mostRecent = 100_000;

/** The same for the newest votes of one category or stretch of time, by ISO code. */
export async function recentLanguages(range: VoteRange): Promise<{ language: string; votes: number }[]> {
  const { rows } = await replica().query<LanguageVotes>(
    `select t.language, count(*)::int as votes
     from (select b.id ${counted} order by v."castAt" desc limit ${mostRecent}) n
     cross join lateral (
       select t.language from "Tagging" t where t."battleId" = n.id order by t.ordinal desc limit 1) t
     where t.language is not null group by 1`,
    given(range),
  );
  return rows;
}

/** How many turns the newest voted battles had when they were voted on. Recorded battles have none. */
export async function turnCounts(range: VoteRange): Promise<TurnCount[]> {
  const { rows } = await replica().query<TurnCount>(
    `select t.index as turns, count(*)::int as battles
     from (select v."turnId" ${counted} order by v."castAt" desc limit ${mostRecent}) n
     join "Turn" t on t.id = n."turnId" group by 1 order by 1`,
    given(range),
  );
  return rows;
}

/** Counts per pair and winner for each of `parts` equal stretches of the time in which the votes were cast. */
export async function countsByTime(range: VoteRange, parts: number): Promise<(PairCount & { until: string })[]> {
  const { rows } = await replica().query<PairCount & { until: string }>(
    `with votes as (select v."castAt", b."modelAId", b."modelBId", v.winner ${counted}),
          ends as (select min("castAt") as first, max("castAt") as last from votes),
          parts as (
            select least(floor(extract(epoch from v."castAt" - e.first) * $4 / nullif(extract(epoch from e.last - e.first), 0)), $4 - 1) as part,
                   v."modelAId", v."modelBId", v.winner, count(*)::int as count
            from votes v, ends e group by 1, 2, 3, 4)
     select to_char((e.first + (e.last - e.first) * (p.part + 1) / $4) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until,
            one.slug as "modelA", other.slug as "modelB", p.winner::text as winner, p.count
     from parts p cross join ends e join "Model" one on one.id = p."modelAId" join "Model" other on other.id = p."modelBId"
     where p.part is not null order by p.part, 2, 3, 4`,
    [...given(range), parts],
  );
  return rows;
}

/** How many of a model's newest answers its speed is measured on: enough for a median, few enough to be quick. */
const measuredAnswers = 200;
const fewestMeasured = 5;

/** What models cost in money and time. Answers of the toys that come with the product are priced and timed like any other. */
export async function modelCosts(slugs: readonly string[]): Promise<ModelCost[]> {
  const { rows } = await replica().query<ModelCost>(
    `select m.slug as model, m."outputPrice"::float8 / 1e6 as "outputPrice", a.speed as "tokensPerSecond"
     from "Model" m
     left join lateral (
       select case when count(*) >= ${fewestMeasured} then percentile_cont(0.5) within group (order by n.speed) end as speed
       from (select a."outputTokens" / nullif(extract(epoch from a."finishedAt" - a."firstTokenAt"), 0)::float8 as speed
             from "Answer" a
             where a."modelId" = m.id and a.state = 'done' and a."outputTokens" > 0 and a."firstTokenAt" is not null
             order by a."createdAt" desc limit ${measuredAnswers}) n) a on true
     where m.slug = any ($1::text[]) and not m."isPrivate"`,
    [slugs],
  );
  return rows;
}
