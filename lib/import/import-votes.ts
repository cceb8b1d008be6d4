import "server-only";
import path from "node:path";
import { slugOf } from "#lib/models/naming.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { countStaged, dropRepeats, dropStored } from "./check-staged.ts";
import type { Conflict } from "./check-staged.ts";
import { digestFile } from "./digest-file.ts";
import { longestName, matchModels } from "./match-models.ts";
import type { MatchedModel, Matcher } from "./match-models.ts";
import { readVoteLines } from "./read-lines.ts";
import type { FileReading, Refuse } from "./read-lines.ts";
import { contentId, placeId, rowUuids, tellsItself, voterUuid } from "./row-ids.ts";
import { stagedLine } from "./staged-row.ts";
import { insertModels, makeSource, openStage, recordImport, rememberAliases, withImport } from "./store.ts";
import type { ImportSession, StoredSource } from "./store.ts";
import type { ImportConsent, ImportPlan, OnProgress, VoteLine } from "./types.ts";
import { holdKeys, writeStretch, writeVoters } from "./write-staged.ts";

export interface ImportRequest {
  /** Where each file is, and what its owner calls it. */
  files: readonly { path: string; name: string }[];
  /** The name of the source; its slug is made of it. */
  source: string;
  profile?: string;
  /** Slugs of models by their names in the files. */
  aliases?: ReadonlyMap<string, string>;
  consent?: ImportConsent;
  license?: string;
  isDryRun?: boolean;
  actor: string;
}

type ImportFailure = "source_not_imported" | "import_running";

/** Votes to a statement: about a second's work, so that progress is seen. */
const stretch = 25_000;
/** Reading takes about a third of the time, writing most of the rest. */
const shares = { reading: 0.3, checking: 0.06 };
const mostProblems = 10;

/**
 * Reads vote files into a source of their own, all of it or nothing: what is wrong is in `problems`, and then, as in a dry
 * run, nothing is written. The same file again adds nothing.
 */
export async function importVotes(
  request: ImportRequest,
  onProgress: OnProgress = () => {},
  now = new Date(),
): Promise<Result<ImportPlan, ImportFailure>> {
  const slug = slugOf(request.source);
  const imported = await withImport<Result<ImportPlan, ImportFailure>>(slug, async (session) => {
    const { source } = session;
    if (source && source.kind !== "imported") {
      const message = `the source ${slug} holds votes that were not imported; give another name`;
      return { value: fail("source_not_imported", { message }), isKept: false };
    }
    const staged = await stageFiles(session, request, slug, onProgress);
    const plan = await checkStaged(session, staged, request, slug, onProgress);
    if (request.isDryRun || plan.problems.length > 0 || plan.votes === 0) return { value: ok(plan), isKept: false };
    await write(session, { request, plan, staged, slug, now, onProgress });
    return { value: ok({ ...plan, written: true }), isKept: true };
  });
  return imported.ok ? imported.value : imported;
}

interface Staged {
  matcher: Matcher;
  files: (FileReading & { path: string; name: string; sha256: string })[];
  names: Map<string, MatchedModel>;
  dropped: Map<string, number>;
  problems: string[];
  hasTexts: boolean;
}

async function stageFiles(
  { client, models, aliases }: ImportSession,
  { files, profile, aliases: given = new Map() }: ImportRequest,
  slug: string,
  onProgress: OnProgress,
): Promise<Staged> {
  const matcher = matchModels(models, new Map([...aliases, ...given]));
  const staged: Staged = { matcher, files: [], names: new Map(), dropped: new Map(), problems: [], hasTexts: false };
  const stage = openStage(client);
  let firstPlace = 0;
  try {
    for (const [index, { path: file, name }] of files.entries()) {
      const sha256 = await digestFile(file).catch(() => "");
      const toStaged = stager({ slug, sha256, file: index, firstPlace, staged });
      const read = await readVoteLines(file, {
        profile,
        onProgress: (share) => onProgress("reading", shares.reading * ((index + share) / files.length)),
        take: (lines, refuse) => stage.write(toStaged(lines, refuse)),
      });
      if (!read.ok) {
        staged.problems.push(named(read.message ?? read.error, file, name));
        continue;
      }
      if (read.value.rows === 0) staged.problems.push(`${name}: there are no rows in it`);
      firstPlace += read.value.rows;
      for (const [reason, count] of read.value.dropped) drop(staged, reason, count);
      staged.problems.push(...read.value.problems.map((problem) => named(problem, file, name)));
      staged.files.push({ ...read.value, path: file, name, sha256 });
    }
  } finally {
    // Whatever happened, the connection must be free again to be told so.
    await stage.close();
  }
  return staged;
}

/** A file is called by its owner's name, wherever it was put to be read. */
const named = (problem: string, file: string, name: string) => problem.replaceAll(file, name);

const drop = ({ dropped }: Staged, reason: string, count = 1) =>
  dropped.set(reason, (dropped.get(reason) ?? 0) + count);

/** Turns lines of one file into lines for the database. */
function stager(context: { slug: string; sha256: string; file: number; firstPlace: number; staged: Staged }) {
  const { slug, sha256, file, firstPlace, staged } = context;
  const nowMs = Date.now();
  const voters = new Map<string, string>();
  const voterOf = (judge: string) => {
    const known = voters.get(judge);
    if (known !== undefined) return known;
    const id = voterUuid(slug, judge);
    if (voters.size < 200_000) voters.set(judge, id);
    return id;
  };
  const modelOf = (name: string): MatchedModel | string => {
    if (name.length > longestName) return `is no name of a model: it has ${name.length} characters`;
    const model = staged.matcher.match(name);
    if (typeof model !== "string") staged.names.set(name, model);
    return model;
  };
  const toLine = (line: VoteLine, refuse: Refuse): string => {
    const [a, b] = [modelOf(line.modelA), modelOf(line.modelB)];
    if (typeof a === "string" || typeof b === "string") {
      if (typeof a === "string") refuse(line, "a", a);
      if (typeof b === "string") refuse(line, "b", b);
      return "";
    }
    if (a.id === b.id) {
      drop(staged, "self_pair");
      return "";
    }
    const place = firstPlace + line.row;
    const atMs = line.castAt === null ? nowMs : line.castAt / 1000;
    const uuid = rowUuids(atMs, place);
    const hasText = line.turns.length > 0;
    staged.hasTexts ||= hasText;
    return stagedLine({
      ...{ place, file, row: line.row, modelAId: a.id, modelBId: b.id, winner: line.winner, castAt: line.castAt },
      ...{ wasBlind: line.wasBlind, tags: line.tags, turns: line.turns, style: line.style },
      ...{ samplingPolicy: line.samplingPolicy, pairProbability: line.pairProbability },
      externalId: line.id ?? (tellsItself(line) ? contentId(line) : placeId(sha256, line.row)),
      battleId: uuid(),
      voteId: uuid(),
      turnId: hasText ? uuid() : null,
      judgedTurn: hasText ? Math.min(Math.max(line.turn ?? line.turns.length, 1), line.turns.length) : null,
      voterId: line.judge === null ? null : voterOf(line.judge),
    });
  };
  return (lines: readonly VoteLine[], refuse: Refuse) => lines.map((line) => toLine(line, refuse)).join("");
}

async function checkStaged(
  { client, source }: ImportSession,
  staged: Staged,
  request: ImportRequest,
  slug: string,
  onProgress: OnProgress,
): Promise<ImportPlan> {
  const begin = request.isDryRun ? 0.9 : shares.reading;
  onProgress("checking", begin);
  const repeats = await dropRepeats(client);
  if (repeats.dropped > 0) drop(staged, "duplicate", repeats.dropped);
  const stored = source ? await dropStored(client, source.id) : { alreadyThere: 0, conflicts: [] };
  const problems = [...staged.problems];
  for (const conflict of [...repeats.conflicts, ...stored.conflicts]) problems.push(await inWords(conflict, staged));
  const { votesOf, lastPlace: _, ...counts } = await countStaged(client);
  onProgress("checking", request.isDryRun ? 1 : begin + shares.checking);
  return {
    profile: [...new Set(staged.files.map(({ profile }) => profile))].join(", "),
    source: { slug, name: source?.name ?? request.source.trim(), isNew: source === null },
    files: staged.files.map(({ name, sha256, rows }) => ({ name: path.basename(name), sha256, rows })),
    rows: staged.files.reduce((sum, { rows }) => sum + rows, 0),
    alreadyThere: stored.alreadyThere,
    dropped: [...staged.dropped].map(([reason, count]) => ({ reason, count })),
    models: [...staged.names]
      .map(([name, { id, slug: model, by }]) => ({ name, slug: model, by, votes: votesOf.get(id) ?? 0 }))
      .sort((one, other) => other.votes - one.votes || (one.name < other.name ? -1 : 1)),
    ...counts,
    notes: notesOn(staged, counts.notBlind),
    problems: problems.slice(0, mostProblems),
    written: false,
  };
}

async function inWords({ file, row, externalId, other }: Conflict, { files }: Staged): Promise<string> {
  const { path: at, name, describeId } = files[file];
  const claim =
    other === null
      ? "is stored with other models or another winner, and votes are never changed"
      : `is the id of row ${other.row + 1}${other.file === file ? "" : ` of ${files[other.file].name}`}, too, which says something else`;
  return named(await describeId(row, externalId, claim), at, name);
}

function notesOn({ files, names }: Staged, notBlind: number): string[] {
  const notes: string[] = [];
  const nuls = files.reduce((sum, { replacedNuls }) => sum + replacedNuls, 0);
  if (nuls > 0) notes.push(`${count(nuls, "text")} held a NUL, which the database cannot keep; � stands for it.`);
  if (notBlind > 0)
    notes.push(
      `${count(notBlind, "vote")} came with names in view. npm run rules -- --rerun not_blind keeps such votes off boards.`,
    );
  const merged = Map.groupBy(names, ([, { slug }]) => slug);
  for (const [slug, given] of merged)
    if (given.length > 1)
      notes.push(`${given.map(([name]) => JSON.stringify(name)).join(" and ")} are one model, ${slug}.`);
  return notes;
}

const count = (n: number, noun: string) => `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;

async function write(
  { client, source: known }: ImportSession,
  work: { request: ImportRequest; plan: ImportPlan; staged: Staged; slug: string; now: Date; onProgress: OnProgress },
): Promise<void> {
  const { request, plan, staged, slug, now, onProgress } = work;
  const { consent = "aggregate", aliases, license, actor } = request;
  const description = `Imported from ${plan.files.map(({ name }) => name).join(", ")} (${plan.profile}).`;
  const source: StoredSource = known ?? (await makeSource(client, { slug, name: plan.source.name, description }));
  await insertModels(client, staged.matcher.made());
  if (aliases) await rememberAliases(client, aliases);
  await writeVoters(client);
  const trustsKeys = await holdKeys(client, source.id);
  const places = staged.files.reduce((sum, { rows }) => sum + rows, 0);
  for (let from = 0; from < places; from += stretch) {
    const to = Math.min(from + stretch, places);
    await writeStretch(
      client,
      { sourceId: source.id, consent, importedAt: now, from, to, trustsKeys },
      staged.hasTexts,
    );
    const begun = shares.reading + shares.checking;
    onProgress("writing", begun + (1 - begun) * (to / places));
  }
  const { profile, votes, files } = plan;
  await recordImport(client, {
    source,
    actor,
    facts: { profile, votes, files, at: now.toISOString(), ...(license && { license }) },
  });
}
