import { parseArgs, styleText } from "node:util";
import cliProgress from "cli-progress";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run reproduce -- ID [--against ID] [--json]

Makes a snapshot again, from the votes, verdicts and taggings that it was made of, and says whether every byte agrees. Exit status 0
when it does, 1 when not.

  --against ID   instead, what differs between two snapshots, and how much of it is due to new votes, to other verdicts and
                 taggings, and to other parameters
  --json         for programs`;

const badArguments = 2;
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { against: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return null;
  if (positionals.length !== 1) throw new Error(`give the id of one snapshot, not ${positionals.length}`);
  for (const id of [positionals[0], ...(values.against === undefined ? [] : [values.against])])
    if (!isUuid.test(id)) throw new Error(`${JSON.stringify(id)} is no id of a snapshot`);
  return { id: positionals[0], against: values.against, asJson: values.json ?? false };
}

type Given = NonNullable<ReturnType<typeof readArguments>>;

function progressBar(isShown: boolean) {
  const bar = new cliProgress.SingleBar(
    { format: "votes {bar} {percentage}%", clearOnComplete: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  if (isShown) bar.start(1, 0);
  return { update: (share: number) => isShown && bar.update(share), stop: () => bar.stop() };
}

async function reproduceOne({ id, asJson }: Given): Promise<number> {
  const { reproduce } = await import("#lib/leaderboard/reproduce.ts");
  const { openThreads } = await import("#lib/rating-threads/open-threads.ts");
  const threads = openThreads();
  const bar = progressBar(!asJson && process.stderr.isTTY);
  const made = await reproduce(id, { machinery: { threads }, onProgress: bar.update });
  bar.stop();
  await threads.close();
  if (!made.ok) {
    console.error(`reproduce: ${made.message ?? made.error}`);
    return 1;
  }
  const { agrees, differs, madeBy, snapshot } = made.value;
  if (asJson) console.log(JSON.stringify({ id, again: made.value.id, agrees, differs, madeBy }));
  else {
    const { votes, models } = snapshot.board;
    console.log(`${votes.toLocaleString("en-US")} votes on ${models} models, seen by ${snapshot.taken}`);
    const word = agrees ? styleText("green", "The bytes agree") : styleText("red", "The bytes do not agree");
    console.log(`${word}: ${id}${agrees ? "" : ` is ${made.value.id} now; these parts differ: ${differs.join(", ")}`}`);
    if (madeBy !== null) console.log(`It was made by version ${madeBy} of the code, this is another.`);
  }
  return agrees ? 0 : 1;
}

const points = (value: number | null) =>
  (value === null ? "–" : `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`).padStart(9);

async function compareTwo({ id, against, asJson }: Given & { against: string }): Promise<number> {
  const { compareByIds } = await import("#lib/leaderboard/load-snapshot.ts");
  const { explainChange } = await import("#lib/leaderboard/explain-change.ts");
  const compared = await compareByIds(against, id);
  if (!compared.ok) {
    console.error(`reproduce: ${compared.message ?? compared.error}`);
    return 1;
  }
  const bar = progressBar(!asJson && process.stderr.isTTY);
  const causes = await explainChange(against, id, { onProgress: bar.update });
  bar.stop();
  const { comparison } = compared.value;
  if (asJson) {
    console.log(JSON.stringify({ ...compared.value, causes: causes.ok ? causes.value : null }));
    return 0;
  }
  const { votes, filters, parameters, moves } = comparison;
  console.log(`votes ${votes.from.toLocaleString("en-US")} → ${votes.to.toLocaleString("en-US")}`);
  for (const { rule, version, from, to } of filters) console.log(`${rule} v${version} keeps off ${from} → ${to}`);
  for (const { name, from, to } of parameters) console.log(`${name}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
  const byModel = new Map(causes.ok ? causes.value.map((cause) => [cause.model, cause]) : []);
  const width = Math.max(5, ...moves.map(({ model }) => model.length));
  console.log(`\n${"model".padEnd(width)}  rank     change    votes  verdicts  parameters`);
  for (const { model, from, to, change } of moves) {
    const cause = byModel.get(model);
    const rank = `${from?.rank ?? "–"} → ${to?.rank ?? "–"}`.padEnd(7);
    const parts = [change, cause?.newVotes ?? null, cause?.opinions ?? null, cause?.parameters ?? null];
    console.log(`${model.padEnd(width)}  ${rank}${parts.map(points).join("")}`);
  }
  if (!causes.ok) console.log(`\n${causes.message ?? causes.error}`);
  return 0;
}

async function main(): Promise<number> {
  let given: Given | null;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`reproduce: ${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  if (!given) {
    console.log(usage);
    return 0;
  }
  const { against, ...rest } = given;
  return withDatabase(async (url) => {
    await migrate(url);
    const { closeDatabase } = await import("#lib/db.ts");
    return (against === undefined ? reproduceOne({ ...rest, against }) : compareTwo({ ...rest, against })).finally(
      closeDatabase,
    );
  });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
