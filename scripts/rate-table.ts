import type { Board, BoardRow } from "#lib/rating/index.ts";
import type { Comparison } from "./rate-compare.ts";
import type { Matrix, Report } from "./rate-report.ts";

/** What a terminal shows. */
export function terminalText(report: Report): string {
  const parts = [boardText(report, notes(report))];
  if (report.compare) parts.push(comparisonText(report.compare));
  if (report.matrix) parts.push(matrixText(report.matrix));
  for (const { column, unlabelled, boards } of report.by ?? []) {
    for (const board of boards) parts.push(`${heading(column, board.value)}: ${boardText(board)}`);
    if (unlabelled > 0) parts.push(`${printable(column)}: ${count(unlabelled)} votes have none\n`);
  }
  return parts.join("\n");
}

/** The same as Markdown: a table under a heading for each board. */
export function markdown(report: Report): string {
  const parts = [section("Leaderboard", report, notes(report))];
  for (const { column, boards } of report.by ?? []) {
    for (const board of boards) parts.push(section(heading(column, board.value), board));
  }
  return parts.join("\n");
}

/** The same as CSV, figures in full; with --by, one board after another, told apart by the first two columns. */
export function csv(report: Report): string {
  const head = ["rank", "rank_low", "rank_high", "model", "rating", "low", "high", "bound", "component"];
  head.push("votes", "wins", "losses", "ties");
  const cells = (row: BoardRow) => [
    row.rank,
    row.rankLow,
    row.rankHigh,
    row.model,
    row.rating,
    row.low,
    row.high,
    row.bound,
    row.component,
    row.votes,
    row.wins,
    row.losses,
    row.ties,
  ];
  const all = report.by
    ? [
        ["by", "value", ...head],
        ...report.rows.map((row) => ["", "", ...cells(row)]),
        ...report.by.flatMap(({ column, boards }) =>
          boards.flatMap(({ value, rows }) => rows.map((row) => [column, value, ...cells(row)])),
        ),
      ]
    : [head, ...report.rows.map(cells)];
  return all.map((line) => `${line.map(csvCell).join(",")}\n`).join("");
}

/** Names come from a file: what would move a terminal's cursor is shown as a box. */
export function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, "\u25a1");
}

const titles = ["rank", "model", "rating", "95 %", "rank 95 %", "votes", "wins", "losses", "ties"];

/** The table, titles first; columns that say nothing of any model, such as intervals nobody asked for, are left out. */
function tableOf(board: Board): string[][] {
  const body = cellsOf(board);
  const isTold = titles.map((_, column) => body.some((cells) => cells[column] !== ""));
  return [titles, ...body].map((cells) => cells.filter((_, column) => isTold[column]));
}

function cellsOf(board: Board): string[][] {
  const manyScales = board.components > 1;
  return board.rows.map((row) => [
    row.rank === null ? "–" : String(row.rank),
    printable(row.model) + (manyScales ? ` [${row.component}]` : ""),
    row.rating === null ? (row.bound ?? "unrated") : row.rating.toFixed(1),
    intervalText(row),
    row.rankLow === null ? "" : `${row.rankLow}–${row.rankHigh}`,
    ...[row.votes, row.wins, row.losses, row.ties].map(count),
  ]);
}

function boardText(board: Board, more: string[] = []): string {
  return [...summary(board), ...more, "", ...aligned(tableOf(board), 1), ""].join("\n");
}

/** Lines whose columns stand below each other; all but one column is set to the right. */
function aligned(lines: string[][], left: number): string[] {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column === left ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}

export function summary({
  method,
  votes,
  models,
  dropped,
  bootstrap,
  components,
  converged,
  ...more
}: Board): string[] {
  const rounds = bootstrap ? `, ${count(bootstrap.rounds)} bootstrap rounds (seed ${bootstrap.seed})` : "";
  const lines = [
    `${count(votes)} ${votes === 1 ? "vote" : "votes"} on ${models} models, ${methodName({ method, ...more })}${rounds}`,
  ];
  for (const { name, value, low, high } of more.parameters ?? []) {
    lines.push(`${name}: ${value.toFixed(4)} (${low.toFixed(4)} … ${high.toFixed(4)})`);
  }
  if (dropped.length > 0) {
    lines.push(
      `left out: ${dropped.map(({ reason, count: times }) => `${count(times)} ${reason.replaceAll("_", " ")}`).join(", ")}`,
    );
  }
  if (components > 1) lines.push(`${components} separate groups [in brackets]: ratings compare only within one`);
  if (!converged) lines.push("warning: the fit did not settle for every group; those models are unrated");
  return lines;
}

/** What holds for every board of a report. */
export function notes({ where, cluster, style }: Report): string[] {
  return [
    ...(where === undefined ? [] : [`where ${printable(where)}`]),
    ...(cluster === undefined ? [] : [`drawn by ${printable(cluster)}`]),
    ...(style ? ["style control: ratings are those at equal length, headers, lists and bold"] : []),
  ];
}

function methodName({ method, settings }: Pick<Board, "method" | "settings">): string {
  if (method === "elo") return "online Elo";
  const ties = {
    half: "",
    out: ", ties left out",
    davidson: ", Davidson's ties",
    "rao-kupper": ", Rao and Kupper's ties",
  };
  if (!settings) return "Bradley–Terry";
  const weights = settings.weights === "none" ? "" : ", pairs weighed alike";
  const prior = settings.prior > 0 ? `, prior ${settings.prior}` : "";
  return `Bradley–Terry${ties[settings.ties]}${weights}${prior}${settings.simultaneous ? ", simultaneous intervals" : ""}`;
}

/** More models than this are not listed one by one. */
const longestComparison = 15;

function comparisonText({ folds, votes, unscored, methods, models }: Comparison): string {
  const scores = methods.map(({ method, logLoss, errorOfDifference, verdictLogLoss, accuracy }, i) => [
    method,
    logLoss.toFixed(5),
    i === 0 ? "" : `${signed(logLoss - methods[0].logLoss)} ± ${errorOfDifference.toFixed(5)}`,
    verdictLogLoss.toFixed(5),
    `${(100 * accuracy).toFixed(2)} %`,
  ]);
  const moved = models
    .filter(({ rankDifference }) => rankDifference !== 0)
    .sort((one, other) => (other.rankDifference ?? -1) - (one.rankDifference ?? -1));
  const names = methods.map(({ method }) => method);
  const ranks = moved
    .slice(0, longestComparison)
    .map(({ model, ranks: of, rankDifference }) => [
      printable(model),
      ...names.map((name) => String(of[name] ?? "–")),
      String(rankDifference ?? "–"),
    ]);
  const rest = unscored > 0 ? `; ${count(unscored)} could not be foreseen by all` : "";
  const lines = [
    `${count(votes)} votes foreseen from the others, in ${folds} folds${rest}. Smaller losses are better.`,
    "",
    ...aligned([["method", "log loss", "less the first", "of verdicts", "accuracy"], ...scores], 0),
    "",
  ];
  if (moved.length === 0) return [...lines, "All of them rank all models alike.", ""].join("\n");
  const which = moved.length > longestComparison ? `, the ${longestComparison} farthest apart` : "";
  return [
    ...lines,
    `${moved.length} of ${models.length} models are ranked apart${which}:`,
    "",
    ...aligned([["model", ...names, "apart"], ...ranks], 0),
    "",
  ].join("\n");
}

const signed = (difference: number) => `${difference < 0 ? "−" : "+"}${Math.abs(difference).toFixed(5)}`;

/** More models than this make a matrix too wide for a terminal. */
const widestMatrix = 12;

function matrixText({ models, predicted, observed }: Matrix): string {
  const shown = models.slice(0, widestMatrix);
  const percent = (rate: number | null) => (rate === null ? "–" : (100 * rate).toFixed(0));
  const lines = shown.map((model, i) => [
    String(i + 1),
    printable(model),
    ...shown.map((_, j) => (i === j ? "" : `${percent(predicted[i][j])} (${percent(observed[i][j])})`)),
  ]);
  const head = ["", "", ...shown.map((_, j) => String(j + 1))];
  const rest = models.length > widestMatrix ? ` The first ${widestMatrix} of ${models.length}; --json has all.` : "";
  return [
    `Wins of row against column in %, predicted (observed).${rest}`,
    "",
    ...aligned([head, ...lines], 1),
    "",
  ].join("\n");
}

function section(title: string, board: Board, more: string[] = []): string {
  const line = (cells: string[]) => `| ${cells.map(markdownCell).join(" | ")} |`;
  const [head, ...body] = tableOf(board);
  const rule = `|${head.map((_, column) => (column === 1 ? " --- |" : " ---: |")).join("")}`;
  const table = [line(head), rule, ...body.map(line)];
  return [
    `## ${markdownCell(title)}`,
    "",
    ...[...summary(board), ...more].flatMap((one) => [markdownCell(one), ""]),
    ...table,
    "",
  ].join("\n");
}

export const heading = (column: string, value: string) => `${printable(column)} = ${printable(value)}`;
const count = (n: number) => n.toLocaleString("en-US");
const markdownCell = (text: string) => text.replaceAll(/[\\|<>*_`[\]]/g, "\\$&");

function csvCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function intervalText({ low, high }: Pick<BoardRow, "low" | "high">): string {
  if (low !== null && high !== null) return `${low.toFixed(1)} … ${high.toFixed(1)}`;
  if (low !== null) return `above ${low.toFixed(1)}`;
  return high !== null ? `below ${high.toFixed(1)}` : "";
}
