import { withVotes } from "#lib/dataset/open-votes.ts";
import { describe } from "#lib/dataset/vote-cells.ts";
import type { CellOfFile, OpenedFile } from "#lib/dataset/vote-cells.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Source } from "#lib/dataset/columnar.ts";
import type { Fields } from "./fields.ts";
import { lineQuery } from "./line-query.ts";
import { LineReader } from "./line-reader.ts";
import type { Refused } from "./line-reader.ts";
import { chooseProfile } from "./profiles.ts";
import { addToSpans, lengthOf } from "./spans.ts";
import type { Span } from "./spans.ts";
import type { Problem, RowsDone, VoteLine } from "./types.ts";

export interface FileReading {
  profile: string;
  rows: number;
  dropped: Map<string, number>;
  replacedNuls: number;
  unreadTexts: number;
  problems: Problem[];
  /** How the file is laid out, to find a row again for a message. */
  source: Pick<Source, "kind" | "columns">;
  idColumn: string;
}

/** How far a file is read. */
export interface Reached {
  /** Which of its votes, in the order of the file. */
  votes: Span[];
  dropped: [reason: string, count: number][];
  replacedNuls: number;
  unreadTexts: number;
  isRefused: boolean;
}

export interface Reading {
  profile?: string;
  onProgress?: (share: number, rows?: RowsDone) => void;
  /** Told the names of all models before the first line. */
  meet: (names: Iterable<string>) => Promise<void>;
  /** Where an earlier reading of the same file came to; its lines are not read again. */
  before?: Reached;
  /** Takes lines a few thousand at a time, and says which of them it cannot take; then it may ask how far that is. */
  take: (lines: VoteLine[], refuse: Refuse, reached: () => Reached) => Promise<void>;
}

/** Says what is wrong with one of the models that a line names. */
export type Refuse = (line: VoteLine, side: "a" | "b", claim: string) => void;

/** More would not help whoever has to mend the file. */
const mostProblems = 10;
/** A row is first counted, then read: the first takes about a quarter of the time. */
const shareOfCounting = 0.25;

/**
 * Reads the votes of a file, row by row, as its profile has them. What is wrong with single rows is gathered; what stops a
 * file from being read at all is a failure.
 *
 * Fails: "bad_votes", naming file, line, column and value, also for a verdict that nobody knows.
 */
export function readVoteLines(
  path: string,
  reading: Reading,
): Promise<Result<FileReading, "bad_votes" | "bad_request">> {
  // Counting asks more than one query, each of which begins at nothing again, and goes on telling while rows are read.
  let counted = 0;
  const onProgress = (share: number) => {
    if (share <= counted) return;
    counted = share;
    reading.onProgress?.(share * shareOfCounting);
  };
  return withVotes(path, { onProgress }, async (opened, cells) => {
    counted = 1;
    const profile = chooseProfile(opened.source.columns, reading.profile);
    if (!profile.ok) return fail("bad_votes", { message: `${path}: ${profile.message}` });
    const fields = await profile.value.fields(opened);
    return ok({ profile: profile.value.name, ...(await readWith(opened, cells, fields, reading)) });
  });
}

async function readWith(
  opened: OpenedFile,
  cells: readonly CellOfFile[],
  fields: Fields,
  { take, meet, before, onProgress }: Reading,
): Promise<Omit<FileReading, "profile">> {
  let votes = before?.votes ?? [];
  const { sql, names } = lineQuery(opened, fields, votes);
  const reader = new LineReader(opened, cells, fields, names, before);
  const { dropped, refused } = reader;
  const refuse: Refuse = ({ row, modelA, modelB }, side, claim) => {
    const [a, b] = opened.dialect.models;
    refused.push({ row, column: side === "a" ? a : b, value: side === "a" ? modelA : modelB, claim });
  };
  const reached = (): Reached => {
    const { replacedNuls, unreadTexts } = reader;
    return { votes, dropped: [...dropped], replacedNuls, unreadTexts, isRefused: refused.length > 0 };
  };

  await meet(new Set(cells.flatMap((cell) => (cell.problem ? [] : [cell.modelA, cell.modelB]))));
  const rows = cells.reduce((sum, { count }) => sum + count, 0);
  let done = lengthOf(votes);
  const result = await opened.connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const { lines, numbers } = reader.read(chunk);
    votes = addToSpans(votes, numbers);
    await take(lines, refuse, reached);
    done += chunk.rowCount;
    onProgress?.(shareOfCounting + (1 - shareOfCounting) * (done / rows), { done, of: rows });
    if (refused.length >= mostProblems) break;
  }
  for (const { problem, count } of cells) if (problem) reader.drop(problem.reason, count);

  const { path, source } = opened;
  const reading = {
    ...{
      rows,
      dropped,
      replacedNuls: reader.replacedNuls,
      unreadTexts: reader.unreadTexts,
      idColumn: fields.id?.column ?? "id",
    },
    source: { kind: source.kind, columns: source.columns },
  };
  const problems: Problem[] = [];
  for (const { row, column, value, claim } of refused.sort((one, other) => one.row - other.row).slice(0, mostProblems))
    problems.push(await say({ ...reading, path }, { row, column, value, claim }));
  return { ...reading, problems };
}

type Told = Pick<FileReading, "source"> & { path: string };

/** Says something of a row, with its place in front. */
function say({ path, source }: Told, { row, column, value, claim }: Refused): Promise<Problem> {
  return describe({ path, source }, row, { column, value, explanation: claim });
}

/** Says something of a row and its id, with its place in front. */
export const describeId = (file: Told & { idColumn: string }, row: number, id: string, claim: string) =>
  say(file, { row, column: file.idColumn, value: id, claim });
