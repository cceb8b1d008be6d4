import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { countVoteFiles, readVoteFiles } from "#lib/dataset/vote-files.ts";
import { defaultRatingOptions, rateCounts, rateSequence } from "#lib/rating/index.ts";
import type { Board, BoardRow, Dropped, RatingOptions } from "#lib/rating/index.ts";
import type { ReadOptions } from "#lib/dataset/vote-files.ts";

const usage = `usage: npm run rate -- FILE… [options]

Rates the votes in CSV, JSON, JSONL or Parquet files (CSV and JSON also gzipped) by their columns model_a, model_b, winner and,
for elo, tstamp or timestamp.

  --method bradley-terry|elo       how ratings are made (bradley-terry)
  --intervals bootstrap|sandwich   how intervals are made (bootstrap; elo has no other)
  --bootstrap 1000                 bootstrap rounds; 0 leaves intervals out
  --seed 0                         seed of the bootstrap
  --k 4                            elo: how far one vote moves a rating
  --scale 400  --base 10           this many points are odds of base to one
  --init 1000                      mean rating, or elo's starting rating
  --anchor model=score             fixes one model's rating
  --lenient                        count bad rows and leave them out, instead of stopping at the first
  --json                           one JSON object on standard output`;

/** Exit statuses: the arguments make no sense; the data cannot be read. */
const badArguments = 2;
const badData = 1;

class ArgumentError extends Error {}

interface Arguments {
  files: string[];
  options: RatingOptions;
  isLenient: boolean;
  asJson: boolean;
}

function readArguments(args: string[]): Arguments | "help" {
  const { values, positionals: files } = parse(args);
  if (values.help) return "help";
  if (files.length === 0) throw new ArgumentError("name at least one vote file");
  const method = oneOf("method", values.method, ["bradley-terry", "elo"] as const);
  const options: RatingOptions = {
    method,
    intervals: oneOf("intervals", values.intervals, ["bootstrap", "sandwich"] as const),
    rounds: numeric("bootstrap", values.bootstrap, (n) => Number.isSafeInteger(n) && n >= 0, "a whole number ≥ 0"),
    seed: numeric("seed", values.seed, Number.isSafeInteger, "a whole number"),
    k: numeric("k", values.k, (n) => n > 0, "a number above 0"),
    scale: numeric("scale", values.scale, (n) => n > 0, "a number above 0"),
    base: numeric("base", values.base, (n) => n > 1, "a number above 1"),
    init: numeric("init", values.init, Number.isFinite, "a number"),
    anchor: values.anchor === undefined ? undefined : anchorFrom(values.anchor),
  };
  if (method === "elo" && options.intervals === "sandwich") {
    throw new ArgumentError("--intervals sandwich goes with bradley-terry; elo has bootstrap intervals only");
  }
  return { files, options, isLenient: values.lenient, asJson: values.json };
}

function parse(args: string[]) {
  const text = (value: string | number) => ({ type: "string", default: String(value) }) as const;
  const initial = defaultRatingOptions;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      allowNegative: false,
      options: {
        method: text(initial.method),
        intervals: text(initial.intervals),
        bootstrap: text(initial.rounds),
        seed: text(initial.seed),
        k: text(initial.k),
        scale: text(initial.scale),
        base: text(initial.base),
        init: text(initial.init),
        anchor: { type: "string" },
        lenient: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (!found) throw new ArgumentError(`--${name} must be ${allowed.join(" or ")}, not ${JSON.stringify(value)}`);
  return found;
}

function numeric(name: string, value: string, holds: (n: number) => boolean, claim: string): number {
  const number = value.trim() === "" ? NaN : Number(value);
  if (!Number.isFinite(number) || !holds(number)) {
    throw new ArgumentError(`--${name} must be ${claim}, not ${JSON.stringify(value)}`);
  }
  return number;
}

/** `model=score`; the last "=" counts, as model names may contain one. */
function anchorFrom(value: string): NonNullable<RatingOptions["anchor"]> {
  const split = value.lastIndexOf("=");
  if (split < 1) throw new ArgumentError(`--anchor must be model=score, not ${JSON.stringify(value)}`);
  return { model: value.slice(0, split), rating: numeric("anchor", value.slice(split + 1), () => true, "model=score") };
}

async function main(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given === "help") {
    console.log(usage);
    return 0;
  }
  const progress = progressBar(!given.asJson && !!process.stdout.isTTY);
  try {
    const board = await rate(given, progress.report);
    progress.stop();
    if (!board.ok) {
      console.error(`rate: ${board.message}`);
      return badData;
    }
    await write(given.asJson ? `${JSON.stringify(board.value)}\n` : table(board.value));
    return 0;
  } finally {
    progress.stop();
  }
}

async function rate({ files, options, isLenient }: Arguments, report: (phase: string, share: number) => void) {
  const reading: ReadOptions = { lenient: isLenient, onProgress: (share) => report("reading", share) };
  const rating = (share: number) => report("rating", share);
  if (options.method === "elo") {
    const read = await readVoteFiles(files, reading);
    if (!read.ok) return read;
    checkAnchor(options, read.value.votes.models);
    return {
      ok: true as const,
      value: withDropped(rateSequence(read.value.votes, options, rating), read.value.dropped),
    };
  }
  const read = await countVoteFiles(files, reading);
  if (!read.ok) return read;
  checkAnchor(
    options,
    read.value.counts.flatMap(({ modelA, modelB }) => [modelA, modelB]),
  );
  return { ok: true as const, value: withDropped(rateCounts(read.value.counts, options, rating), read.value.dropped) };
}

function checkAnchor({ anchor }: RatingOptions, models: readonly string[]): void {
  if (anchor && !models.includes(anchor.model)) {
    throw new ArgumentError(`--anchor: no model is called ${JSON.stringify(anchor.model)} in these votes`);
  }
}

function withDropped(board: Board, dropped: Dropped[]): Board {
  return { ...board, dropped: [...board.dropped, ...dropped] };
}

function table({ rows, ...board }: Board): string {
  const head = ["rank", "model", "rating", "95 %", "rank 95 %", "votes", "wins", "losses", "ties"];
  const manyScales = board.components > 1;
  const body = rows.map((row) => [
    row.rank === null ? "–" : String(row.rank),
    printable(row.model) + (manyScales ? ` [${row.component}]` : ""),
    row.rating === null ? (row.bound ?? "unrated") : row.rating.toFixed(1),
    intervalText(row),
    row.rankLow === null ? "" : `${row.rankLow}–${row.rankHigh}`,
    ...[row.votes, row.wins, row.losses, row.ties].map((count) => count.toLocaleString("en-US")),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => row[column].length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => (column === 1 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ");
  return [...summary(board), "", line(head).trimEnd(), ...body.map((row) => line(row).trimEnd()), ""].join("\n");
}

function summary({ method, votes, models, dropped, bootstrap, components, converged }: Omit<Board, "rows">): string[] {
  const rounds = bootstrap
    ? `, ${bootstrap.rounds.toLocaleString("en-US")} bootstrap rounds (seed ${bootstrap.seed})`
    : "";
  const lines = [
    `${votes.toLocaleString("en-US")} votes on ${models} models, ${method === "elo" ? "online Elo" : "Bradley–Terry"}${rounds}`,
  ];
  if (dropped.length > 0) {
    lines.push(`left out: ${dropped.map(({ reason, count }) => `${count} ${reason.replaceAll("_", " ")}`).join(", ")}`);
  }
  if (components > 1) lines.push(`${components} separate groups [in brackets]: ratings compare only within one`);
  if (!converged) lines.push("warning: the fit did not settle for every group; those models are unrated");
  return lines;
}

/** Names come from a file: what would move a terminal's cursor is shown as a box. */
function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, "\u25a1");
}

function intervalText({ low, high }: BoardRow): string {
  if (low !== null && high !== null) return `${low.toFixed(1)} … ${high.toFixed(1)}`;
  if (low !== null) return `above ${low.toFixed(1)}`;
  return high !== null ? `below ${high.toFixed(1)}` : "";
}

function progressBar(isShown: boolean) {
  if (!isShown) return { report: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    { format: "{phase} {bar} {percentage}%", clearOnComplete: true, hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { phase: "reading" });
  return {
    report: (phase: string, share: number) => bar.update(Math.min(1, share), { phase: phase.padEnd(7) }),
    stop: () => bar.stop(),
  };
}

/** Waits until everything is handed over, so that a pipe gets all of it. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

// A reader that has seen enough (`| head`) closes the pipe: no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ArgumentError) && !(error instanceof RangeError)) throw error;
  console.error(`rate: ${error.message}\n\n${usage}`);
  process.exitCode = badArguments;
}
