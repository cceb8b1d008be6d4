import { withVotes } from "#lib/dataset/open-votes.ts";
import { describe, isSameCell, votesOf } from "#lib/dataset/vote-cells.ts";
import { fail, ok } from "#lib/result.ts";
import { chooseProfile } from "./profiles.ts";
import { complaintSeparator } from "./fields.ts";
import { tagLine, tagTurns } from "./tag-line.ts";
import type { DuckDBDataChunk } from "@duckdb/node-api";
import type { CellOfFile, OpenedFile } from "#lib/dataset/vote-cells.ts";
import type { Result } from "#lib/result.ts";
import type { Fields } from "./fields.ts";
import type { Problem, RecordedTurn, VoteLine } from "./types.ts";

export interface FileReading {
  profile: string;
  rows: number;
  dropped: Map<string, number>;
  /** Texts in which a NUL, which Postgres cannot hold, was replaced. */
  replacedNuls: number;
  problems: Problem[];
  /** Says something of a row and its id, with its place in front. */
  describeId: (row: number, id: string, claim: string) => Promise<Problem>;
}

export interface Reading {
  profile?: string;
  onProgress?: (share: number) => void;
  /** Takes lines a few thousand at a time; a sentence for each that it cannot take, which then gets its place in front. */
  take: (lines: VoteLine[], refuse: Refuse) => Promise<void>;
}

/** Says what is wrong with one of the models that a line names. */
export type Refuse = (line: VoteLine, side: "a" | "b", claim: string) => void;

interface Refused {
  row: number;
  column: string;
  value: string | null;
  claim: string;
}

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
    return ok(await readWith(opened, cells, await profile.value.fields(opened), profile.value.name, reading));
  });
}

async function readWith(
  opened: OpenedFile,
  cells: readonly CellOfFile[],
  fields: Fields,
  profile: string,
  { take, onProgress }: Reading,
): Promise<FileReading> {
  const rows = cells.reduce((sum, { count }) => sum + count, 0);
  const dropped = new Map<string, number>();
  for (const { problem, count } of cells) if (problem) add(dropped, problem.reason, count);
  const refused: Refused[] = [];
  const refuse: Refuse = ({ row, modelA, modelB }, side, claim) => {
    const [column, value] = side === "a" ? [opened.dialect.models[0], modelA] : [opened.dialect.models[1], modelB];
    if (refused.length < mostProblems) refused.push({ row, column, value, claim });
  };
  const toLines = lineReader(opened, cells, fields, dropped, refused);
  let done = 0;
  const result = await opened.connection.stream(select(opened, fields));
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    await take(toLines.read(chunk), refuse);
    done += chunk.rowCount;
    onProgress?.(shareOfCounting + (1 - shareOfCounting) * (done / rows));
    if (refused.length >= mostProblems) break;
  }
  const problems: Problem[] = [];
  for (const { row, column, value, claim } of refused.sort((one, other) => one.row - other.row))
    problems.push(await describe(opened, row, { column, value: value && shorten(value), explanation: claim }));
  const { path, source } = opened;
  const file = { path, source: { kind: source.kind, columns: source.columns } };
  const column = fields.id?.column ?? "id";
  const describeId = (row: number, id: string, claim: string) =>
    describe(file, row, { column, value: shorten(id), explanation: claim });
  return { profile, rows, dropped, replacedNuls: toLines.replacedNuls(), problems, describeId };
}

const shorten = (value: string) => (value.length > 200 ? `${value.slice(0, 200)}…` : value);
const add = (sums: Map<string, number>, key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count);

/** The columns of the query, in order; what a profile does not have is null. */
function select(opened: OpenedFile, fields: Fields): string {
  const { labels = [], conversation } = fields;
  const mask = (holds: (sql: string) => string) =>
    labels.length === 0
      ? "0"
      : `cast(${labels.map(({ sql }, i) => `case when ${holds(sql)} then ${2 ** i} else 0 end`).join(" + ")} as integer)`;
  const checked = [fields.id, fields.castAt, fields.turn, fields.wasBlind, fields.pairProbability, ...labels];
  const complaints = checked.flatMap((field) => (field && field.complaint !== "null" ? [field.complaint] : []));
  const more: Record<string, string> = {
    id: fields.id?.sql ?? "null",
    at: `cast(${fields.castAt?.sql ?? "null"} as double)`,
    judge: fields.judge ?? "null",
    turn: `cast(${fields.turn?.sql ?? "null"} as double)`,
    blind: `cast(${fields.wasBlind?.sql ?? "null"} as boolean)`,
    language: fields.language ?? "null",
    holding: mask((sql) => `(${sql})`),
    decided: mask((sql) => `(${sql}) is not null`),
    policy: fields.samplingPolicy ?? "null",
    probability: `cast(${fields.pairProbability?.sql ?? "null"} as double)`,
    is_dropped: fields.dropped?.sql ?? "false",
    complaint: complaints.length > 0 ? `coalesce(${complaints.join(", ")}, null)` : "null",
    ...Object.fromEntries((conversation?.texts ?? []).map((sql, i) => [`text${i}`, sql])),
  };
  const votes = votesOf(opened, { more, isNumbered: true });
  return `select cells.id as cell, cast(n as double), ${Object.keys(more)
    .map((name) => `votes.${name}`)
    .join(", ")} from ${votes} as votes join cells on ${isSameCell(opened)}`;
}

type Text = string | null;

function lineReader(
  opened: OpenedFile,
  cells: readonly CellOfFile[],
  { labels = [], conversation, castAt: clock, dropped: dropping }: Fields,
  dropped: Map<string, number>,
  refused: Refused[],
) {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  let replacedNuls = 0;
  const clean = (text: string) => {
    if (text.includes("\0")) replacedNuls++;
    return text.replaceAll("\0", "\uFFFD").toWellFormed();
  };
  const { models } = opened.dialect;

  function read(chunk: DuckDBDataChunk): VoteLine[] {
    const columns = chunk.getColumns();
    const [ids, ns, names, times, judges, turnNumbers, blinds, languages] = columns as [
      number[],
      number[],
      Text[],
      (number | null)[],
      Text[],
      (number | null)[],
      (boolean | null)[],
      Text[],
    ];
    const [holding, decided, policies, probabilities, isDropped, complaints, ...texts] = columns.slice(8) as [
      number[],
      number[],
      Text[],
      (number | null)[],
      (boolean | null)[],
      Text[],
      ...Text[][],
    ];
    const lines: VoteLine[] = [];
    for (let i = 0; i < ids.length; i++) {
      const cell = byId.get(ids[i]);
      if (!cell || cell.problem) continue;
      if (isDropped[i]) {
        add(dropped, dropping!.reason, 1);
        continue;
      }
      const row = ns[i];
      const complaint = complaints[i];
      if (complaint !== null) {
        const [column, value, claim] = complaint.split(complaintSeparator);
        refused.push({ row, column, value: value === "" ? null : value, claim });
        continue;
      }
      const { modelA, modelB, winner } = cell;
      const nul = [modelA, modelB, names[i], judges[i], policies[i]].findIndex((text) => text?.includes("\0"));
      if (nul !== -1) {
        const value = [modelA, modelB, names[i], judges[i], policies[i]][nul];
        const column = [models[0], models[1], "id", "judge", "sampling_policy"][nul];
        refused.push({ row, column, value, claim: "holds a NUL, which no name has" });
        continue;
      }
      const turns = conversation
        ? conversation
            .read(
              texts.map((column) => column[i]),
              modelA,
              modelB,
            )
            .map(cleanTurn)
            .filter(saysSomething)
        : [];
      const turn = turnNumbers[i];
      const judged = turns.slice(0, turn ?? turns.length);
      const own = tagTurns(judged.length > 0 ? judged : turns);
      lines.push({
        row,
        modelA,
        modelB,
        winner,
        turn,
        turns,
        id: names[i],
        castAt: clock ? times[i] : null,
        judge: judges[i] === "" ? null : judges[i],
        wasBlind: blinds[i] ?? true,
        tags: tagLine(
          {
            decided: labels.map(({ category }, bit) => ({
              category,
              holds: (decided[i] & (2 ** bit)) === 0 ? null : (holding[i] & (2 ** bit)) !== 0,
            })),
            language: languages[i],
            turn,
          },
          own,
        ),
        style: own?.style ?? null,
        samplingPolicy: policies[i],
        pairProbability: probabilities[i],
      });
    }
    return lines;
  }

  const cleanTurn = ({ prompt, a, b }: RecordedTurn) => ({ prompt: clean(prompt), a: clean(a), b: clean(b) });
  return { read, replacedNuls: () => replacedNuls };
}

const saysSomething = ({ prompt, a, b }: RecordedTurn) => prompt !== "" || a !== "" || b !== "";
