import { parseArgs } from "node:util";
import { findRule, isSwitchedOff, rules } from "#lib/vote/rules.ts";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const usage = `Usage: npm run rules -- --list | --rerun RULE | --withdraw RULE

  --list            every rule with its version, and how many votes it keeps off the boards
  --rerun RULE      judges every stored vote by the rule as it is now: older verdicts are withdrawn, new ones added
  --withdraw RULE   takes back everything the rule decided; name it in RULES_OFF so that it judges no new votes

Votes themselves are never changed. Boards follow by themselves while the product runs, or at its next start.`;

const badArguments = 2;

function readArguments() {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { list: { type: "boolean" }, rerun: text, withdraw: text, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return null;
  const chosen = (["list", "rerun", "withdraw"] as const).filter((name) => values[name] !== undefined);
  if (chosen.length !== 1) throw new Error("say one of --list, --rerun and --withdraw");
  if (values.list) return { verb: "list" as const };
  const name = values.rerun ?? values.withdraw ?? "";
  const rule = findRule(name);
  if (!rule) throw new Error(`there is no rule ${JSON.stringify(name)}: ${rules.map((one) => one.name).join(", ")}`);
  return { verb: values.rerun === undefined ? ("withdraw" as const) : ("rerun" as const), rule };
}

const counted = (count: number, noun: string) => `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

async function list(): Promise<void> {
  const { standingCounts } = await import("#lib/vote/store.ts");
  const standing = await standingCounts();
  for (const rule of rules) {
    const own = standing.filter((one) => one.rule === rule.name);
    const kept = own.map(({ version, votes }) => `${counted(votes, "vote")} (v${version})`).join(", ") || "no votes";
    const off = isSwitchedOff(rule) ? ", switched off" : "";
    console.log(`${rule.name} v${rule.version} [${rule.kind}${off}]: ${kept}\n  ${rule.sentence}`);
  }
}

async function run(given: NonNullable<ReturnType<typeof readArguments>>): Promise<void> {
  if (given.verb === "list") return list();
  const { rerunRule, withdrawRule } = await import("#lib/vote/rerun-rule.ts");
  if (given.verb === "withdraw") {
    console.log(`${given.rule.name}: ${counted(await withdrawRule(given.rule), "verdict")} withdrawn`);
    if (!isSwitchedOff(given.rule))
      console.log(`New votes are judged by it until RULES_OFF=${given.rule.name} is set.`);
    return;
  }
  const { votes, withdrawn, added } = await rerunRule(given.rule, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${counted(done, "vote")} judged`);
  });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[2K");
  const outcome = `${counted(withdrawn, "verdict")} withdrawn, ${counted(added, "verdict")} added`;
  console.log(`${given.rule.name} v${given.rule.version}: ${counted(votes, "vote")} judged, ${outcome}`);
}

async function main(): Promise<number> {
  let given;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return badArguments;
  }
  if (!given) {
    console.log(usage);
    return 0;
  }
  await withDatabase(async (url) => {
    await migrate(url);
    const { closeDatabase } = await import("#lib/db.ts");
    await run(given).finally(closeDatabase);
  });
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
