import { writeFile as writeText } from "node:fs/promises";
import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { literal, writeStream } from "#lib/dataset/columnar.ts";
import { fileKindOf } from "#lib/dataset/file-kind.ts";
import { startSimulation, winners } from "#lib/rating/index.ts";
import type { StreamedTable } from "#lib/dataset/columnar.ts";
import type { RunningSimulation, SimulatedVotes, SimulationOptions } from "#lib/rating/index.ts";

const usage = `usage: npm run simulate -- --out FILE [options]

Makes votes between invented models whose true ratings are known.

  --out votes.parquet    where the votes go: .parquet, .csv, .jsonl (the last two also .gz)
  --truth FILE           where the truth goes, as JSON: ratings, popularities, arrivals, coefficients
  --models 55            how many models
  --votes 230875         how many votes; a hundred million take no more memory than ten
  --seed 1               the same seed makes the same votes
  --voters 5000          how many people vote (column judge); 0 leaves them out

Without these, votes turn on the models alone, and Bradley–Terry is exactly right for them:
  --epochs 1             models arrive and retire between so many stretches of time
  --noise 0              the mean share of a voter's votes cast blindly, 0 to 0.5
  --taste 0              how far voters' own ratings of a model lie apart, in points (standard deviation)
  --position-bias 0      what being shown on side A is worth, in points
  --prompts 0            how many different prompts there are (column prompt_id)
  --difficulty 0         how much prompts differ: hard ones shrink differences and make both-bads
  --style                answers have length, headers, lists and bold (column conv_metadata), which sway votes`;

/** The first vote is cast at this moment, and one more every ten seconds: 1 January 2025, UTC. */
const firstVoteAt = Date.UTC(2025, 0, 1) / 1000;
const secondsBetweenVotes = 10;

class ArgumentError extends Error {}

interface Arguments {
  out: string;
  truth: string | undefined;
  options: SimulationOptions;
}

function readArguments(args: string[]): Arguments | "help" {
  const { values } = parse(args);
  if (values.help) return "help";
  if (!values.out) throw new ArgumentError("--out says where the votes go");
  return {
    out: values.out,
    truth: values.truth,
    options: {
      models: whole("models", values.models, 2),
      votes: whole("votes", values.votes, 1),
      seed: whole("seed", values.seed, 0),
      voters: whole("voters", values.voters, 0),
      epochs: whole("epochs", values.epochs, 1),
      voterNoise: number("noise", values.noise),
      voterTaste: number("taste", values.taste),
      positionBias: number("position-bias", values["position-bias"]),
      prompts: whole("prompts", values.prompts, 0),
      difficulty: number("difficulty", values.difficulty),
      style: values.style,
    },
  };
}

function parse(args: string[]) {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  try {
    return parseArgs({
      args,
      options: {
        out: { type: "string" },
        truth: { type: "string" },
        models: text("55"),
        votes: text("230875"),
        seed: text("1"),
        voters: text("5000"),
        epochs: text("1"),
        noise: text("0"),
        taste: text("0"),
        "position-bias": text("0"),
        prompts: text("0"),
        difficulty: text("0"),
        style: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
}

function whole(name: string, value: string, least: number): number {
  const parsed = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(parsed) || parsed < least) {
    throw new ArgumentError(`--${name} must be a whole number ≥ ${least}, not ${JSON.stringify(value)}`);
  }
  return parsed;
}

function number(name: string, value: string): number {
  const parsed = value.trim() === "" ? NaN : Number(value);
  if (!Number.isFinite(parsed)) throw new ArgumentError(`--${name} must be a number, not ${JSON.stringify(value)}`);
  return parsed;
}

async function main(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given === "help") {
    console.log(usage);
    return 0;
  }
  const { out, truth, options } = given;
  const simulation = startSimulation(options);
  try {
    await writeStream(out, tableOf(simulation, options, out));
    if (truth) await writeText(truth, truthText(options, simulation));
  } catch (error) {
    console.error(`simulate: ${(error as Error).message.split("\n")[0]}`);
    return 1;
  }
  const votes = options.votes.toLocaleString("en-US");
  console.error(`${out}: ${votes} votes on ${simulation.models.length} models, seed ${options.seed}`);
  return 0;
}

/** The true rating of every model by name, and whatever else the votes were made from. */
function truthText(options: SimulationOptions, { models, style }: RunningSimulation): string {
  const truth = {
    seed: options.seed,
    options,
    truth: Object.fromEntries(models.map(({ model, rating }) => [model, rating])),
    models,
    style: style() ?? undefined,
  };
  return `${JSON.stringify(truth, null, 2)}\n`;
}

/** The columns of the public sets: model_a, model_b, winner, judge, prompt_id, conv_metadata, tstamp. */
function tableOf(simulation: RunningSimulation, options: SimulationOptions, path: string): StreamedTable {
  const nameOf = (place: string) =>
    `list_extract([${simulation.models.map(({ model }) => literal(model)).join(", ")}], ${place} + 1)`;
  const metadata = styleNames.map((name) => `${literal(name)}: ${name}`).join(", ");
  // In CSV a nested column is written as JSON, which is how it is read again.
  const nested = fileKindOf(path) === "csv" ? `to_json({${metadata}})` : `{${metadata}}`;
  const [hasVoters, hasPrompts] = [(options.voters ?? 0) > 0, (options.prompts ?? 0) > 0];
  const whole = (name: string) => ({ name, type: "integer" as const });
  let done = 0;
  const progress = progressBar();
  return {
    columns: [
      ...["a", "b", "verdict", "voter", "prompt"].map(whole),
      { name: "tstamp", type: "double" },
      ...(options.style ? styleNames.map(whole) : []),
    ],
    select: [
      { name: "model_a", sql: nameOf("a") },
      { name: "model_b", sql: nameOf("b") },
      { name: "winner", sql: `list_extract([${winners.map(literal).join(", ")}], verdict + 1)` },
      ...(hasVoters ? [{ name: "judge", sql: "'voter_' || voter" }] : []),
      ...(hasPrompts ? [{ name: "prompt_id", sql: "'prompt_' || prompt" }] : []),
      ...(options.style ? [{ name: "conv_metadata", sql: nested }] : []),
      { name: "tstamp", sql: "tstamp" },
    ],
    next: (atMost) => {
      const part = simulation.next(atMost);
      const { count, modelA, modelB, winner, voter, prompt } = part;
      const times = Float64Array.from({ length: count }, (_, v) => firstVoteAt + (done + v) * secondsBetweenVotes);
      done += count;
      progress(done / options.votes);
      return { count, values: [modelA, modelB, winner, voter, prompt, times, ...stylesOf(part)] };
    },
  };
}

/** As lmarena publishes them, side a before side b. */
const styleNames = ["sum_assistant_*_tokens", "header_count_*", "list_count_*", "bold_count_*"].flatMap((name) =>
  ["a", "b"].map((side) => name.replace("*", side)),
);

function stylesOf({ styleA, styleB }: SimulatedVotes): Int32Array[] {
  if (!styleA || !styleB) return [];
  return styleA.flatMap((column, k) => [column, styleB[k]]);
}

/** Called with the share that is done; shown on a terminal only. */
function progressBar(): (share: number) => void {
  if (!process.stderr.isTTY) return () => {};
  const bar = new cliProgress.SingleBar(
    { format: "writing {bar} {percentage}%", clearOnComplete: true, hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0);
  return (share) => {
    bar.update(share);
    if (share >= 1) bar.stop();
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ArgumentError) && !(error instanceof RangeError)) throw error;
  console.error(`simulate: ${error.message}\n\n${usage.split("\n")[0]}; npm run simulate -- --help lists them`);
  process.exitCode = 2;
}
