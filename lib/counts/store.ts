import "server-only";
import type { PoolClient } from "pg";
import { pool } from "#lib/db.ts";
import type { CountRow, CountState } from "./types.ts";

const key = `"sourceId", category, exclusion, "modelAId", "modelBId"`;
const figures = [`"winsA"`, `"winsB"`, "ties", `"bothBad"`] as const;
const sums = figures.map((name) => `sum(${name})::float8 as ${name}`).join(", ");
const columns = `${key}, ${figures.map((name) => `${name}::float8 as ${name}`).join(", ")}`;
const state = `"sourceId", position::float8 as position, taken, newest`;

export interface Fold {
  /** What the fold added to the counts. */
  changes: CountRow[];
  /** How far the counts of every source are now. */
  states: CountState[];
}

/**
 * Takes every committed change of counts and adds it to the counts, in one transaction: after a crash at any point a change
 * is either still to be taken or counted, never both and never neither.
 *
 * Nothing is told by order: a change is taken when its transaction has committed, whenever its number was drawn. Of two
 * folds at once one takes a change; the other finds it gone and begins again.
 */
export function foldChanges(): Promise<Fold> {
  return repeatably(async (client) => {
    const { rows: changes } = await client.query<CountRow>(
      `with taken as (delete from "CountChange" returning *),
            summed as (select ${key}, ${figures.map((name) => `sum(${name})::bigint as ${name}`).join(", ")}
                       from taken group by ${key}),
            added as (
              insert into "VoteCount" (${key}, ${figures.join(", ")})
              select * from summed order by ${key}
              on conflict (${key}) do update set
                ${figures.map((name) => `${name} = "VoteCount".${name} + excluded.${name}`).join(", ")}),
            moved as (
              insert into "CountState" ("sourceId", position, taken, newest, "foldedAt")
              select "sourceId", 1, pg_current_snapshot()::text, max(newest), now() from taken group by 1
              on conflict ("sourceId") do update set position = "CountState".position + 1, taken = excluded.taken,
                newest = greatest("CountState".newest, excluded.newest), "foldedAt" = excluded."foldedAt")
       select ${columns} from summed`,
    );
    const { rows: states } = await client.query<CountState>(`select ${state} from "CountState"`);
    return { changes, states };
  });
}

export interface Counts {
  state: CountState | null;
  rows: CountRow[];
}

/** The counts of a source, or of one of its categories, and how far they have come, all of one instant. */
export function readCounts(sourceId: string, category?: string): Promise<Counts> {
  return repeatably(async (client) => {
    const { rows: states } = await client.query<CountState>(`select ${state} from "CountState" where "sourceId" = $1`, [
      sourceId,
    ]);
    const { rows } = await client.query<CountRow>(
      `select ${columns} from "VoteCount" where "sourceId" = $1 ${category === undefined ? "" : "and category = $2"}`,
      category === undefined ? [sourceId] : [sourceId, category],
    );
    return { state: states[0] ?? null, rows };
  }, "read only");
}

/** Sources that have counts. */
export async function countedSources(): Promise<string[]> {
  const { rows } = await pool().query<{ sourceId: string }>(`select "sourceId" from "CountState" order by 1`);
  return rows.map(({ sourceId }) => sourceId);
}

/** Counts with what is not folded in yet: as of now. */
const countsNow = `(
  select ${key}, ${figures.join(" + ")} as votes from "VoteCount" union all
  select ${key}, ${figures.join(" + ")} from "CountChange") counts`;

/** How many votes a source has, by what keeps them off: a few rows, however many votes there are. */
export async function countByExclusion(
  sourceId: string,
  category: string,
): Promise<{ exclusion: string; votes: number }[]> {
  const { rows } = await pool().query<{ exclusion: string; votes: number }>(
    `select exclusion, sum(votes)::float8 as votes from ${countsNow}
     where "sourceId" = $1 and category = $2 group by 1 having sum(votes) > 0 order by 1`,
    [sourceId, category],
  );
  return rows;
}

/** The categories that votes of a source are, or were, filed under. */
export async function countedCategories(sourceId: string): Promise<string[]> {
  const { rows } = await pool().query<{ category: string }>(
    `select distinct category from ${countsNow} where "sourceId" = $1 order by 1`,
    [sourceId],
  );
  return rows.map(({ category }) => category);
}

/** How many votes each source has, counted or not. */
export async function votesOfSources(): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ sourceId: string; votes: number }>(
    `select "sourceId", sum(votes)::float8 as votes from ${countsNow} where category = 'overall' group by 1`,
  );
  return new Map(rows.map(({ sourceId, votes }) => [sourceId, votes]));
}

/** Votes are read in slices of this many, so that a recount can say how far it is. */
const sliceSize = 200_000;

export interface Recounting {
  /** As this snapshot of the database (pg_snapshot) saw it; as of now, without. */
  taken?: string;
  /** Votes that this earlier snapshot saw are judged and filed as they were then. */
  opinionsOf?: string;
  /** Only this category. */
  category?: string;
  onProgress?: (share: number) => void;
}

/**
 * The counts made anew from votes, verdicts and taggings.
 *
 * Shape: one row per source, category, exclusion and ordered pair, like the stored counts.
 */
export function recount(sourceId: string, how: Recounting = {}): Promise<Counts> {
  return repeatably((client) => recountWith(client, sourceId, how), "read only");
}

async function recountWith(
  client: PoolClient,
  sourceId: string,
  { taken, opinionsOf, category, onProgress = () => {} }: Recounting,
): Promise<Counts> {
  const parameters: unknown[] = [sourceId, "-infinity", firstId, "infinity"];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const [at, earlier] = [taken, opinionsOf].map((snapshot) => (snapshot === undefined ? null : bind(snapshot)));
  const saw = (column: string) => (at ? `pg_visible_in_snapshot(${column}, ${at}::pg_snapshot)` : "true");
  /** Whether an opinion about vote v was there. */
  const stood = (column: string) =>
    earlier
      ? `case when pg_visible_in_snapshot(v."transactionId", ${earlier}::pg_snapshot)
              then pg_visible_in_snapshot(${column}, ${earlier}::pg_snapshot) else ${saw(column)} end`
      : saw(column);
  const withdrawn = at
    ? `(d."withdrawnTransactionId" is not null and ${stood(`d."withdrawnTransactionId"`)})`
    : `d."withdrawnAt" is not null`;
  const counting = `
    select v."sourceId", c.category, exclusion_of(b.consent, e.broken) as exclusion, b."modelAId", b."modelBId",
           count(*) filter (where v.winner = 'model_a')::float8 as "winsA",
           count(*) filter (where v.winner = 'model_b')::float8 as "winsB",
           count(*) filter (where v.winner = 'tie')::float8 as ties,
           count(*) filter (where v.winner = 'both_bad')::float8 as "bothBad"
    from "Vote" v
    join "Battle" b on b.id = v."battleId"
    left join lateral (
      select t.categories from "Tagging" t where t."battleId" = b.id and ${stood(`t."transactionId"`)}
      order by t.ordinal desc limit 1) t on true
    cross join lateral unnest(array['overall'] || t.categories) c (category)
    left join lateral (
      select string_agg(distinct (d.rule || '/' || d.version) collate "C", ',' order by (d.rule || '/' || d.version) collate "C") as broken
      from "Verdict" d where d."voteId" = v.id and ${stood(`d."transactionId"`)} and not ${withdrawn}) e on true
    where v."sourceId" = $1 and (v."castAt", v.id) > ($2::timestamptz, $3::uuid) and v."castAt" <= $4::timestamptz
      and ${saw(`v."transactionId"`)} ${category === undefined ? "" : `and c.category = ${bind(category)}`}
    group by 1, 2, 3, 4, 5`;
  // Where the next slice ends: at a whole instant, so that no vote falls between two slices.
  const slice = `
    select max("castAt")::text as end, max("castAt") filter (where saw) as last
    from (select "castAt", ${at ? `pg_visible_in_snapshot("transactionId", $4::pg_snapshot)` : "true"} as saw from "Vote"
          where "sourceId" = $1 and ("castAt", id) > ($2::timestamptz, $3::uuid)
          order by "castAt", id limit ${sliceSize}) slice`;

  const { rows: expected } = await client.query<{ votes: number }>(
    `select coalesce(sum(votes), 0)::float8 as votes from ${countsNow} where "sourceId" = $1 and category = 'overall'`,
    [sourceId],
  );
  const summed = new Map<string, CountRow>();
  let newest: Date | null = null;
  for (let seen = sliceSize; ; seen += sliceSize) {
    const from = parameters.slice(1, 3);
    const { rows: ends } = await client.query<{ end: string | null; last: Date | null }>(slice, [
      sourceId,
      ...from,
      ...(at ? [taken] : []),
    ]);
    const [{ end, last }] = ends;
    if (end === null) break;
    parameters[3] = end;
    const { rows } = await client.query<CountRow>(counting, parameters);
    for (const row of rows) addRow(summed, row);
    newest = last ?? newest;
    parameters[1] = end;
    parameters[2] = lastId;
    onProgress(Math.min(1, seen / Math.max(1, expected[0].votes)));
  }
  const { rows: own } = await client.query<{ taken: string }>("select pg_current_snapshot()::text as taken");
  return { state: { sourceId, position: 0, taken: taken ?? own[0].taken, newest }, rows: [...summed.values()] };
}

const firstId = "00000000-0000-0000-0000-000000000000";
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

function addRow(summed: Map<string, CountRow>, row: CountRow) {
  const at = [row.category, row.exclusion, row.modelAId, row.modelBId].join("\n");
  const known = summed.get(at);
  if (!known) return void summed.set(at, { ...row });
  known.winsA += row.winsA;
  known.winsB += row.winsB;
  known.ties += row.ties;
  known.bothBad += row.bothBad;
}

/**
 * Holds the counts of a source against its votes, and corrects what differs. Runs beside votes and folds: what is compared is
 * of one instant (counts, with the changes not yet folded in), and a correction is a change like any other.
 *
 * Returns the corrections; none, unless somebody wrote to the counts by hand.
 */
export async function rebuildCounts(
  sourceId: string,
  onProgress: (share: number) => void = () => {},
): Promise<CountRow[]> {
  const client = await pool().connect();
  try {
    // Two rebuilds of one source would each correct the same difference.
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [`ringside rebuild ${sourceId}`]);
    try {
      return await inRepeatableRead(client, "", async () => {
        const { rows: stored } = await client.query<CountRow>(
          `select ${key}, ${sums} from (
             select ${key}, ${figures.join(", ")} from "VoteCount" where "sourceId" = $1 union all
             select ${key}, ${figures.join(", ")} from "CountChange" where "sourceId" = $1) every
           group by ${key}`,
          [sourceId],
        );
        const { rows, state: now } = await recountWith(client, sourceId, { onProgress });
        const corrections = new Map<string, CountRow>();
        for (const row of rows) addRow(corrections, row);
        for (const { winsA, winsB, ties, bothBad, ...rest } of stored) {
          addRow(corrections, { ...rest, winsA: -winsA, winsB: -winsB, ties: -ties, bothBad: -bothBad });
        }
        const wrong = [...corrections.values()].filter(({ winsA, winsB, ties, bothBad }) =>
          [winsA, winsB, ties, bothBad].some((figure) => figure !== 0),
        );
        await insertChanges(client, wrong, now?.newest ?? null);
        return wrong;
      });
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [`ringside rebuild ${sourceId}`]);
    }
  } finally {
    client.release();
  }
}

async function insertChanges(client: PoolClient, rows: readonly CountRow[], newest: Date | null): Promise<void> {
  if (rows.length === 0) return;
  const column = (name: keyof CountRow) => rows.map((row) => row[name]);
  await client.query(
    `insert into "CountChange" (${key}, ${figures.join(", ")}, newest)
     select *, $10::timestamptz from unnest(
       $1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])`,
    [
      column("sourceId"),
      column("category"),
      column("exclusion"),
      column("modelAId"),
      column("modelBId"),
      column("winsA"),
      column("winsB"),
      column("ties"),
      column("bothBad"),
      newest,
    ],
  );
}

/** Two folds at once: the loser looks again at what the winner left. */
const serializationFailure = "40001";

async function repeatably<T>(work: (client: PoolClient) => Promise<T>, access: "" | "read only" = ""): Promise<T> {
  for (;;) {
    const client = await pool().connect();
    try {
      return await inRepeatableRead(client, access, () => work(client));
    } catch (error) {
      if ((error as { code?: string }).code !== serializationFailure) throw error;
    } finally {
      client.release();
    }
  }
}

async function inRepeatableRead<T>(client: PoolClient, access: string, work: () => Promise<T>): Promise<T> {
  await client.query(`begin isolation level repeatable read ${access}`);
  try {
    const value = await work();
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}
