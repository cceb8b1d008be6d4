import type { PoolClient } from "pg";
import type { ImportPlan } from "./types.ts";

// What is asked of the votes that wait in `staged` before any of them is written.

/** A row whose id another row has that says something else. */
export interface Conflict {
  file: number;
  row: number;
  externalId: string;
  /** The row of this import that has the id, too; null when a stored vote has it. */
  other: { file: number; row: number } | null;
}

/** Ids that were made from what a row says are shared by rows that say the same; the second is then `…/2`. */
const madeIds = `("externalId" like 'content:%' or "externalId" like 'row:%')`;
const mostConflicts = 10;

/**
 * Rows that came without an id of their own are told apart; others that repeat an earlier one are dropped and counted, and the
 * first that share an id and say something else are told.
 */
export async function dropRepeats(client: PoolClient): Promise<{ dropped: number; conflicts: Conflict[] }> {
  await client.query(`create temporary table repeated_id on commit drop as
    select "externalId" from staged group by 1 having count(*) > 1`);
  const { rows: ids } = await client.query<{ some: boolean }>(`select exists (select from repeated_id) as some`);
  if (!ids[0].some) return { dropped: 0, conflicts: [] };
  await client.query(`analyze repeated_id`);
  await client.query(`
    update staged set "externalId" = staged."externalId" || '/' || repeated.nth
    from (select s.ctid as line, row_number() over (partition by s."externalId" order by s.place, s."modelAId") as nth
          from staged s join repeated_id using ("externalId") where ${madeIds}) repeated
    where repeated.line = staged.ctid and repeated.nth > 1`);
  await client.query(`create temporary table repeated on commit drop as
    select s.ctid as line, place, file, "row"::int as "row", "externalId",
           md5(row ("modelAId", "modelBId", winner, "castAt", "voterId", "wasBlind", turns::text)::text) as content
    from staged s join repeated_id using ("externalId") where not ${madeIds}`);
  await client.query(`create temporary table first_of_repeated on commit drop as
    select distinct on ("externalId") * from repeated order by "externalId", place`);
  const { rows } = await client.query<{
    file: number;
    row: number;
    externalId: string;
    otherFile: number;
    otherRow: number;
  }>(`
    select r.file, r."row", r."externalId", f.file as "otherFile", f."row" as "otherRow"
    from repeated r join first_of_repeated f using ("externalId")
    where r.content <> f.content order by r.place limit ${mostConflicts}`);
  const { rowCount } = await client.query(`
    delete from staged using repeated r
    where r.line = staged.ctid and r.line not in (select line from first_of_repeated)`);
  const conflicts = rows.map(({ file, row, externalId, otherFile, otherRow }) => {
    return { file, row, externalId, other: { file: otherFile, row: otherRow } };
  });
  return { dropped: rowCount ?? 0, conflicts };
}

/** Votes that the source has already are taken out and counted; the first that differ from the stored one are told. */
export async function dropStored(
  client: PoolClient,
  sourceId: string,
): Promise<{ alreadyThere: number; conflicts: Conflict[] }> {
  const { rows } = await client.query<Omit<Conflict, "other">>(
    `select s.file, s."row"::int as "row", s."externalId"
     from staged s
     join "Battle" b on b."sourceId" = $1 and b."externalId" = s."externalId"
     join "Vote" v on v."battleId" = b.id
     where (b."modelAId", b."modelBId", v.winner) is distinct from (s."modelAId", s."modelBId", s.winner)
     order by s.place limit ${mostConflicts}`,
    [sourceId],
  );
  const { rowCount } = await client.query(
    `delete from staged s using "Battle" b where b."sourceId" = $1 and b."externalId" = s."externalId"`,
    [sourceId],
  );
  return { alreadyThere: rowCount ?? 0, conflicts: rows.map((row) => ({ ...row, other: null })) };
}

type Counts = Pick<
  ImportPlan,
  "votes" | "winners" | "voters" | "conversations" | "categories" | "taggedBy" | "notBlind" | "firstVote" | "lastVote"
> & { votesOf: Map<string, number>; lastPlace: number };

/** What is left to be written, counted. */
export async function countStaged(client: PoolClient): Promise<Counts> {
  const { rows } = await client.query<Record<string, number> & { first: Date | null; last: Date | null }>(`
    select count(*)::int as votes, count(*) filter (where winner = 'model_a')::int as model_a,
           count(*) filter (where winner = 'model_b')::int as model_b, count(*) filter (where winner = 'tie')::int as tie,
           count(*) filter (where winner = 'both_bad')::int as both_bad, count(turns)::int as conversations,
           count(*) filter (where "isLabelled")::int as labels, count(*) filter (where not "isLabelled")::int as taggers,
           count(*) filter (where not "wasBlind")::int as "notBlind", min("castAt") as first, max("castAt") as last,
           coalesce(max(place), 0) as "lastPlace"
    from staged`);
  const [total] = rows;
  const voters = await client.query<{ voters: number }>(
    `select count(*)::int as voters from (select from staged where "voterId" is not null group by "voterId") each`,
  );
  const categories = await client.query<{ category: string; votes: number }>(
    `select category, count(*)::int as votes from staged cross join unnest(categories) category
     group by 1 order by votes desc, category`,
  );
  const models = await client.query<{ id: string; votes: number }>(
    `select id::text, sum(votes)::int as votes from (
       select "modelAId" as id, count(*) as votes from staged group by 1
       union all select "modelBId", count(*) from staged group by 1) each group by 1`,
  );
  return {
    votes: total.votes,
    winners: { model_a: total.model_a, model_b: total.model_b, tie: total.tie, both_bad: total.both_bad },
    voters: voters.rows[0].voters,
    conversations: total.conversations,
    categories: categories.rows,
    taggedBy: { labels: total.labels, taggers: total.taggers },
    notBlind: total.notBlind,
    firstVote: total.first?.toISOString() ?? null,
    lastVote: total.last?.toISOString() ?? null,
    votesOf: new Map(models.rows.map(({ id, votes }) => [id, votes])),
    lastPlace: total.lastPlace,
  };
}
