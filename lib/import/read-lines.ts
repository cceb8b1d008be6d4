import { withVotes } from "#lib/dataset/open-votes.ts";
import { describe } from "#lib/dataset/vote-cells.ts";
import type { CellOfFile, OpenedFile } from "#lib/dataset/vote-cells.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Fields } from "./fields.ts";
import { lineQuery } from "./line-query.ts";
import { LineReader } from "./line-reader.ts";
import { chooseProfile } from "./profiles.ts";
import type { Problem, RowsDone, VoteLine } from "./types.ts";

export interface FileReading {
  profile: string;
  rows: number;
  dropped: Map<string, number>;
  replacedNuls: number;
  problems: Problem[];
  /** Says something of a row and its id, with its place in front. */
  describeId: (row: number, id: string, claim: string) => Promise<Problem>;
}

export interface Reading {
  profile?: string;
  onProgress?: (share: number, rows?: RowsDone) => void;
  /** Told the names of all models before the first line. */
  meet: (names: Iterable<string>) => void;
  /** Takes lines a few thousand at a time, and says which of them it cannot take. */
  take: (lines: VoteLine[], refuse: Refuse) => Promise<void>;
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
  const onProgress = (share: number) => reading.onProgress?.(share * shareOfCounting);
  return withVotes(path, { onProgress }, async (opened, cells) => {
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
  { take, meet, onProgress }: Reading,
): Promise<Omit<FileReading, "profile">> {
  const { sql, names } = lineQuery(opened, fields);
  const reader = new LineReader(opened, cells, fields, names);
  const { dropped, refused } = reader;
  for (const { problem, count } of cells) if (problem) reader.drop(problem.reason, count);
  const refuse: Refuse = ({ row, modelA, modelB }, side, claim) => {
    const [a, b] = opened.dialect.models;
    refused.push({ row, column: side === "a" ? a : b, value: side === "a" ? modelA : modelB, claim });
  };

  meet(new Set(cells.flatMap((cell) => (cell.problem ? [] : [cell.modelA, cell.modelB]))));
  const rows = cells.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  const result = await opened.connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    await take(reader.read(chunk), refuse);
    done += chunk.rowCount;
    onProgress?.(shareOfCounting + (1 - shareOfCounting) * (done / rows), { done, of: rows });
    if (refused.length >= mostProblems) break;
  }

  const { path, source } = opened;
  const file = { path, source: { kind: source.kind, columns: source.columns } };
  const say = (row: number, column: string, value: string | null, claim: string) =>
    describe(file, row, { column, value: value && shorten(value), explanation: claim });
  const problems: Problem[] = [];
  for (const { row, column, value, claim } of refused.sort((one, other) => one.row - other.row).slice(0, mostProblems))
    problems.push(await say(row, column, value, claim));
  const describeId: FileReading["describeId"] = (row, id, claim) => say(row, fields.id?.column ?? "id", id, claim);
  return { rows, dropped, replacedNuls: reader.replacedNuls, problems, describeId };
}

const shorten = (value: string) => (value.length > 200 ? `${value.slice(0, 200)}…` : value);
