import { countRejectedRows, internal, rowNumber } from "./columnar.ts";
import { locateValue } from "./locate-record.ts";
import { quote } from "./quote.ts";
import { knownWinnerWords } from "./winner-words.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Winner } from "#lib/rating/index.ts";
import type { Source } from "./columnar.ts";
import type { Cell, Dialect } from "./vote-dialects.ts";

/** What is wrong with a row, and where. */
interface Problem {
  reason: string;
  column: string;
  value: Cell;
  explanation: string;
  /** Nothing is wrong with it: it is just no vote. */
  isHarmless?: boolean;
}

/** All rows that say the same: who met whom, and how the file puts the verdict. */
export type CellOfFile = { id: number; count: number } & (
  { modelA: string; modelB: string; winner: Winner; problem?: undefined } | { problem: Problem }
);

/** A vote file, how it says who won, and which of its rows are asked for. */
export interface OpenedFile {
  path: string;
  connection: DuckDBConnection;
  source: Source;
  dialect: Dialect;
  lenient: boolean;
  /** The relation of the rows asked for; of those with `rowNumber`, when they are to be numbered. */
  rows: (isNumbered: boolean) => string;
}

/**
 * The votes of a file as texts: models a and b, and v0 to v2 that hold the verdict; then whatever else is asked for, as SQL by
 * name. With `isNumbered`, also the row each stands in, n.
 */
export function votesOf(
  { source, dialect, rows }: OpenedFile,
  { more = {}, isNumbered = false }: { more?: Record<string, string>; isNumbered?: boolean } = {},
): string {
  const { models, verdict } = dialect.sql(source);
  const each = dialect.each?.(source);
  const from = each ? `(select *, unnest(${each}) as ${internal("each")} from ${rows(isNumbered)})` : rows(isNumbered);
  const columns = Object.entries({
    a: models[0],
    b: models[1],
    ...Object.fromEntries([0, 1, 2].map((v) => [`v${v}`, verdict[v] ?? "null"])),
    ...(isNumbered ? { n: rowNumber } : {}),
    ...more,
  });
  return `(select ${columns.map(([name, sql]) => `${sql} as ${name}`).join(", ")} from ${from})`;
}

/** Joins `votes` to `cells`, empty matching empty. */
export const isSameCell = ({ dialect }: OpenedFile) =>
  ["a", "b", ...dialect.verdict.map((_, v) => `v${v}`)]
    .map((c) => `votes.${c} is not distinct from cells.${c}`)
    .join(" and ");

/** Counts what the file says, into a table `cells` on the connection and as values. */
export async function gatherCells(opened: OpenedFile): Promise<CellOfFile[]> {
  const { connection, dialect, source, lenient } = opened;
  // Where it cannot tell how long a file is, DuckDB would keep the votes in memory to look cells up in, not the cells.
  await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side'");
  await connection.run(
    `create temp table cells as select cast(row_number() over () - 1 as integer) as id, * from
       (select a, b, v0, v1, v2, cast(count(*) as double) as votes from ${votesOf(opened)} group by all)`,
  );
  const result = await connection.run("select id, votes, a, b, v0, v1, v2 from cells order by id");
  const cells = (await result.getRows()).map((row): CellOfFile => {
    const [id, count, a, b, ...verdict] = row as [number, number, Cell, Cell, ...Cell[]];
    return { id, count, ...readCell(dialect, a, b, verdict.slice(0, dialect.verdict.length), source) };
  });
  const rejected = lenient ? await countRejectedRows(connection) : 0;
  if (rejected > 0) {
    const problem = { reason: "malformed_row", column: "", value: null, explanation: "" };
    cells.push({ id: -1, count: rejected, problem });
  }
  return cells;
}

type Reading = { modelA: string; modelB: string; winner: Winner } | { problem: Problem };

function readCell(dialect: Dialect, a: Cell, b: Cell, verdict: Cell[], { kind }: Source): Reading {
  const problem = (reason: string, column: string, value: Cell, explanation: string) => ({
    problem: { reason, column, value, explanation },
  });
  if (kind === "json" && [a, b, ...verdict].every((cell) => cell === null)) {
    return problem("malformed_row", dialect.models[0], null, "names no model");
  }
  const winner = dialect.read(verdict, a, b);
  if (typeof winner === "object") {
    return { problem: { reason: winner.noVote, column: "", value: null, explanation: "", isHarmless: true } };
  }
  if (!a) return problem("missing_model", dialect.models[0], a, "names no model");
  if (!b) return problem("missing_model", dialect.models[1], b, "names no model");
  if (winner) return { modelA: a, modelB: b, winner };
  const explanation =
    dialect.verdict.length === 1
      ? `is not a known verdict (${knownWinnerWords.slice(0, 4).join(", ")}, tie, both_bad and the like)`
      : `does not say, with the rest of ${dialect.verdict.join(", ")}, who won`;
  return problem("unknown_winner", dialect.verdict[0], verdict[0], explanation);
}

/** The message for the first row, in file order, that cannot be read. */
export async function findFirstBad(opened: OpenedFile, cells: CellOfFile[]): Promise<string | undefined> {
  const bad = new Map(
    cells.flatMap(({ id, problem }) => (problem && !problem.isHarmless ? [[id, problem] as const] : [])),
  );
  if (bad.size === 0) return undefined;
  const result = await opened.connection.run(
    `select cells.id, cast(n as double) from ${votesOf(opened, { isNumbered: true })} as votes join cells on ${isSameCell(opened)}
     where cells.id in (${[...bad.keys()].join(", ")}) order by n limit 1`,
  );
  const [[id, record]] = (await result.getRows()) as [number, number][];
  return describe(opened, record, bad.get(id)!);
}

/** One line that names file, line, column and value. */
export async function describe(
  { path, source }: { path: string; source: Pick<Source, "kind" | "columns"> },
  record: number,
  { column, value, explanation }: Omit<Problem, "reason">,
): Promise<string> {
  const field = source.columns.indexOf(column);
  const place = await locateValue(path, source.kind, { record, field, name: column });
  const where = place ? `${path}:${place.line}:${place.column}` : `${path}: row ${record + 1}`;
  return `${where}: ${column}: ${value === null ? "nothing" : quote(value)} ${explanation}`;
}
