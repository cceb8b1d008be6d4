import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { blocksOf, tallyColumns } from "#lib/rating/index.ts";
import { casesIn } from "../../bench/cases.ts";
import { makeVotes } from "../../bench/votes.ts";

const checkout = path.join(import.meta.dirname, "..", "..");

test("every claim about speed has a case that measures it, and the document lists it", async () => {
  const cases = await casesIn();
  const document = readFileSync(path.join(checkout, "docs", "benchmarks.md"), "utf8");
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  for (const { name } of cases.filter((one) => one.name.startsWith("rating: "))) {
    expect(document).toContain(name.replace("rating: ", ""));
  }
  // Every case's code is loaded, the taggers' language tables among it, on a machine that may be busy.
}, 60_000);

test("the votes that are measured look like an arena's", () => {
  const votes = makeVotes(60, 60_000);
  const tally = tallyColumns(votes);
  expect(tally.models).toHaveLength(60);
  expect(blocksOf(tally)[0].members).toHaveLength(60);
  const ties = tally.ties.reduce((sum, count) => sum + count, 0) / 60_000;
  expect(ties).toBeGreaterThan(0.25);
  expect(ties).toBeLessThan(0.36);
  // Models that were never there together never met.
  expect(tally.first.length).toBeLessThan((60 * 59) / 2);
});

test("what a battle's tagging costs is measured on whole battles, where the recorded answers are", async () => {
  const tagging = (await casesIn()).filter(({ name }) => name.startsWith("tagging: "));
  expect(tagging.length).toBe(3);
  const [{ unavailable }] = tagging;
  if (unavailable) return console.log(`Not run: ${unavailable}.`);
  for (const { prepare } of tagging) (await prepare())();
}, 60_000);

test("asking for a case that is not there is an error, and says so", () => {
  const script = path.join(checkout, "scripts", "bench.ts");
  const { status, stderr } = spawnSync(process.execPath, [script, "no such thing"], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain("No case");
}, 60_000);
