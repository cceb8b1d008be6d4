import "server-only";
import { toExcluded } from "#lib/counts/mirror.ts";
import { votesOfSources } from "#lib/counts/store.ts";
import type { Excluded } from "#lib/counts/types.ts";
import { db, pool } from "#lib/db.ts";
import { winners } from "#lib/rating/index.ts";
import type { Board, VoteColumns } from "#lib/rating/index.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { boardKey, specOf, specOfKey } from "./board-spec.ts";
import type { BoardSpec, NamedBoard } from "./board-spec.ts";
import { contentId } from "./build-snapshot.ts";
import type { StyleColumns } from "./build-snapshot.ts";
import type { Leaderboard, LeaderboardRow, NewSnapshot, Provenance, SnapshotEvent, SnapshotId } from "./types.ts";

type Row = Board["rows"][number];

/** All that a snapshot says, in the form whose hash is its id. */
export function contentOf({ source, spec, board, voteCutoff, taken: _, position: __, ...rest }: NewSnapshot) {
  return {
    source: source.slug,
    board: boardKey(spec),
    ...rest,
    voteCutoff: voteCutoff?.toISOString() ?? null,
    seed: rest.parameters.seed,
    rounds: board.bootstrap?.rounds ?? 0,
    votes: board.votes,
    models: board.models,
    dropped: board.dropped,
    converged: board.converged,
    components: board.components,
    findings: board.parameters ?? [],
    rows: board.rows,
  };
}

export const snapshotIdOf = (snapshot: NewSnapshot): SnapshotId => contentId(contentOf(snapshot)) as SnapshotId;

/**
 * Stores a board for good, shows it, and tells every process. A board made of an older fold than the one that is shown stays
 * unseen, whoever made it: null then.
 */
export async function publish(
  snapshot: NewSnapshot,
  announce: (id: SnapshotId) => SnapshotEvent,
): Promise<SnapshotId | null> {
  const { source, spec, board, parameters, filters, excluded, voteCutoff, codeVersion, inputHash, taken } = snapshot;
  const id = snapshotIdOf(snapshot);
  const client = await pool().connect();
  try {
    await client.query("begin");
    // The same content made again is the same snapshot: it is there already, and stays as it is.
    await client.query(
      `insert into "Snapshot" (id, "sourceId", board, category, method, parameters, filters, excluded, seed, rounds,
         "voteCutoff", votes, models, dropped, converged, components, "codeVersion", "inputHash", rows, findings, taken)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       on conflict (id) do nothing`,
      [
        id,
        source.id,
        boardKey(spec),
        spec.category,
        spec.method,
        JSON.stringify(parameters),
        JSON.stringify(filters),
        JSON.stringify(excluded),
        parameters.seed,
        board.bootstrap?.rounds ?? 0,
        voteCutoff,
        board.votes,
        board.models,
        JSON.stringify(board.dropped),
        board.converged,
        board.components,
        codeVersion,
        inputHash,
        JSON.stringify(board.rows),
        JSON.stringify(board.parameters ?? []),
        taken,
      ],
    );
    const { rowCount } = await client.query(
      `insert into "Publication" ("sourceId", board, "snapshotId", position)
       select $1, $2, $3, $4 where not exists (
         select from "Publication" p where p."sourceId" = $1 and p.board = $2 and p.position > $4)`,
      [source.id, boardKey(spec), id, snapshot.position],
    );
    if (rowCount === 0) {
      await client.query("rollback");
      return null;
    }
    await client.query("select pg_notify('snapshot', $1)", [JSON.stringify(announce(id))]);
    await client.query("commit");
    return id;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

interface StoredSnapshot {
  id: string;
  board: string;
  slug: string;
  name: string;
  kind: Provenance["source"]["kind"];
  description: string;
  category: string;
  method: string;
  parameters: Provenance["parameters"];
  filters: Provenance["filters"];
  excluded: Provenance["excluded"];
  seed: number;
  rounds: number;
  voteCutoff: Date | null;
  votes: number;
  models: number;
  dropped: Provenance["dropped"];
  converged: boolean;
  components: number;
  codeVersion: string;
  inputHash: string;
  rows: Row[];
  findings: Provenance["findings"];
  taken: string | null;
  createdAt: Date;
}

/** The board that everyone sees now; null before the first one. */
export async function newestLeaderboard(board: NamedBoard): Promise<Leaderboard | null> {
  const id = await newestSnapshotId(specOf(board));
  return id && findLeaderboard(id);
}

/** Which snapshot a board shows: one look into an index. */
export async function newestSnapshotId(spec: BoardSpec): Promise<SnapshotId | null> {
  const { rows } = await pool().query<{ id: SnapshotId }>(
    `select p."snapshotId" as id from "Publication" p join "Source" s on s.id = p."sourceId"
     where s.slug = $1 and p.board = $2
       and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = p."snapshotId")
     order by p.id desc limit 1`,
    [spec.source, boardKey(spec)],
  );
  return rows[0]?.id ?? null;
}

/** Snapshots never change, names of models seldom do. */
const keptMs = 15_000;
const mostKept = 300;
const kept = new Map<string, { until: number; board: Promise<Leaderboard | null> }>();

/** A snapshot by its id, with models named as they are now; null when there is none, or none any more. */
export function findLeaderboard(id: string): Promise<Leaderboard | null> {
  const known = kept.get(id);
  if (known && known.until > Date.now()) return known.board;
  const board = readLeaderboard(id);
  kept.delete(id);
  kept.set(id, { until: Date.now() + keptMs, board });
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  board.then(
    (found) => found ?? kept.delete(id),
    () => kept.delete(id),
  );
  return board;
}

async function readLeaderboard(id: string): Promise<Leaderboard | null> {
  const stored = await findSnapshot(id);
  if (!stored) return null;
  const { rows, slug, name, kind, description, taken: _, board: __, ...columns } = stored;
  const names = await modelNames(rows.map(({ model }) => model));
  return {
    snapshot: {
      ...columns,
      id: columns.id as SnapshotId,
      source: { slug, name, kind, description },
      voteCutoff: columns.voteCutoff?.toISOString() ?? null,
      createdAt: columns.createdAt.toISOString(),
    },
    rows: rows.map((row) => ({ ...row, ...(names.get(row.model) ?? nameless(row.model)) })),
  };
}

type Named = Pick<LeaderboardRow, "name" | "organization" | "license" | "link" | "isToy">;

async function modelNames(slugs: readonly string[]): Promise<Map<string, Named>> {
  const { rows } = await pool().query<Named & { slug: string }>(
    `select slug, name, organization, license, link, "isToy" from "Model" where slug = any ($1)`,
    [slugs],
  );
  return new Map(rows.map(({ slug, ...named }) => [slug, named]));
}

/** A model never leaves the roster; one of a restored or trimmed database may. */
const nameless = (slug: string): Named => ({ name: slug, organization: "", license: "", link: null, isToy: false });

export async function findSnapshot(id: string): Promise<StoredSnapshot | null> {
  const { rows } = await pool().query<StoredSnapshot>(
    `select t.id::text, t.board, s.slug, s.name, s.kind::text, s.description, t.category, t.method, t.parameters, t.filters,
            t.excluded, t.seed, t.rounds, t."voteCutoff", t.votes, t.models, t.dropped, t.converged, t.components,
            t."codeVersion", t."inputHash", t.rows, t.findings, t.taken, t."createdAt"
     from "Snapshot" t join "Source" s on s.id = t."sourceId" where t.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** What a board was last made of, to tell whether a new one would be the same. */
export async function newestInput(sourceId: string, board: string) {
  const { rows } = await pool().query<
    Pick<StoredSnapshot, "id" | "inputHash" | "codeVersion" | "rounds" | "excluded" | "parameters"> & {
      rows: Pick<Row, "model" | "rank">[];
      position: number;
    }
  >(
    `select t.id::text, t."inputHash", t."codeVersion", t.rounds, t.excluded, t.parameters, p.position::float8 as position,
            (select coalesce(json_agg(json_build_object('model', r->'model', 'rank', r->'rank')), '[]')
             from jsonb_array_elements(t.rows) r) as rows
     from "Publication" p join "Snapshot" t on t.id = p."snapshotId"
     where p."sourceId" = $1 and p.board = $2 order by p.id desc limit 1`,
    [sourceId, board],
  );
  return rows[0] ?? null;
}

/** The categories that a source has boards of, by name. Each costs one look into an index, however many boards there are. */
export async function listCategories(sourceId: string): Promise<string[]> {
  const { rows } = await pool().query<{ category: string }>(
    `with recursive known as (
       (select board from "Publication" where "sourceId" = $1 order by board limit 1)
       union all
       select (select p.board from "Publication" p where p."sourceId" = $1 and p.board > known.board order by p.board limit 1)
       from known where known.board is not null)
     select distinct split_part(board, '/', 1) as category from known where board is not null order by 1`,
    [sourceId],
  );
  return rows.map(({ category }) => category);
}

export interface HistoryPoint {
  at: string;
  snapshot: SnapshotId;
  rows: Pick<Row, "model" | "rating" | "low" | "high" | "rank" | "votes">[];
}

/** No chart shows more points than this. */
const mostPoints = 400;

/** What a board showed over time, oldest first, at most 400 points spread evenly over its publications. */
export async function boardHistory(
  spec: BoardSpec,
  { since, models }: { since?: Date; models?: readonly string[] } = {},
): Promise<HistoryPoint[]> {
  const { rows } = await pool().query<HistoryPoint>(
    `with shown as (
       select p.id, p."snapshotId", p."publishedAt", row_number() over (order by p.id) as n, count(*) over () as total
       from "Publication" p join "Source" s on s.id = p."sourceId"
       where s.slug = $1 and p.board = $2 and ($3::timestamptz is null or p."publishedAt" >= $3)
         and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = p."snapshotId")),
     picked as (select * from shown where n = total or n * ${mostPoints} / total <> (n - 1) * ${mostPoints} / total)
     select to_char(k."publishedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, k."snapshotId" as snapshot,
            (select coalesce(json_agg(json_build_object('model', r->'model', 'rating', r->'rating', 'low', r->'low',
                      'high', r->'high', 'rank', r->'rank', 'votes', r->'votes')), '[]')
             from jsonb_array_elements(t.rows) r where $4::text[] is null or r->>'model' = any ($4)) as rows
     from picked k join "Snapshot" t on t.id = k."snapshotId" order by k.id`,
    [spec.source, boardKey(spec), since ?? null, models ?? null],
  );
  return rows;
}

/** Says that a board is looked at. Returns whether it had not been lately. */
export async function demandBoard(spec: BoardSpec): Promise<boolean> {
  const { rows } = await pool().query<{ isNew: boolean }>(
    `insert into "BoardDemand" ("sourceId", board) select id, $2 from "Source" where slug = $1
     on conflict ("sourceId", board) do update set "askedAt" = now()
       where "BoardDemand"."askedAt" < now() - interval '5 seconds'
     returning xmax = 0 as "isNew"`,
    [spec.source, boardKey(spec)],
  );
  return rows[0]?.isNew ?? false;
}

export interface Demand {
  sourceId: string;
  spec: BoardSpec;
}

/** Boards that were asked for within so many seconds. */
export async function demandedBoards(withinSeconds: number): Promise<Demand[]> {
  const { rows } = await pool().query<{ sourceId: string; slug: string; board: string }>(
    `select d."sourceId"::text, s.slug, d.board from "BoardDemand" d join "Source" s on s.id = d."sourceId"
     where d."askedAt" > now() - make_interval(secs => $1)`,
    [withinSeconds],
  );
  return rows.flatMap(({ sourceId, slug, board }) => {
    const spec = specOfKey(slug, board);
    return spec ? [{ sourceId, spec }] : [];
  });
}

/** Votes with what a board may need of them, in the order in which they were cast. */
export interface OrderedVotes {
  votes: VoteColumns;
  style: StyleColumns | null;
  excluded: Excluded[];
  /** Votes without the style of their answers: where style is asked for they are left out. */
  withoutStyle: number;
  taken: string;
  newest: Date | null;
  position: number;
}

interface OrderedReading {
  sourceId: string;
  category: string;
  days: number | null;
  withStyle: boolean;
  /** As some earlier snapshot of the database saw the votes. */
  taken?: string;
  /** The source's newest vote at that snapshot, where windows count back from. */
  newest?: Date | null;
}

const styleColumns = ["tokens", "headers", "lists", "bold"] as const;

/** A batch of rows fits into a few megabytes, and no query holds more. */
const batchSize = 50_000;

/** Every counted vote of a category in the order in which it was cast, read through a cursor: 20 bytes a vote stay in memory. */
export async function readOrderedVotes({
  sourceId,
  category,
  days,
  withStyle,
  taken,
  newest: until,
}: OrderedReading): Promise<OrderedVotes> {
  const client = await pool().connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows: states } = await client.query<{ taken: string; newest: Date | null; position: number }>(
      `select pg_current_snapshot()::text as taken,
              (select max("castAt") from "Vote" where "sourceId" = $1) as newest,
              coalesce((select position from "CountState" where "sourceId" = $1), 0)::float8 as position`,
      [sourceId],
    );
    const [state] = states;
    const newest = taken === undefined ? state.newest : (until ?? null);
    const saw = (column: string) =>
      taken === undefined ? "true" : `pg_visible_in_snapshot(${column}, $4::pg_snapshot)`;
    const standing =
      taken === undefined
        ? `d."withdrawnAt" is null`
        : `${saw(`d."transactionId"`)} and (d."withdrawnTransactionId" is null or not ${saw(`d."withdrawnTransactionId"`)})`;
    const inCategory =
      category === "overall"
        ? "$2::text is not null"
        : `exists (select from (select t.categories from "Tagging" t where t."battleId" = b.id and ${saw(`t."transactionId"`)}
                   order by t.ordinal desc limit 1) t where $2 = any (t.categories))`;
    const style = styleColumns.flatMap((name) => [
      `one.${name}::float8 as "${name}A"`,
      `other.${name}::float8 as "${name}B"`,
    ]);
    const ofSide = (side: "a" | "b", name: string) => `
      left join lateral (select a.id from "Answer" a where a."turnId" = v."turnId" and a.side = '${side}' and a.state = 'done'
                         order by a.attempt desc limit 1) ${name}_answer on true
      left join "AnswerStyle" ${name} on ${name}."answerId" = ${name}_answer.id`;
    const given = [
      sourceId,
      category,
      days === null || newest === null ? null : new Date(newest.getTime() - days * 86_400_000),
      ...(taken === undefined ? [] : [taken]),
    ];
    const picked = `v."sourceId" = $1 and ${inCategory} and ($3::timestamptz is null or v."castAt" > $3)
      and ${saw(`v."transactionId"`)}`;
    const { rows: left } = await client.query<{ exclusion: string; votes: number }>(
      // From the few votes that something keeps off, not from all votes.
      `select exclusion, count(*)::float8 as votes from (
         select exclusion_of(b.consent, e.broken) as exclusion
         from (
           select d."voteId", string_agg(distinct (d.rule || '/' || d.version) collate "C", ','
                                         order by (d.rule || '/' || d.version) collate "C") as broken
           from "Verdict" d where ${standing} group by 1) e
         join "Vote" v on v.id = e."voteId" join "Battle" b on b.id = v."battleId"
         where ${picked}
         union all
         select 'private' from "Battle" b join "Vote" v on v."battleId" = b.id
         where b."sourceId" = $1 and b.consent = 'private' and ${picked}
           and not exists (select from "Verdict" d where d."voteId" = v.id and ${standing})) kept_off
       group by 1`,
      given,
    );
    await client.query(
      `declare votes no scroll cursor for
       select b."modelAId"::text as a, b."modelBId"::text as b, v.winner::text as winner
              ${withStyle ? `, ${style.join(", ")}` : ""}
       from "Vote" v join "Battle" b on b.id = v."battleId" ${withStyle ? ofSide("a", "one") + ofSide("b", "other") : ""}
       where ${picked} and b.consent <> 'private'
         and not exists (select from "Verdict" d where d."voteId" = v.id and ${standing})
       order by v."castAt", v.id`,
      given,
    );
    const collected = collector(await slugsById(), withStyle);
    for (;;) {
      const { rows } = await client.query<OrderedRow>(`fetch ${batchSize} from votes`);
      rows.forEach(collected.add);
      if (rows.length < batchSize) break;
    }
    await client.query("commit");
    const excluded = toExcluded(left.map(({ exclusion, votes }) => [exclusion, votes]));
    return { ...collected.finish(), excluded, taken: taken ?? state.taken, newest, position: state.position };
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

type OrderedRow = { a: string; b: string; winner: (typeof winners)[number] } & Record<string, unknown>;

/** Grows typed columns as rows come. */
function collector(slugs: Map<string, string>, withStyle: boolean) {
  const places = new Map<string, number>();
  const models: string[] = [];
  const place = (id: string) => {
    let at = places.get(id);
    if (at === undefined) places.set(id, (at = models.push(slugs.get(id) ?? id) - 1));
    return at;
  };
  let size = batchSize;
  let used = 0;
  let withoutStyle = 0;
  let modelA = new Uint16Array(size);
  let modelB = new Uint16Array(size);
  let winner = new Uint8Array(size);
  let style = withStyle ? styleColumns.map(() => ({ a: new Float64Array(size), b: new Float64Array(size) })) : [];
  const grow = () => {
    size *= 2;
    const larger = <Column extends Uint16Array | Uint8Array | Float64Array>(column: Column): Column => {
      const grown = new (column.constructor as new (length: number) => Column)(size);
      grown.set(column);
      return grown;
    };
    [modelA, modelB, winner] = [larger(modelA), larger(modelB), larger(winner)];
    style = style.map(({ a, b }) => ({ a: larger(a), b: larger(b) }));
  };
  return {
    add(row: OrderedRow) {
      if (withStyle && (row.tokensA === null || row.tokensB === null)) {
        withoutStyle++;
        return;
      }
      if (used === size) grow();
      modelA[used] = place(row.a);
      modelB[used] = place(row.b);
      winner[used] = winners.indexOf(row.winner);
      style.forEach(({ a, b }, k) => {
        a[used] = row[`${styleColumns[k]}A`] as number;
        b[used] = row[`${styleColumns[k]}B`] as number;
      });
      used++;
    },
    finish() {
      const votes: VoteColumns = {
        models,
        modelA: modelA.subarray(0, used),
        modelB: modelB.subarray(0, used),
        winner: winner.subarray(0, used),
      };
      const cut = style.map(({ a, b }) => ({ a: a.subarray(0, used), b: b.subarray(0, used) }));
      return { votes, style: withStyle ? cut : null, withoutStyle };
    },
  };
}

/** Slugs of all models by id: ratings, files and pages name models by slug. */
export async function slugsById(): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; slug: string }>(`select id::text, slug from "Model"`);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

export interface ListedSource {
  id: string;
  slug: string;
  name: string;
  kind: "arena" | "simulated" | "imported";
  description: string;
  /** Votes folded into the counts so far, counted or not. */
  votes: number;
}

/** All sources, with how many votes each has, counted or not. */
export async function listSources(): Promise<ListedSource[]> {
  const [sources, votes] = await Promise.all([
    db.$queryRaw<Omit<ListedSource, "votes">[]>`
      select s.id::text, s.slug, s.name, s.kind::text, s.description
      from "Source" s order by s.kind = 'arena' desc, s."createdAt"`,
    votesOfSources(),
  ]);
  return sources.map((source) => ({ ...source, votes: votes.get(source.id) ?? 0 }));
}

/** A snapshot that should not be used: it stays as a tombstone, and the board shows the one before it or the next. */
export async function withdrawSnapshot(snapshotId: string, reason: string, withdrawnBy: string): Promise<boolean> {
  try {
    await db.snapshotWithdrawal.create({ data: { snapshotId, reason, withdrawnBy } });
    await db.$executeRaw`select pg_notify('votes', "sourceId"::text) from "Snapshot" where id = ${snapshotId}::uuid`;
    kept.delete(snapshotId);
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && ["P2002", "P2003"].includes(error.code)) return false;
    throw error;
  }
}

export const findWithdrawal = (snapshotId: string) => db.snapshotWithdrawal.findUnique({ where: { snapshotId } });

/** Whoever reads every snapshot by its id must not fill the database with them. */
const mostPinsADay = 500;

/** Keeps a snapshot for as long as the database lives, because something names it. */
export async function pinSnapshot(snapshotId: string, reason: string): Promise<void> {
  await pool().query(
    `insert into "SnapshotPin" ("snapshotId", reason)
     select $1, $2 where (
       select count(*) from "SnapshotPin" where reason = $2 and "pinnedAt" > now() - interval '1 day') < ${mostPinsADay}
     on conflict do nothing`,
    [snapshotId, reason],
  );
}

export interface Published {
  id: number;
  /** Which board of which source. */
  board: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What boards have shown since a moment, board by board, oldest first; snapshots that are kept for good are left out. */
export async function publicationsBefore(until: Date): Promise<Published[]> {
  const { rows } = await pool().query<Published>(
    `select p.id::float8 as id, p."sourceId" || '/' || p.board as board, extract(epoch from p."publishedAt")::float8 * 1000 as at
     from "Publication" p
     where p."publishedAt" < $1 and p.id < (
         select max(n.id) from "Publication" n where n."sourceId" = p."sourceId" and n.board = p.board)
       and not exists (select from "SnapshotPin" k where k."snapshotId" = p."snapshotId")
       and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = p."snapshotId")
     order by 2, 1`,
    [until],
  );
  return rows;
}

/** Forgets publications, and the snapshots that then nobody shows, cites or withdrew. Returns how many snapshots went. */
export async function forgetPublications(ids: readonly number[]): Promise<number> {
  const chunk = 1000;
  let gone = 0;
  for (let from = 0; from < ids.length; from += chunk) {
    const { rowCount } = await pool().query(
      `with forgotten as (delete from "Publication" where id = any ($1::bigint[]) returning "snapshotId", id)
       delete from "Snapshot" t where t.id in (select "snapshotId" from forgotten)
         and not exists (select from "Publication" p where p."snapshotId" = t.id and p.id not in (select id from forgotten))
         and not exists (select from "SnapshotPin" k where k."snapshotId" = t.id)
         and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = t.id)`,
      [ids.slice(from, from + chunk)],
    );
    gone += rowCount ?? 0;
  }
  return gone;
}

/** What a board showed since when, without its rows. */
export interface PublishedSnapshot {
  /** In the order of publication. */
  publication: string;
  snapshot: SnapshotId;
  publishedAt: Date;
  voteCutoff: Date | null;
  votes: number;
  models: number;
  codeVersion: string;
  inputHash: string;
}

/** Publications of a board, the newest first, before one of them. */
export async function listPublications(spec: BoardSpec, before: string | undefined, most: number) {
  const { rows } = await pool().query<PublishedSnapshot>(
    `select p.id::text as publication, p."snapshotId"::text as snapshot, p."publishedAt", t."voteCutoff", t.votes, t.models,
            t."codeVersion", t."inputHash"
     from "Publication" p join "Source" s on s.id = p."sourceId" join "Snapshot" t on t.id = p."snapshotId"
     where s.slug = $1 and p.board = $2 and ($3::bigint is null or p.id < $3)
       and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = p."snapshotId")
     order by p.id desc limit $4`,
    [spec.source, boardKey(spec), before ?? null, most],
  );
  return rows;
}
