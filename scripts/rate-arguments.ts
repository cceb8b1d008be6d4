import { parseArgs } from "node:util";
import { defaultRatingOptions } from "#lib/rating/index.ts";
import type { RatingOptions } from "#lib/rating/index.ts";

export const usage = `usage: npm run rate -- FILE… [options]

Rates the votes in CSV, JSON, JSONL or Parquet files (CSV and JSON also gzipped) by their columns model_a, model_b, winner and,
for elo, tstamp or timestamp; or in the words and columns of any other arena that docs/rate.md names. FILE may be a pattern.

How ratings are made
  --method bradley-terry|elo       how ratings are made (bradley-terry)
  --ties half|out|davidson|rao-kupper   what a tie is: half a win, nothing, or a verdict of its own (half)
  --weights inverse-frequency      pairs count alike, however often they met
  --prior 1                        start every model from so many virtual ties with an average opponent (0)
  --style                          take length, headers, lists and bold out of the ratings (needs conv_metadata)
  --k 4                            elo: how far one vote moves a rating
  --scale 400  --base 10           this many points are odds of base to one
  --init 1000                      mean rating, or elo's starting rating
  --anchor model=score             fixes one model's rating
  --gauge anchor|mean              intervals of the difference to the anchor, or to the mean (anchor, where there is one)

How sure they are
  --intervals bootstrap|sandwich   how intervals are made (bootstrap; elo has no other)
  --bootstrap 1000                 bootstrap rounds; 0 leaves intervals out
  --seed 0                         seed of the bootstrap
  --order chronological|shuffled   elo: replicates keep the order of the votes, or shuffle it as FastChat does (chronological)
  --cluster voter|prompt|COLUMN    draw whole voters or prompts, not votes, in the bootstrap
  --simultaneous                   intervals that hold for all models at once

Which votes
  --where 'SQL condition'          only rows that satisfy it, such as "language = 'English' and turn > 1"
  --by COLUMN                      a board for each value of a column, too; month for months; may be given again
  --lenient                        count bad rows and leave them out, instead of stopping at the first

What is shown
  --compare METHOD,METHOD          hold-out log loss and accuracy of bradley-terry, elo, davidson, rao-kupper, ties-out, style
  --matrix                         predicted and observed win rates, and counts, of every pair
  --out FILE                       also write the board as .csv, .json, .md or .svg; may be given again
  --json                           one JSON object on standard output
  --threads 2                      at most so many threads (as many as there are processors)`;

/** The arguments make no sense. */
export class ArgumentError extends Error {}

/** What a board can be made by, and compared with. */
export const comparable = ["bradley-terry", "elo", "davidson", "rao-kupper", "ties-out", "style"] as const;
export type Comparable = (typeof comparable)[number];

const formats = ["csv", "json", "md", "svg"] as const;

export interface Output {
  path: string;
  format: (typeof formats)[number];
}

export interface Arguments {
  files: string[];
  options: RatingOptions;
  style: boolean;
  cluster: string | undefined;
  where: string | undefined;
  by: string[];
  compare: Comparable[];
  matrix: boolean;
  outputs: Output[];
  threads: number | undefined;
  lenient: boolean;
  asJson: boolean;
}

export function readArguments(args: string[]): Arguments | "help" {
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
    ties: oneOf("ties", values.ties, ["half", "out", "davidson", "rao-kupper"] as const),
    weights: oneOf("weights", values.weights, ["none", "inverse-frequency"] as const),
    prior: numeric("prior", values.prior, (n) => n >= 0, "a number ≥ 0"),
    gauge: oneOf("gauge", values.gauge, ["anchor", "mean"] as const),
    simultaneous: values.simultaneous,
    order: oneOf("order", values.order, ["chronological", "shuffled"] as const),
  };
  const given: Arguments = {
    files,
    options,
    style: values.style,
    cluster: values.cluster,
    where: values.where,
    by: values.by,
    compare: values.compare === undefined ? [] : methodsFrom(values.compare),
    matrix: values.matrix,
    outputs: values.out.map(outputTo),
    threads:
      values.threads === undefined ? undefined : numeric("threads", values.threads, isCount, "a whole number ≥ 1"),
    lenient: values.lenient,
    asJson: values.json,
  };
  refuseContradictions(given);
  return given;
}

function parse(args: string[]) {
  const text = (value: string | number) => ({ type: "string", default: String(value) }) as const;
  const flag = { type: "boolean", default: false } as const;
  const initial = defaultRatingOptions;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      allowNegative: false,
      options: {
        method: text(initial.method),
        ties: text("half"),
        weights: text("none"),
        prior: text(0),
        style: flag,
        k: text(initial.k),
        scale: text(initial.scale),
        base: text(initial.base),
        init: text(initial.init),
        anchor: { type: "string" },
        gauge: text("anchor"),
        intervals: text(initial.intervals),
        bootstrap: text(initial.rounds),
        seed: text(initial.seed),
        order: text("chronological"),
        cluster: { type: "string" },
        simultaneous: flag,
        where: { type: "string" },
        by: { type: "string", multiple: true, default: [] as string[] },
        lenient: flag,
        compare: { type: "string" },
        matrix: flag,
        out: { type: "string", multiple: true, default: [] as string[] },
        json: flag,
        threads: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
}

/** Options that do not go together are said so, never quietly left out. */
function refuseContradictions({ options, style, cluster, by, compare }: Arguments): void {
  const { method, intervals, rounds, ties, weights, prior, simultaneous, order } = options;
  const refuse = (holds: boolean, claim: string) => {
    if (holds) throw new ArgumentError(claim);
  };
  const isElo = method === "elo";
  refuse(
    isElo && intervals === "sandwich",
    "--intervals sandwich goes with bradley-terry; elo has bootstrap intervals only",
  );
  refuse(isElo && ties !== "half", "--ties goes with bradley-terry; elo takes a tie for half a win");
  refuse(isElo && weights !== "none", "--weights goes with bradley-terry");
  refuse(isElo && prior !== 0, "--prior goes with bradley-terry");
  refuse(isElo && style, "--style goes with bradley-terry");
  refuse(isElo && cluster !== undefined, "--cluster goes with bradley-terry");
  refuse(!isElo && order === "shuffled", "--order goes with elo; Bradley–Terry knows no order");
  refuse(isElo && simultaneous === true, "--simultaneous goes with bradley-terry");
  refuse(cluster !== undefined && rounds === 0, "--cluster is about intervals, and --bootstrap 0 leaves them out");
  refuse(
    style && (ties === "davidson" || ties === "rao-kupper" || weights !== "none" || prior !== 0),
    "--style goes with --ties half or out, without --weights and --prior",
  );
  refuse(by.length > 0 && compare.length > 0, "--by and --compare do not go together: narrow the votes with --where");
}

const isCount = (n: number) => Number.isSafeInteger(n) && n >= 1;

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

function methodsFrom(value: string): Comparable[] {
  const methods = value.split(",").map((name) => oneOf("compare", name.trim(), comparable));
  if (methods.length < 2 || new Set(methods).size < methods.length) {
    throw new ArgumentError(`--compare needs two or more different methods, not ${JSON.stringify(value)}`);
  }
  return methods;
}

function outputTo(path: string): Output {
  const format = formats.find((one) => path.toLowerCase().endsWith(`.${one}`));
  if (!format) throw new ArgumentError(`--out must end in .${formats.join(", .")}, not ${JSON.stringify(path)}`);
  return { path, format };
}
