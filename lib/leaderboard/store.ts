import "server-only";
import { votesOfSources } from "#lib/counts/store.ts";
import { db, pool } from "#lib/db.ts";
import type { Board } from "#lib/rating/index.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { boardKey, specOf, specOfKey } from "./board-spec.ts";
import type { BoardSpec, NamedBoard } from "./board-spec.ts";
import { contentId } from "./build-snapshot.ts";
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
