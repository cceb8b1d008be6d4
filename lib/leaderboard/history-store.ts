import "server-only";
import { pool } from "#lib/db.ts";
import type { Board } from "#lib/rating/index.ts";
import { boardKey } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import type { SnapshotId } from "./types.ts";

type Row = Board["rows"][number];

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
