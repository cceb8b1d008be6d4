import "server-only";
import { env } from "#lib/env.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { codeVersion } from "#lib/version.ts";
import { sealPlace, openPlace } from "./cursor.ts";
import { otherCategories } from "./other-categories.ts";
import { etagOf, filenameOf, rowGroupWithout, rowGroupWithTexts, typesOf } from "./download.ts";
import type { Download } from "./download.ts";
import { exportLeaderboard } from "./export-leaderboard.ts";
import {
  consentState,
  currentSnapshot,
  isPast,
  lastPlace,
  namedModels,
  pageOf,
  readBattleRows,
  readLines,
  stateOfSnapshot,
} from "./export-store.ts";
import type { Reading } from "./export-store.ts";
import type { Namers } from "./known-vote.ts";
import { toAnswers, toPair } from "./preferences.ts";
import { voterNames } from "./periods.ts";
import { pseudonymParts, pseudonyms } from "./pseudonym.ts";
import type { ExportRequest } from "./schema.ts";
import { findSource, periodEnds } from "./store.ts";
import type { StoredSource } from "./store.ts";
import type { BattleRow, Column, LabelledAnswer, PreferenceRow } from "./types.ts";
import type { Lines } from "./vote-lines.ts";
import { beginning } from "./vote-sql.ts";
import type { Selection } from "./vote-sql.ts";
import { publishingNow } from "#lib/privacy/publishing.ts";
import { frame, writeBatches, writerFor, writeRows } from "./write-rows.ts";
import type { Piece, TextFormat } from "./write-rows.ts";

export type ExportFailure = "source_not_found" | "snapshot_not_found" | "invalid_input";

/**
 * A data set of a source, as text that is made while it is read.
 *
 * `scope` names what pseudonyms are for: the source, unless the caller wants names that match no other file's.
 */
export async function exportDataset(
  request: ExportRequest,
  { now = new Date(), scope }: { now?: Date; scope?: string } = {},
): Promise<Result<Download, ExportFailure>> {
  const source = await findSource(request.source);
  if (!source)
    return fail("source_not_found", { message: `There is no source of votes ${JSON.stringify(request.source)}.` });
  const others = await otherCategories(request.category, source.id);
  if (others)
    return fail("invalid_input", {
      message: `category: ${source.slug} has no category ${JSON.stringify(request.category)}; there are ${others.join(", ")}.`,
    });
  const { of } = request.profile;
  if (of === "board" || of === "table" || of === "catalog")
    return exportLeaderboard(request, request.profile, source, now);

  if (request.model !== null && !(await namedModels()).some(({ slug }) => slug === request.model))
    return fail("invalid_input", { message: `model: there is no model ${JSON.stringify(request.model)}.` });
  const range = await findRange(request, source);
  if (!range.ok) return range;
  const { reading, next, hasMore } = range.value;
  const secrets = secretsOf(scope ?? source.slug, await openPeriods(source.id));
  const withTexts = of !== "vote";
  // Named by the address, by a board or by nothing: the same state is the same.
  const { profile, ...asked } = { ...request, at: reading.selection.at, snapshot: null };
  const state = {
    ...{
      profile: profile.name,
      asked,
      upTo: reading.upTo,
      codeVersion,
      names: [secrets.fingerprint, ...secrets.namers.ends],
    },
    consent: await consentState(source.id, withTexts ? reading.selection.publishing : null),
  };
  return ok({
    filename: filenameOf(request, now),
    etag: etagOf(state, reading.selection.at),
    at: reading.selection.at,
    ...{ next, hasMore },
    columns: typesOf(request.profile.columns),
    rowGroup: withTexts ? rowGroupWithTexts : rowGroupWithout,
    write: (format) => writeVotes(request, reading, secrets, format),
  });
}

/** The first page of a download, or all of it: from where to where, of which state of the database. */
async function findRange(
  request: ExportRequest,
  source: StoredSource,
): Promise<
  Result<{ reading: Reading; next: string | null; hasMore: boolean }, "snapshot_not_found" | "invalid_input">
> {
  const query = queryOf(request);
  const after = request.after === null ? beginning : openPlace(request.after, query, secretOf());
  if (after === "none") return fail("invalid_input", { message: "after: is no place that a download ended at." });
  if (after === "other")
    return fail("invalid_input", {
      message: "after: is where a download of something else ended; only its limit and compression may be others.",
    });
  const at = await findState(request);
  if (!at.ok) return at;

  const selection = selectionOf(request, source.id, at.value);
  const last = await lastPlace(source.id, at.value);
  const end = request.limit === null ? null : await pageOf(selection, after, request.limit);
  const upTo = end ?? last ?? after;
  const isAnything = upTo !== beginning;
  return ok({
    reading: { selection, after, upTo },
    next: isAnything ? sealPlace(upTo, query, secretOf()) : request.after,
    hasMore: end !== null && last !== null && end.id !== last.id,
  });
}

/** The state of the database that is asked for: an earlier one by its name, that of a board, or this moment's. */
async function findState({
  at,
  snapshot,
}: ExportRequest): Promise<Result<string, "snapshot_not_found" | "invalid_input">> {
  if (snapshot !== null) {
    const taken = await stateOfSnapshot(snapshot);
    if (taken && (await isPast(taken))) return ok(taken);
    return fail("snapshot_not_found", {
      message: "There is no such snapshot, or it does not say of which votes it was made.",
    });
  }
  if (at === null) return ok(await currentSnapshot());
  const isOurs = await isPast(at).catch(() => false);
  return isOurs ? ok(at) : fail("invalid_input", { message: "at: is no state that this database has been in." });
}

/** What a place is a place of: the rows that are asked for, and how they are written. */
const queryOf = ({ profile, ...request }: ExportRequest) => ({
  ...{ ...request, profile: profile.name },
  ...{ at: null, snapshot: null, after: null, limit: null, compression: null },
});

const selectionOf = (request: ExportRequest, sourceId: string, at: string): Selection => ({
  ...{ sourceId, at, counted: request.counted, language: request.language, model: request.model },
  ...{ since: request.since, until: request.until },
  category: request.category === "overall" ? null : request.category,
  lastOfBattle: request.dataset === "battles",
  publishedOnly: request.dataset === "preferences",
  publishing: publishingNow(),
});

function writeVotes(
  { profile, quality }: ExportRequest,
  reading: Reading,
  secrets: Secrets,
  format: TextFormat,
): AsyncGenerator<Piece> {
  switch (profile.of) {
    case "vote":
      return frame(
        writerFor(profile.columns, format),
        linesOf(reading, { columns: profile.columns, format, texts: null }, secrets),
      );
    case "battle": {
      const { columns, needsMeasures = false } = profile;
      const writer = writerFor(columns, format);
      const withTexts = (part: Reading) =>
        writeBatches(writer, readBattleRows(part, { names: secrets.names, needsMeasures }));
      const lines = { columns, format, texts: needsMeasures ? ("any" as const) : ("published" as const) };
      return frame(writer, linesOf(reading, lines, secrets, withTexts));
    }
    case "pair":
      return writeEach(profile.columns, format, reading, secrets, (battle): PreferenceRow[] =>
        toPair(battle, quality, profile),
      );
    case "answer":
      return writeEach(profile.columns, format, reading, secrets, (battle): LabelledAnswer[] =>
        toAnswers(battle, quality),
      );
    case "board":
    case "table":
    case "catalog":
      throw new Error(`${profile.name} is no layout of votes`);
  }
}

async function* linesOf(
  reading: Reading,
  lines: Pick<Lines, "columns" | "format" | "texts">,
  { namers }: Secrets,
  withTexts: (part: Reading) => AsyncIterable<Piece> = () => {
    throw new Error("this layout has no room for texts");
  },
): AsyncGenerator<Piece> {
  if (isEmpty(reading)) return;
  yield* readLines(reading, { ...lines, namers, models: await namedModels() }, withTexts);
}

const isEmpty = ({ after, upTo }: Reading) => after.id === upTo.id;

function writeEach<Row>(
  columns: readonly Column<Row>[],
  format: TextFormat,
  reading: Reading,
  secrets: Secrets,
  toRows: (battle: BattleRow) => Row[],
): AsyncGenerator<Piece> {
  async function* rows() {
    for await (const battles of readBattleRows(reading, { names: secrets.names, needsMeasures: false }))
      yield battles.flatMap(toRows);
  }
  return writeRows(writerFor(columns, format), rows());
}

type Secrets = ReturnType<typeof secretsOf>;

function secretOf(): string {
  const { PSEUDONYM_SECRET, AUTH_SECRET } = env();
  const secret = PSEUDONYM_SECRET ?? AUTH_SECRET;
  if (!secret)
    throw new Error("Neither PSEUDONYM_SECRET nor AUTH_SECRET is set: voters would have no stable pseudonym.");
  return secret;
}

/** The periods between releases, unless the operator wants one pseudonym for good. */
const openPeriods = async (sourceId: string) => (env().PSEUDONYMS === "stable" ? [] : periodEnds(sourceId));

function secretsOf(scope: string, periods: Awaited<ReturnType<typeof periodEnds>>) {
  const secret = secretOf();
  const names = {
    voter: voterNames(
      secret,
      scope,
      periods.map(({ seconds }) => seconds),
    ),
    battle: pseudonyms(secret, "battle", scope),
    vote: pseudonyms(secret, "vote", scope),
  };
  const namers: Namers = {
    voter: pseudonymParts(secret, "voter", scope),
    battle: pseudonymParts(secret, "battle", scope),
    vote: pseudonymParts(secret, "vote", scope),
    ends: periods.map(({ at }) => at),
  };
  // Tells a changed secret from an unchanged one, and nothing else.
  return { names, namers, fingerprint: names.vote("fingerprint") };
}
