import "server-only";
import { pool } from "#lib/db.ts";
import type { Winner } from "#lib/vote/types.ts";
import { insertSource } from "./insert-source.ts";
import type { RecordedSource } from "./insert-source.ts";
import type { Pseudonym } from "./pseudonym.ts";
import type { BattleRow, Counted, Message, VoteRow } from "./types.ts";

export interface StoredSource {
  id: string;
  slug: string;
  name: string;
}

export async function findSource(slug: string): Promise<StoredSource | null> {
  const { rows } = await pool().query<StoredSource>(`select id, slug, name from "Source" where slug = $1`, [slug]);
  return rows[0] ?? null;
}

export interface RowCounts {
  votes: number;
  counted: number;
  battles: number;
  /** Votes on private battles: in no file, on no board. */
  private: number;
}

/** How many lines each download of a source has: a second for a million votes. */
export async function countRows(sourceId: string): Promise<RowCounts> {
  const { rows } = await pool().query<RowCounts>(
    `select coalesce(sum(votes) filter (where not "isPrivate"), 0)::int as votes,
            coalesce(sum(counted) filter (where not "isPrivate"), 0)::int as counted,
            count(*) filter (where counted > 0 and not "isPrivate")::int as battles,
            coalesce(sum(votes) filter (where "isPrivate"), 0)::int as private
     from (select votes, counted, p.consent = 'private' as "isPrivate"
           from (select v."battleId", count(*) as votes, count(*) filter (where d."voteId" is null) as counted
                 from "Vote" v
                 left join (select distinct "voteId" from "Verdict" where "withdrawnAt" is null) d on d."voteId" = v.id
                 where v."sourceId" = $1 group by 1) v
           join "Battle" p on p.id = v."battleId") each`,
    [sourceId],
  );
  return rows[0];
}

/** 5,000 votes are about a megabyte of text: few round trips, and little held in memory per download. */
const pageSize = 5000;

const hasStandingVerdict = `exists (select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;
const mayLeave = `not exists (select from "Battle" p where p.id = v."battleId" and p.consent = 'private')`;
const countedSql: Record<Counted, string> = {
  true: `not ${hasStandingVerdict}`,
  false: hasStandingVerdict,
  all: "true",
};

interface Reading {
  sourceId: string;
  counted: Counted;
  voter: Pseudonym;
  /** At most so many rows, for a sample. */
  limit?: number;
}

/**
 * The votes of a source, oldest first, a page at a time.
 *
 * Each page is its own query, taking up after the last row of the one before, so that a slow or vanished reader never
 * holds a connection. Votes are never changed or deleted, and the reading ends at the newest vote there was when it
 * began, so pages fit together as if they had been read at once.
 */
export async function* readVotes({ sourceId, counted, voter, limit = Infinity }: Reading): AsyncGenerator<VoteRow[]> {
  const end = await newestVote(sourceId);
  if (!end) return;
  let key = { castAt: "-infinity", id: "00000000-0000-0000-0000-000000000000" };
  for (let left = limit; left > 0;) {
    const size = Math.min(pageSize, left);
    const { rows } = await pool().query<StoredVote>(
      `with page as materialized (
         select v.* from "Vote" v
         where v."sourceId" = $1 and v."castAt" >= $2 and (v."castAt", v.id) > ($2, $3::uuid) and v."castAt" <= $4
           and ${countedSql[counted]} and ${mayLeave}
         order by v."castAt", v.id limit $5)
       select v.id, v."castAt"::text as "castAt", extract(epoch from v."castAt")::float8 as seconds, v.winner,
              v."voterId", v."wasBlind", coalesce(t.index, 1) as turn,
              (select tag.language from "Tagging" tag where tag."battleId" = battle.id order by tag.ordinal desc limit 1)
                as language, a.slug as "modelA", b.slug as "modelB"
       from page v
       join "Battle" battle on battle.id = v."battleId"
       join "Model" a on a.id = battle."modelAId"
       join "Model" b on b.id = battle."modelBId"
       left join "Turn" t on t.id = v."turnId"
       order by v."castAt", v.id`,
      [sourceId, key.castAt, key.id, end, size],
    );
    const last = rows.at(-1);
    if (!last) return;
    key = last;
    left -= rows.length;
    yield rows.map((row) => ({
      modelA: row.modelA,
      modelB: row.modelB,
      winner: row.winner,
      judge: row.voterId === null ? null : voter(row.voterId),
      turn: row.turn,
      wasBlind: row.wasBlind,
      language: row.language,
      castAt: row.seconds,
    }));
    if (rows.length < size) return;
  }
}

interface StoredVote {
  id: string;
  castAt: string;
  seconds: number;
  winner: Winner;
  voterId: string | null;
  wasBlind: boolean;
  language: string | null;
  turn: number;
  modelA: string;
  modelB: string;
}

async function newestVote(sourceId: string): Promise<string | null> {
  const { rows } = await pool().query<{ newest: string | null }>(
    `select max("castAt")::text as newest from "Vote" where "sourceId" = $1`,
    [sourceId],
  );
  return rows[0].newest;
}

/** A battle can carry long conversations: fewer to a page. */
const battlePageSize = 500;

/** The battles of a source that were voted on, in the order they began, each with its last vote. */
export async function* readBattles({
  sourceId,
  counted,
  voter,
  battle,
  limit = Infinity,
}: Reading & { battle: Pseudonym }): AsyncGenerator<BattleRow[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (let left = limit; left > 0;) {
    const size = Math.min(battlePageSize, left);
    const { rows } = await pool().query<StoredBattle>(
      `select p.id, a.slug as "modelA", b.slug as "modelB", v.winner, v."voterId", v."wasBlind", v.counted,
              p."samplingPolicy", p."pairProbability", extract(epoch from v."castAt")::float8 as seconds,
              greatest((select count(*)::int from "Turn" t where t."battleId" = p.id and t.state = 'answered'), 1) as turns,
              case when p.consent = 'publish' then (
                select json_agg(json_build_object('prompt', t.prompt, 'a', one.text, 'b', other.text) order by t.index)
                from "Turn" t
                join "Answer" one on one."turnId" = t.id and one.side = 'a' and one.state = 'done'
                join "Answer" other on other."turnId" = t.id and other.side = 'b' and other.state = 'done'
                where t."battleId" = p.id and t.state = 'answered'
              ) end as conversation
       from "Battle" p
       join "Model" a on a.id = p."modelAId"
       join "Model" b on b.id = p."modelBId"
       cross join lateral (
         select v.winner, v."voterId", v."wasBlind", v."castAt", not ${hasStandingVerdict} as counted
         from "Vote" v where v."battleId" = p.id and ${countedSql[counted]}
         order by v."castAt" desc, v.id desc limit 1) v
       where p."sourceId" = $1 and p.id > $2::uuid and p.consent <> 'private'
       order by p.id limit $3`,
      [sourceId, after, size],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    left -= rows.length;
    yield rows.map((row) => ({
      battle: battle(row.id),
      modelA: row.modelA,
      modelB: row.modelB,
      winner: row.winner,
      judge: row.voterId === null ? null : voter(row.voterId),
      turns: row.turns,
      wasBlind: row.wasBlind,
      counted: row.counted,
      samplingPolicy: row.samplingPolicy,
      pairProbability: row.pairProbability,
      castAt: row.seconds,
      conversationA: row.conversation && messages(row.conversation, "a"),
      conversationB: row.conversation && messages(row.conversation, "b"),
    }));
    if (rows.length < size) return;
  }
}

interface StoredTurn {
  prompt: string;
  a: string;
  b: string;
}

interface StoredBattle extends Omit<StoredVote, "castAt" | "turn" | "language"> {
  turns: number;
  counted: boolean;
  samplingPolicy: string | null;
  pairProbability: number | null;
  conversation: StoredTurn[] | null;
}

function messages(turns: StoredTurn[], side: "a" | "b"): Message[] {
  return turns.flatMap((turn): Message[] => [
    { role: "user", content: turn.prompt },
    { role: "assistant", content: turn[side] },
  ]);
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
