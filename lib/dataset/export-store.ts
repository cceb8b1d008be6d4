import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { pool, replica } from "#lib/db.ts";
import { isClearedSql } from "#lib/privacy/decision.ts";
import { publishable } from "#lib/privacy/publishable.ts";
import { languageSlug } from "#lib/tagging/language-names.ts";
import { nonEnglish } from "#lib/tagging/topics.ts";
import type { Winner } from "#lib/vote/types.ts";
import { measure } from "./measure.ts";
import type { VoterName } from "./periods.ts";
import type { Pseudonym } from "./pseudonym.ts";
import type { Publishing } from "#lib/privacy/publishing.ts";
import type { BattleRow, Message } from "./types.ts";
import { copyLines, Literals } from "./copy-lines.ts";
import type { WrittenLines } from "./copy-lines.ts";
import { linesSql } from "./vote-lines.ts";
import type { Lines } from "./vote-lines.ts";
import { between, conditions, mayBePublished, reasonsSql, tagging, Values } from "./vote-sql.ts";
import type { Place, Selection } from "./vote-sql.ts";
import type { Piece } from "./write-rows.ts";

/** What is asked for, from one place up to and with another. */
export interface Reading {
  selection: Selection;
  after: Place;
  upTo: Place;
}

/** What the database is now: the snapshot that a download is made of. */
export async function currentSnapshot(): Promise<string> {
  const { rows } = await replica().query<{ at: string }>(`select pg_current_snapshot()::text as at`);
  return rows[0].at;
}

/** The state of the database that a board was counted in; null where there is no such board, or it does not say. */
export async function stateOfSnapshot(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ taken: string | null }>(`select taken from "Snapshot" where id = $1`, [id]);
  return rows[0]?.taken ?? null;
}

/** A replica is seldom further behind than this. */
const replicaPatienceMs = 3_000;

/**
 * Whether the database has come as far as a snapshot says: one from another database, or from before a restore, has not. A
 * replica is given time to follow.
 */
export async function isPast(at: string): Promise<boolean> {
  const deadline = Date.now() + (replica() === pool() ? 0 : replicaPatienceMs);
  for (;;) {
    const { rows } = await replica().query<{ isPast: boolean }>(
      `select pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) as "isPast"`,
      [at],
    );
    if (rows[0].isPast || Date.now() >= deadline) return rows[0].isPast;
    await sleep(50);
  }
}

/** The place of the newest vote of a source in a snapshot of the database; null when there is none. */
export async function lastPlace(sourceId: string, at: string): Promise<Place | null> {
  const values = new Values();
  return onePlace(
    `select v."castAt"::text as "castAt", v.id from "Vote" v
     where v."sourceId" = ${values.add(sourceId)}::uuid and pg_visible_in_snapshot(v."transactionId", ${values.add(at)}::pg_snapshot)
     order by v."castAt" desc, v.id desc limit 1`,
    values,
  );
}

/** The place of the row with which a page of so many is full; null when fewer are left. */
export async function pageOf(selection: Selection, after: Place, rows: number): Promise<Place | null> {
  const values = new Values();
  const { sql } = conditions(selection, values);
  return onePlace(
    `select v."castAt"::text as "castAt", v.id from "Vote" v join "Battle" p on p.id = v."battleId"
     where ${sql} and ${between(after, null, values)}
     order by v."castAt", v.id offset ${values.add(rows - 1)} limit 1`,
    values,
  );
}

async function onePlace(sql: string, values: Values): Promise<Place | null> {
  const { rows } = await replica().query<Place>(sql, values.list);
  return rows[0] ?? null;
}

/**
 * What a download of these votes depends on that no snapshot of the database covers: which battles their owners have
 * withdrawn from everything since, and, with texts, which conversations may be published by now, and which of them whatever word
 * lists find.
 */
export async function consentState(sourceId: string, texts: Publishing | null): Promise<string> {
  const values = new Values();
  const source = values.add(sourceId);
  const state = (which: string) =>
    `(select count(*) || '.' || coalesce(bit_xor(hashtextextended(p.id::text, 0)), 0) from "Battle" p
      where p."sourceId" = ${source} and ${which})`;
  const textStates = (publishing: Publishing) => [
    state(mayBePublished("p", publishing, values)),
    state(`p.consent = 'publish' and ${isClearedSql("p.id")}`),
  ];
  const parts = [state(`p.consent = 'private'`), ...(texts ? textStates(texts) : [])];
  const { rows } = await replica().query<{ state: string }>(
    `select ${parts.join(` || '/' || `)} as state`,
    values.list,
  );
  return rows[0].state;
}

/** Whether any conversation of a source may be published. */
export async function hasPublished(sourceId: string): Promise<boolean> {
  const { rows } = await replica().query<{ has: boolean }>(
    `select exists (select from "Battle" where "sourceId" = $1 and consent = 'publish') as has`,
    [sourceId],
  );
  return rows[0].has;
}

/** Rows to one query: about two megabytes of text, small enough to hold two such pages for each download. */
const mostLines = 10_000;
const bytesPerPage = 2_000_000;
/** Queries at a time: the database makes the next page, or two on two cores, while this one is sent. */
const pagesAtOnce = 2;

interface LinesPage extends WrittenLines {
  after: Place;
  upTo: Place;
}

/**
 * The votes as lines of a layout, written by the database; pages in which a conversation has to be told by `withTexts`.
 *
 * Each page is its own query between two places, so that a slow or vanished reader never holds a connection, and pages fit
 * together as if they had been read at once, because all are of the same snapshot.
 */
export async function* readLines(
  { selection, after, upTo }: Reading,
  lines: Lines,
  withTexts: (reading: Reading) => AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  const pages: Promise<LinesPage>[] = [];
  let from: Place | null = after;
  let size = mostLines / 10;
  const next = async () => {
    while (from && pages.length < pagesAtOnce) {
      const to: Place = (await pageEnd(selection.sourceId, from, upTo, size)) ?? upTo;
      const page = readPage(selection, { after: from, upTo: to }, lines);
      // Whoever waits for it hears of a failure; nobody may wait for it any more.
      page.catch(() => {});
      pages.push(page);
      from = to.castAt === upTo.castAt && to.id === upTo.id ? null : to;
    }
    return pages.shift();
  };
  for (let page = await next(); page; page = await next()) {
    const { hasTexts, bytes, rows, ...range } = await page;
    if (hasTexts) yield* withTexts({ selection, ...range });
    else yield { text: "", bytes, rows };
    const length = bytes.reduce((sum, chunk) => sum + chunk.length, 0);
    if (rows > 0) size = Math.min(mostLines, Math.ceil((bytesPerPage * rows) / length));
  }
}

async function readPage(selection: Selection, range: { after: Place; upTo: Place }, lines: Lines): Promise<LinesPage> {
  const sql = linesSql(selection, range, lines, new Literals());
  const client = await replica().connect();
  let failure: Error | undefined;
  try {
    return { ...(await copyLines(client, sql)), ...range };
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    client.release(failure);
  }
}

/** Where a page ends that begins after a place, by the votes there are, whether they are asked for or not. */
async function pageEnd(sourceId: string, after: Place, upTo: Place, rows: number): Promise<Place | null> {
  const values = new Values();
  const range = between(after, upTo, values);
  return onePlace(
    `select v."castAt"::text as "castAt", v.id from "Vote" v
     where v."sourceId" = ${values.add(sourceId)}::uuid and ${range}
     order by v."castAt", v.id offset ${rows - 1} limit 1`,
    values,
  );
}

/** The models of a source's votes, or of any: a few thousand at most. */
export async function namedModels(): Promise<{ id: string; slug: string }[]> {
  const { rows } = await replica().query<{ id: string; slug: string }>(`select id, slug from "Model"`);
  return rows;
}

export interface Pseudonyms {
  voter: VoterName;
  battle: Pseudonym;
  vote: Pseudonym;
}

/** Conversations can be long: a page grows while its texts stay under this many bytes, and shrinks beyond. */
const textPerPage = 1_000_000;
const [leastRows, mostRows] = [50, 250];

/** The votes with everything that is known of their battles, in the order they were cast, a page at a time. */
export async function* readBattleRows(
  { selection, after, upTo }: Reading,
  { names, needsMeasures, sample }: { names: Pseudonyms; needsMeasures: boolean; sample?: number },
): AsyncGenerator<BattleRow[]> {
  let size = sample ?? mostRows;
  for (let from: Place | null = after; from;) {
    const values = new Values();
    const { sql: where, at } = conditions(selection, values);
    const range = between(from, upTo, values);
    const { rows }: { rows: StoredVote[] } = await replica().query<StoredVote>(
      `with page as materialized (
         select v.*, p."modelAId", p."modelBId", p."samplingPolicy", p."pairProbability", p."requestedCategory",
                ${mayBePublished("p", selection.publishing, values)} as published,
                ${isClearedSql("p.id")} as cleared
         from "Vote" v join "Battle" p on p.id = v."battleId"
         where ${where} and ${range} order by v."castAt", v.id limit ${values.add(size)})
       select v.id, v."castAt"::text as "castAt", date_part('epoch', v."castAt") as seconds, v.winner, v."voterId",
              v."battleId", v."wasBlind", v.published, v.cleared, v."samplingPolicy", v."pairProbability",
              ${reasonsSql(at)} as reasons,
              v."requestedCategory", tag.language, tag.categories, coalesce(judged.index, 1) as turn,
              greatest((select count(*)::int from "Turn" t where t."battleId" = v."battleId" and t.state = 'answered'), 1)
                as turns,
              not exists (
                select from "Verdict" d where d."voteId" = v.id and pg_visible_in_snapshot(d."transactionId", ${at})
                  and (d."withdrawnTransactionId" is null
                       or not pg_visible_in_snapshot(d."withdrawnTransactionId", ${at}))) as counted,
              (select count(*)::int from "Vote" w where w."battleId" = v."battleId"
                 and (w."castAt", w.id) <= (v."castAt", v.id)
                 and pg_visible_in_snapshot(w."transactionId", ${at})) as "order",
              a.slug as "modelA", b.slug as "modelB", a.license as "licenseA", b.license as "licenseB",
              case when v.published or ${values.add(needsMeasures)} then (
                select json_agg(json_build_object('prompt', t.prompt, 'a', one.text, 'b', other.text) order by t.index)
                from "Turn" t
                join "Answer" one on one."turnId" = t.id and one.side = 'a' and one.state = 'done'
                join "Answer" other on other."turnId" = t.id and other.side = 'b' and other.state = 'done'
                where t."battleId" = v."battleId" and t.state = 'answered'
                  and t.index <= coalesce(judged.index, t.index)) end as texts
       from page v
       join "Model" a on a.id = v."modelAId"
       join "Model" b on b.id = v."modelBId"
       left join "Turn" judged on judged.id = v."turnId"
       left join lateral ${tagging("tag.language, tag.categories", at).replaceAll("p.id", 'v."battleId"')} tag on true
       order by v."castAt", v.id`,
      values.list,
    );
    if (rows.length > 0) yield rows.map((row) => toBattleRow(row, names, needsMeasures));
    const last: StoredVote | undefined = rows.at(-1);
    from = last && rows.length === size && sample === undefined ? { castAt: last.castAt, id: last.id } : null;
    const bytes = rows.reduce((sum, { texts }) => sum + lengthOf(texts), 0);
    size = bytes > textPerPage ? Math.max(leastRows, size >> 1) : Math.min(mostRows, size << 1);
  }
}

interface StoredTurn {
  prompt: string;
  a: string;
  b: string;
}

interface StoredVote {
  id: string;
  castAt: string;
  seconds: number;
  winner: Winner;
  voterId: string | null;
  battleId: string;
  wasBlind: boolean;
  reasons: string[];
  published: boolean;
  /** By an administrator, whatever word lists find. */
  cleared: boolean;
  samplingPolicy: string | null;
  pairProbability: number | null;
  requestedCategory: string | null;
  language: string | null;
  categories: string[] | null;
  turn: number;
  turns: number;
  counted: boolean;
  order: number;
  modelA: string;
  modelB: string;
  licenseA: string;
  licenseB: string;
  texts: StoredTurn[] | null;
}

const lengthOf = (texts: StoredTurn[] | null) =>
  (texts ?? []).reduce((sum, { prompt, a, b }) => sum + prompt.length + a.length + b.length, 0);

function toBattleRow(row: StoredVote, names: Pseudonyms, needsMeasures: boolean): BattleRow {
  const { texts, published, language } = row;
  const ofLanguage = [...(language ? [languageSlug(language)] : []), nonEnglish];
  return {
    modelA: row.modelA,
    modelB: row.modelB,
    winner: row.winner,
    judge: row.voterId === null ? null : names.voter(row.voterId, row.seconds),
    turn: row.turn,
    wasBlind: row.wasBlind,
    language,
    castAt: row.seconds,
    vote: names.vote(row.id),
    battle: names.battle(row.battleId),
    turns: row.turns,
    counted: row.counted,
    samplingPolicy: row.samplingPolicy,
    pairProbability: row.pairProbability,
    order: row.order,
    categories: row.categories && row.categories.filter((category) => !ofLanguage.includes(category)),
    requestedCategory: row.requestedCategory,
    reasons: row.reasons,
    licenses: { a: row.licenseA, b: row.licenseB },
    conversation:
      published && texts ? publishable({ a: messages(texts, "a"), b: messages(texts, "b") }, row.cleared) : null,
    measures: needsMeasures && texts ? measure(texts) : null,
  };
}

const messages = (texts: readonly StoredTurn[], side: "a" | "b"): Message[] =>
  texts.flatMap((turn): Message[] => [
    { role: "user", content: turn.prompt },
    { role: "assistant", content: turn[side] },
  ]);
