import "server-only";
import { db } from "#lib/db.ts";
import { boardKey, specOf } from "#lib/leaderboard/board-spec.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { ReasonCount } from "./reasons.ts";
import type { BoardAt, VoteSource } from "./types.ts";

/** All sources, the arena first; without their number of votes, which takes longer to know. */
export function listVoteSources(): Promise<VoteSource[]> {
  return db.$queryRaw<VoteSource[]>`
    select id::text, slug, name, kind::text, description from "Source"
    order by kind = 'arena' desc, "createdAt"`;
}

/** Slugs of models that only those who met them may know. */
export async function privateSlugs(): Promise<Set<string>> {
  const rows = await db.model.findMany({ where: { isPrivate: true }, select: { slug: true } });
  return new Set(rows.map(({ slug }) => slug));
}

/** Reasons are looked for in so many of the newest votes that give any, and so many kinds are told per model. */
export const newestReasoned = 50_000;
const mostReasons = 12;

/**
 * How often each reason was given, per model and outcome, over the newest counted votes that give any. What was said last
 * holds. A reason of one side (`useful_a`) is told of that side's model alone and without its letter, any other of both.
 */
export function countReasons(sourceId: string): Promise<ReasonCount[]> {
  return db.$queryRaw<ReasonCount[]>`
    with later as materialized (
      select distinct on ("voteId") "voteId", reasons, "givenAt"
      from (select * from "VoteReasons" where "sourceId" = ${sourceId}::uuid
            order by "givenAt" desc limit ${newestReasoned}) said
      order by "voteId", ordinal desc),
    said as materialized (
      (select "voteId", reasons, "givenAt" from later where reasons <> '{}')
      union all
      (select v.id, v.reasons, v."castAt" from "Vote" v
       where v."sourceId" = ${sourceId}::uuid and v.reasons <> '{}'
         and not exists (select from "VoteReasons" r where r."voteId" = v.id)
       order by v."castAt" desc limit ${newestReasoned})),
    newest as materialized (
      select v.winner, said.reasons, battle."modelAId", battle."modelBId"
      from said join "Vote" v on v.id = said."voteId" join "Battle" battle on battle.id = v."battleId"
      where ${counted}
      order by said."givenAt" desc limit ${newestReasoned}),
    sides as (
      select "modelAId" as "modelId", reasons, '_a$' as own, '_b$' as other,
             case winner when 'model_a' then 'won' when 'model_b' then 'lost' else 'neither' end as outcome from newest
      union all
      select "modelBId", reasons, '_b$', '_a$',
             case winner when 'model_b' then 'won' when 'model_a' then 'lost' else 'neither' end from newest),
    totals as (select "modelId", outcome, count(*)::int as "of" from sides group by 1, 2),
    given as (
      select "modelId", outcome, reason, count(*)::int as votes,
             row_number() over (partition by "modelId", outcome order by count(*) desc, reason) as place
      from (select "modelId", outcome, word as reason
            from sides, lateral (
              select distinct regexp_replace(given, own, '') as word from unnest(reasons) as given
              where given !~ other) as words) as words
      group by 1, 2, 3)
    select m.slug as model, given.outcome, given.reason, given.votes, totals."of"
    from given join totals using ("modelId", outcome) join "Model" m on m.id = given."modelId"
    where given.place <= ${mostReasons}`;
}

const counted = Prisma.sql`battle.consent <> 'private' and not exists (
  select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;

/** What the usual board of a source and category showed last on each of the newest days on which it changed, oldest first. */
export async function lastBoardOfDays(sourceId: string, category: string, days: number): Promise<BoardAt[]> {
  const board = boardKey(specOf({ source: "", category }));
  const rows = await db.$queryRaw<{ at: Date; snapshot: string; rows: BoardAt["rows"] }[]>`
    select p."publishedAt" as at, t.id::text as snapshot,
           (select coalesce(json_agg(json_build_object('model', r -> 'model', 'rank', r -> 'rank')), '[]')
            from jsonb_array_elements(t.rows) r) as rows
    from (select distinct on (date_trunc('day', p."publishedAt", 'UTC')) p.id, p."snapshotId", p."publishedAt"
          from "Publication" p
          where p."sourceId" = ${sourceId}::uuid and p.board = ${board}
            and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = p."snapshotId")
          order by date_trunc('day', p."publishedAt", 'UTC') desc, p.id desc limit ${days}) p
    join "Snapshot" t on t.id = p."snapshotId" order by p.id`;
  return rows.map(({ at, ...board }) => ({ ...board, at: at.toISOString() }));
}
