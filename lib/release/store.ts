import "server-only";
import type { PoolClient } from "pg";
import { db, pool } from "#lib/db.ts";
import type { BattleId, VoterId } from "#lib/battle/types.ts";
import { copyLines, Literals, partOf } from "#lib/dataset/copy-lines.ts";
import { between, Values } from "#lib/dataset/vote-sql.ts";
import type { Place } from "#lib/dataset/vote-sql.ts";
import { checksSql, isClearedSql } from "#lib/privacy/decision.ts";
import type { Winner } from "#lib/vote/types.ts";
import { entrySql, mayEnter } from "./entry-sql.ts";
import type { EnteringVotes } from "./entry-sql.ts";
import type { Manifest } from "./manifest.ts";

/** What a release is made from and written to: one transaction that sees the database as it was at one moment. */
export type Session = PoolClient;

/**
 * Runs while no other release is made and nobody changes what may leave of a battle, and sees one moment of the database.
 * The lock comes before the transaction: the other way round, the moment would be that before the wait.
 */
export async function inReleaseSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('ringside release', 0))");
    try {
      await client.query("begin isolation level repeatable read");
      const made = await work(client);
      await client.query("commit");
      return made;
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw error;
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended('ringside release', 0))").catch(() => {});
    }
  } finally {
    client.release();
  }
}

export interface StoredRelease {
  number: number;
  sourceId: string;
  source: string;
  madeAt: Date;
  manifest: Manifest;
}

const releases = `select r.number, s.id as "sourceId", s.slug as source, r."madeAt", r.manifest
                  from "Release" r join "Source" s on s.id = r."sourceId"`;

/** Newest first: of one source or of all, those before a number. */
export async function listReleases({
  source = null,
  before = null,
  most,
}: {
  source?: string | null;
  before?: number | null;
  most: number;
}): Promise<StoredRelease[]> {
  const { rows } = await pool().query<StoredRelease>(
    `${releases} where ($1::text is null or s.slug = $1) and ($2::int is null or r.number < $2)
     order by r.number desc limit $3`,
    [source, before, most],
  );
  return rows;
}

export async function findRelease(number: number): Promise<StoredRelease | null> {
  return (await pool().query<StoredRelease>(`${releases} where r.number = $1`, [number])).rows[0] ?? null;
}

/** Who had a release made, in the audit log. */
export async function noteReleaseAsked(actor: string, source: string): Promise<void> {
  await db.auditEntry.create({ data: { actor, action: "release asked for", target: source } });
}

export interface Earlier {
  /** The number this release takes. */
  next: number;
  /** When the votes of this source's earlier releases end, oldest first, in seconds since 1970. */
  cutoffs: number[];
  /** The same moments as the database writes them. */
  ends: string[];
  /** Those releases, oldest first. */
  manifests: Manifest[];
  /** The last of `ends`. */
  cutoff: string;
}

export async function readEarlier(session: Session, sourceId: string): Promise<Earlier> {
  const { rows } = await session.query<{ cutoff: string; seconds: number; manifest: Manifest }>(
    `select "voteCutoff"::text as cutoff, extract(epoch from "voteCutoff")::float8 as seconds, manifest
     from "Release" where "sourceId" = $1 order by number`,
    [sourceId],
  );
  const [{ next }] = (
    await session.query<{ next: number }>(`select coalesce(max(number), 0) + 1 as next from "Release"`)
  ).rows;
  const ends = rows.map(({ cutoff }) => cutoff);
  return {
    next,
    cutoffs: rows.map(({ seconds }) => seconds),
    manifests: rows.map(({ manifest }) => manifest),
    ends,
    cutoff: ends.at(-1) ?? "-infinity",
  };
}

/** When the newest vote of a source was cast, as the database writes it; null without one. */
export async function newestVoteAt(session: Session, sourceId: string): Promise<string | null> {
  const { rows } = await session.query<{ newest: string | null }>(
    `select max("castAt")::text as newest from "Vote" where "sourceId" = $1`,
    [sourceId],
  );
  return rows[0].newest;
}

export interface StoredVote {
  id: string;
  castAt: string;
  battleId: BattleId;
  voterId: string | null;
  modelA: string;
  modelB: string;
  winner: Winner;
  turn: number;
  wasBlind: boolean;
  language: string | null;
  seconds: number;
  counted: boolean;
  samplingPolicy: string | null;
  pairProbability: number | null;
}

const isCounted = `not exists (select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;
const facts = `v.id, v."castAt"::text as "castAt", b.id as "battleId", v."voterId", ma.slug as "modelA", mb.slug as "modelB",
               v.winner, coalesce(t.index, 1) as turn, v."wasBlind", extract(epoch from v."castAt")::float8 as seconds,
               ${isCounted} as counted, b."samplingPolicy", b."pairProbability",
               (select g.language from "Tagging" g where g."battleId" = b.id order by g.ordinal desc limit 1) as language`;
const tables = `join "Battle" b on b.id = v."battleId" join "Model" ma on ma.id = b."modelAId"
                join "Model" mb on mb.id = b."modelBId" left join "Turn" t on t.id = v."turnId"`;

const pageSize = 5000;

/** Votes to one query: their lines and leaves take two megabytes. */
const entryPage = 5_000;

/** What has entered the ledger: the leaves of some votes, 32 bytes each, and their lines. */
export interface Entered {
  rows: number;
  leaves: Buffer;
  lines: Buffer[];
}

/** The state of the database that a session sees. */
export async function seenBy(session: Session): Promise<string> {
  return (await session.query<{ at: string }>(`select pg_current_snapshot()::text as at`)).rows[0].at;
}

/**
 * Enters votes that may leave and have not in the ledger, oldest first, cast after one moment and until another, from a position on.
 * Of those that a release has gone past, the late ones: private then, or still on their way. No ledger need be asked about the
 * others.
 */
export async function* enterVotes(
  session: Session,
  entering: EnteringVotes,
  { after, until, first }: { after: string; until: string; first: number },
): AsyncGenerator<Entered> {
  const last: Place = { castAt: until, id: lastId };
  let position = first;
  for (let from: Place | null = { castAt: after, id: lastId }; from;) {
    const to: Place | null = await endOfEntries(session, entering, from, last);
    const sql = entrySql(entering, { after: from, upTo: to ?? last }, position, new Literals());
    const { rows, bytes } = await copyLines(session, sql);
    position += rows;
    const length = rows * leafBytes;
    yield { rows, leaves: Buffer.concat(partOf(bytes, 0, length)), lines: partOf(bytes, length) };
    from = to;
  }
}

const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const leafBytes = 32;

/** Where a page of entries ends that begins after a place. Late votes are few among all that are old: only they are counted. */
async function endOfEntries(session: Session, { sourceId, isLate }: EnteringVotes, after: Place, last: Place) {
  const values = new Values();
  const which = isLate
    ? `join "Battle" p on p.id = v."battleId" where ${mayEnter(sourceId, isLate, values)}`
    : `where v."sourceId" = ${values.add(sourceId)}::uuid`;
  const { rows } = await session.query<Place>(
    `select v."castAt"::text as "castAt", v.id from "Vote" v ${which} and ${between(after, last, values)}
     order by v."castAt", v.id offset ${entryPage - 1} limit 1`,
    values.list,
  );
  return rows[0] ?? null;
}

/** What has just entered is many times what the planner knows of; without this it would look through all of it for each row. */
export async function analyzeLedger(session: Session): Promise<void> {
  await session.query(`analyze "LedgerEntry"`);
}

/** The leaves of a source's tree, in order. */
export async function* readLeaves(session: Session, sourceId: string): AsyncGenerator<Buffer> {
  const page = 20_000;
  for (let from = 0; ; from += page) {
    const leaves = await leavesIn(session, sourceId, from, from + page);
    yield* leaves;
    if (leaves.length < page) return;
  }
}

/** In one value, so that a leaf costs 32 bytes and not an object with a name. */
async function leavesIn(
  session: Pick<Session, "query">,
  sourceId: string,
  from: number,
  to: number,
): Promise<Buffer[]> {
  const { rows } = await session.query<{ leaves: Buffer | null }>(
    `select string_agg(leaf, '' order by position) as leaves from "LedgerEntry"
     where "sourceId" = $1 and position >= $2 and position < $3`,
    [sourceId, from, to],
  );
  return splitLeaves(rows[0].leaves ?? Buffer.of());
}

export const splitLeaves = (leaves: Buffer): Buffer[] =>
  Array.from({ length: leaves.length / leafBytes }, (_, i) => leaves.subarray(i * leafBytes, (i + 1) * leafBytes));

/** Released votes that a standing verdict keeps off the boards now. */
export async function* readNotCounted(session: Session, sourceId: string): AsyncGenerator<{ position: number }[]> {
  let after = -1;
  for (;;) {
    const { rows } = await session.query<{ position: number }>(
      `select l.position from "LedgerEntry" l
       where l."sourceId" = $1 and l.position > $2
         and exists (select from "Verdict" d where d."voteId" = l."voteId" and d."withdrawnAt" is null)
       order by l.position limit ${pageSize}`,
      [sourceId, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield rows;
    if (rows.length < pageSize) return;
  }
}

export interface StoredConversation {
  battleId: BattleId;
  modelA: string;
  modelB: string;
  winner: Winner;
  /** By an administrator, whatever word lists find. */
  isCleared: boolean;
  licenseA: string;
  licenseB: string;
  turns: { index: number; prompt: string; a: string; b: string }[];
  /** The votes on it that are released and count, oldest first. */
  votes: { winner: Winner; turn: number | null }[];
}

const conversationPage = 200;

/**
 * Conversations that their voters let be published, whose vote has been released and was cast before a moment, and that a
 * checker, if there is one, has looked at and found nothing in.
 */
export async function* readUnreleasedConversations(
  session: Session,
  { sourceId, votedUntil, checker }: { sourceId: string; votedUntil: Date; checker: string | null },
): AsyncGenerator<StoredConversation[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await session.query<StoredConversation>(
      `select b.id as "battleId", ma.slug as "modelA", mb.slug as "modelB", v.winner, c.turns,
              ${isClearedSql("b.id")} as "isCleared", ma.license as "licenseA", mb.license as "licenseB",
              (select coalesce(json_agg(json_build_object('winner', v.winner, 'turn', t.index) order by v."castAt", v.id), '[]')
               from "Vote" v join "LedgerEntry" l on l."voteId" = v.id left join "Turn" t on t.id = v."turnId"
               where v."battleId" = b.id and ${isCounted}) as votes
       from "Battle" b
       join "Model" ma on ma.id = b."modelAId" join "Model" mb on mb.id = b."modelBId"
       join lateral (select v.winner, v."castAt" from "Vote" v join "LedgerEntry" l on l."voteId" = v.id
                     where v."battleId" = b.id order by v."castAt" desc, v.id desc limit 1) v on v."castAt" <= $3
       join lateral (
         select json_agg(json_build_object('index', t.index, 'prompt', t.prompt, 'a', one.text, 'b', other.text) order by t.index) as turns
         from "Turn" t
         join "Answer" one on one."turnId" = t.id and one.side = 'a' and one.state = 'done'
         join "Answer" other on other."turnId" = t.id and other.side = 'b' and other.state = 'done'
         where t."battleId" = b.id and t.state = 'answered') c on c.turns is not null
       where b."sourceId" = $1 and b.id > $2::uuid and b.consent = 'publish'
         and not exists (select from "ReleasedConversation" r where r."battleId" = b.id)
         and ${checksSql("b.id", checker === null ? null : "$4")}
       order by b.id limit ${conversationPage}`,
      [sourceId, after, votedUntil, ...(checker === null ? [] : [checker])],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.battleId;
    yield rows;
    if (rows.length < conversationPage) return;
  }
}

export async function markConversations(session: Session, release: number, battleIds: BattleId[]): Promise<void> {
  await session.query(`insert into "ReleasedConversation" ("battleId", release) select unnest($1::uuid[]), $2`, [
    battleIds,
    release,
  ]);
}

export async function insertRelease(
  session: Session,
  { sourceId, voteCutoff, manifest }: { sourceId: string; voteCutoff: string; manifest: Manifest },
): Promise<void> {
  await session.query(
    `insert into "Release" (number, "sourceId", "madeAt", "voteCutoff", manifest) values ($1, $2, $3, $4, $5)`,
    [manifest.number, sourceId, manifest.madeAt, voteCutoff, manifest],
  );
}

export interface LedgerVote extends StoredVote {
  position: number;
  leaf: Buffer;
}

/** The votes of a release as they are in the database now, in order; one that is gone is missing. */
export async function* readLedgerVotes(release: number): AsyncGenerator<LedgerVote[]> {
  let after = -1;
  for (;;) {
    const { rows } = await pool().query<LedgerVote>(
      `select l.position, l.leaf, ${facts} from "LedgerEntry" l join "Vote" v on v.id = l."voteId" ${tables}
       where l.release = $1 and l.position > $2 order by l.position limit ${pageSize}`,
      [release, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield rows;
    if (rows.length < pageSize) return;
  }
}

/** The vote at a place of a source's ledger as it is in the database now; null where it is gone. */
export async function findLedgerVote(
  sourceId: string,
  position: number,
): Promise<(LedgerVote & { release: number }) | null> {
  const { rows } = await pool().query<LedgerVote & { release: number }>(
    `select l.position, l.leaf, l.release, ${facts} from "LedgerEntry" l join "Vote" v on v.id = l."voteId" ${tables}
     where l."sourceId" = $1 and l.position = $2`,
    [sourceId, position],
  );
  return rows[0] ?? null;
}

/** Where a vote stands that one of these voters cast; null where it is not released, or somebody else's. */
export async function findPosition(
  sourceId: string,
  voteId: string,
  voterIds: readonly VoterId[],
): Promise<number | null> {
  const { rows } = await pool().query<{ position: number }>(
    `select l.position from "LedgerEntry" l join "Vote" v on v.id = l."voteId"
     where l."sourceId" = $1 and l."voteId" = $2 and v."voterId" = any($3::uuid[])`,
    [sourceId, voteId, voterIds],
  );
  return rows[0]?.position ?? null;
}

/** The leaves of a source's tree between two places, in order. */
export const leavesBetween = (sourceId: string, from: number, to: number): Promise<Buffer[]> =>
  leavesIn(pool(), sourceId, from, to);

/** When the votes of a source's releases before one end, oldest first. */
export async function releaseCutoffs(source: string, before: number): Promise<number[]> {
  const { rows } = await pool().query<{ seconds: number }>(
    `select extract(epoch from r."voteCutoff")::float8 as seconds
     from "Release" r join "Source" s on s.id = r."sourceId" where s.slug = $1 and r.number < $2 order by r.number`,
    [source, before],
  );
  return rows.map(({ seconds }) => seconds);
}
