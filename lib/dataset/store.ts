import "server-only";
import { pool } from "#lib/db.ts";
import { insertSource } from "./insert-source.ts";
import type { RecordedSource } from "./insert-source.ts";

export interface StoredSource {
  id: string;
  slug: string;
  name: string;
}

export async function findSource(slug: string): Promise<StoredSource | null> {
  const { rows } = await pool().query<StoredSource>(`select id, slug, name from "Source" where slug = $1`, [slug]);
  return rows[0] ?? null;
}

/** Stores a source in one transaction unless its slug is taken; of two callers at once, one makes it and both find it. */
export async function insertRecordedSource(
  slug: string,
  make: () => RecordedSource,
): Promise<{ created: boolean; votes: number }> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`ringside source ${slug}`]);
    const { rows } = await client.query<{ votes: number }>(
      `select (select count(*)::int from "Vote" v where v."sourceId" = s.id) as votes from "Source" s where s.slug = $1`,
      [slug],
    );
    if (rows.length > 0) {
      await client.query("rollback");
      return { created: false, votes: rows[0].votes };
    }
    const source = make();
    await insertSource(client, slug, source);
    await client.query("commit");
    return { created: true, votes: source.votes.length };
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** When the releases of a source end, oldest first: as the database writes it, and in seconds since 1970. */
export async function periodEnds(sourceId: string): Promise<{ at: string; seconds: number }[]> {
  const { rows } = await pool().query<{ at: string; seconds: number }>(
    `select "voteCutoff"::text as at, extract(epoch from "voteCutoff")::float8 as seconds
     from "Release" where "sourceId" = $1 order by number`,
    [sourceId],
  );
  return rows;
}
