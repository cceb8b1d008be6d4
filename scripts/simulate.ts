import { writeFile as writeText } from "node:fs/promises";
import { parseArgs } from "node:util";
import { writeFile } from "#lib/dataset/columnar.ts";
import { simulateVotes } from "#lib/rating/index.ts";
import type { Simulation } from "#lib/rating/index.ts";

const usage = `usage: npm run simulate -- --out FILE [options]

Makes votes between invented models whose true ratings are known.

  --out votes.parquet    where the votes go: .parquet, .csv, .jsonl (the last two also .gz)
  --truth FILE           where the true ratings go, as JSON
  --models 55            how many models
  --votes 230875         how many votes
  --seed 1               the same seed makes the same votes`;

/** The first vote is cast at this moment, and one more every ten seconds: 1 January 2025, UTC. */
const firstVoteAt = Date.UTC(2025, 0, 1) / 1000;
const secondsBetweenVotes = 10;

class ArgumentError extends Error {}

function readArguments(args: string[]) {
  const { values } = parse(args);
  if (values.help) return "help";
  if (!values.out) throw new ArgumentError("--out says where the votes go");
  return {
    out: values.out,
    truth: values.truth,
    models: whole("models", values.models, 2),
    votes: whole("votes", values.votes, 1),
    seed: whole("seed", values.seed, 0),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        out: { type: "string" },
        truth: { type: "string" },
        models: { type: "string", default: "55" },
        votes: { type: "string", default: "230875" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
}

function whole(name: string, value: string, least: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(number) || number < least) {
    throw new ArgumentError(`--${name} must be a whole number ≥ ${least}, not ${JSON.stringify(value)}`);
  }
  return number;
}

async function main(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given === "help") {
    console.log(usage);
    return 0;
  }
  const { truth, votes } = simulateVotes(given);
  try {
    await writeVotes(given.out, votes);
    if (given.truth) await writeText(given.truth, truthText(given.seed, truth));
  } catch (error) {
    console.error(`simulate: ${(error as Error).message.split("\n")[0]}`);
    return 1;
  }
  console.error(
    `${given.out}: ${votes.length.toLocaleString("en-US")} votes on ${truth.length} models, seed ${given.seed}`,
  );
  return 0;
}

function truthText(seed: number, truth: Simulation["truth"]): string {
  const byModel = Object.fromEntries(truth.map(({ model, rating }) => [model, rating]));
  return `${JSON.stringify({ seed, truth: byModel }, null, 2)}\n`;
}

function writeVotes(path: string, votes: Simulation["votes"]): Promise<void> {
  return writeFile(path, {
    columns: [
      { name: "model_a", type: "varchar", values: votes.map(({ modelA }) => modelA) },
      { name: "model_b", type: "varchar", values: votes.map(({ modelB }) => modelB) },
      { name: "winner", type: "varchar", values: votes.map(({ winner }) => winner) },
      { name: "tstamp", type: "double", values: votes.map((_, index) => firstVoteAt + index * secondsBetweenVotes) },
    ],
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  console.error(`simulate: ${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
