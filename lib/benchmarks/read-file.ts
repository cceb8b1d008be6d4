import { parse } from "csv-parse/sync";
import type { InfoRecord } from "csv-parse/sync";
import { slugOf } from "#lib/models/naming.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { ScoreFile } from "./types.ts";

/** The columns of LMSYS's `leaderboard_table_*.csv` that hold words; every other column is a benchmark and holds numbers. */
const words = {
  key: "key",
  Model: "name",
  License: "license",
  Organization: "organization",
  Link: "link",
  "Knowledge cutoff date": "knowledgeCutoff",
} as const;

/** What LMSYS calls a column, and what we call the benchmark. */
const benchmarkNames: Record<string, string> = {
  "MT-bench (score)": "MT-bench",
  "MT-bench (win rate %)": "MT-bench win rate, %",
  "Arena Elo rating": "LMSYS Arena Elo",
};

export const mostBenchmarks = 30;
export const longestText = 200;

/** What a file has where it knows nothing. */
const missing = new Set(["", "-"]);

type Lines = { record: string[]; info: InfoRecord }[];

/**
 * Reads a table of scores in LMSYS's layout.
 *
 * Fails: "invalid_input" with the line and column of the first thing that is wrong; then nothing is taken from the file.
 */
export function readScoreFile(text: string): Result<ScoreFile, "invalid_input"> {
  let lines: Lines;
  try {
    lines = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Lines;
  } catch (error) {
    return fail("invalid_input", { message: `Not a CSV file: ${(error as Error).message}.` });
  }
  try {
    return ok(readLines(lines));
  } catch (error) {
    if (error instanceof Misplaced) return fail("invalid_input", { message: error.message });
    throw error;
  }
}

class Misplaced extends Error {}

const wrong = (line: number, column: string, what: string) => new Misplaced(`line ${line}, column ${column}: ${what}`);

function readLines([header, ...rest]: Lines): ScoreFile {
  if (!header) throw new Misplaced("line 1: the file is empty");
  const columns = header.record.map((name) => name.trim());
  const headerLine = header.info.lines;
  for (const name of ["key", "Model"]) {
    if (!columns.includes(name)) throw wrong(headerLine, name, "is not there; a table has at least key and Model");
  }
  columns.forEach((name, index) => {
    if (name === "") throw wrong(headerLine, `${index + 1}`, "has no name");
    if (name.length > longestText) throw wrong(headerLine, `${index + 1}`, "has too long a name");
    if (columns.indexOf(name) !== index) throw wrong(headerLine, name, "is there twice");
  });
  const benchmarks = columns.filter((name) => !(name in words));
  if (benchmarks.length > mostBenchmarks) {
    throw new Misplaced(
      `line ${headerLine}: ${benchmarks.length} benchmarks are more than the ${mostBenchmarks} a table shows`,
    );
  }
  const seen = new Map<string, number>();
  const models = rest.map(({ record, info }) => {
    const model = readLine(columns, record, info.lines);
    const earlier = seen.get(model.key);
    if (earlier !== undefined) throw wrong(info.lines, "key", `${model.key} is on line ${earlier} already`);
    seen.set(model.key, info.lines);
    return model;
  });
  if (models.length === 0) throw new Misplaced(`line ${headerLine + 1}: there are no models below the header`);
  return { benchmarks: benchmarks.map(benchmarkName), models };
}

const benchmarkName = (column: string) => benchmarkNames[column] ?? column;

function readLine(columns: readonly string[], cells: readonly string[], line: number): ScoreFile["models"][number] {
  if (cells.length !== columns.length) {
    throw new Misplaced(`line ${line}: has ${cells.length} cells where the header has ${columns.length}`);
  }
  const cell = (name: string): string | null => {
    const text = cells[columns.indexOf(name)]?.trim() ?? "";
    if (text.length > longestText) throw wrong(line, name, `is longer than ${longestText} characters`);
    if (text.includes("\0")) throw wrong(line, name, "is not plain text");
    return missing.has(text) ? null : text;
  };
  const needed = (name: string): string => {
    const text = cell(name);
    if (text === null) throw wrong(line, name, "is empty");
    return text;
  };
  const link = cell("Link");
  if (link !== null && !/^https?:\/\/\S+$/.test(link))
    throw wrong(line, "Link", `${JSON.stringify(link)} is no web address`);
  return {
    key: slugOf(needed("key")),
    name: needed("Model"),
    organization: cell("Organization"),
    license: cell("License"),
    link,
    knowledgeCutoff: cell("Knowledge cutoff date"),
    scores: columns.flatMap((name) => {
      const text = name in words ? null : cell(name);
      if (text === null) return [];
      const value = Number(text);
      if (!Number.isFinite(value)) throw wrong(line, name, `${JSON.stringify(text)} is not a number`);
      return [{ benchmark: benchmarkName(name), value }];
    }),
  };
}
