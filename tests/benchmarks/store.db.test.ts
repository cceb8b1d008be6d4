import { expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { readScoreFile } from "#lib/benchmarks/read-file.ts";
import { editScoreSchema } from "#lib/benchmarks/schema.ts";

await openTestDatabase();
const { db } = await import("#lib/db.ts");
const { readBenchmarks, storeFile, storeScore } = await import("#lib/benchmarks/store.ts");

async function take(text: string, source: string) {
  const file = readScoreFile(text);
  if (!file.ok) throw new Error(file.message);
  return storeFile(file.value, source, "tester");
}

test("a later table replaces what it knows, and leaves alone what it does not", async () => {
  await take("key,Model,MMLU,MT-bench (score),License\nada,Ada,0.7,8.1,MIT\nbob,Bob,0.5,-,-", "first.csv");
  expect(await take("key,Model,MMLU,Extra,License\nada,Ada 3,0.8,-,-\ncy,Cy,0.4,12,-", "second.csv")).toEqual({
    models: 2,
    scores: 3,
  });
  const { names, models, sources } = await readBenchmarks();
  expect(names).toEqual(["MT-bench", "MMLU", "Extra"]);
  expect(sources).toEqual(["first.csv", "second.csv"]);
  expect(models.map(({ key, name, license, scores }) => [key, name, license, scores])).toEqual([
    ["ada", "Ada 3", "MIT", { MMLU: 0.8, "MT-bench": 8.1 }],
    ["bob", "Bob", null, { MMLU: 0.5 }],
    ["cy", "Cy", null, { MMLU: 0.4, Extra: 12 }],
  ]);
});

test("one score can be set and taken away, and every change is in the audit log", async () => {
  const edit = editScoreSchema.parse({ model: "Dee 1", benchmark: "MMLU", value: "0,61", source: "by hand" });
  expect(edit).toMatchObject({ model: { key: "dee-1", name: "Dee 1" }, value: 0.61 });
  expect(await storeScore(edit.model, edit, edit.source, "tester")).toMatchObject({ ok: true });
  expect((await readBenchmarks()).models.find(({ key }) => key === "dee-1")?.scores).toEqual({ MMLU: 0.61 });
  const away = () => storeScore(edit.model, { benchmark: "MMLU", value: null }, "by hand", "tester");
  expect(await away()).toMatchObject({ ok: true });
  expect(await away()).toMatchObject({ error: "no_such_score" });
  expect((await readBenchmarks()).models.some(({ key }) => key === "dee-1")).toBe(false);
  const entries = await db.auditEntry.findMany({ where: { action: { startsWith: "benchmarks." } } });
  expect(entries.map(({ action }) => action).sort()).toEqual([
    ...["benchmarks.import", "benchmarks.import", "benchmarks.score", "benchmarks.score"],
  ]);
});

test("a score in per cent among shares is refused, and so is nothing else", async () => {
  const set = (benchmark: string, value: number) =>
    storeScore({ key: "eve", name: "Eve" }, { benchmark, value }, "by hand", "tester");
  await take("key,Model,Loss\nada,Ada,0.8", "third.csv");
  expect(await set("MMLU", 70.1)).toMatchObject({
    error: "not_a_share",
    message: "The scores in MMLU are shares from 0 to 1, and 70.1 is not one.",
  });
  expect((await readBenchmarks()).models.some(({ key }) => key === "eve")).toBe(false);
  for (const [benchmark, value] of [
    ["MMLU", 1],
    ["MT-bench", 9.5],
    ["Loss", 1.2],
    ["New", 70.1],
    ["New", 0.7],
  ] as const)
    expect([benchmark, await set(benchmark, value)]).toEqual([benchmark, { ok: true, value: null }]);
});

test("a score that is no number is refused in words", () => {
  const result = editScoreSchema.safeParse({ model: "a", benchmark: "b", value: "many", source: "c" });
  expect(result.error?.issues[0].message).toBe('"many" is not a number');
});
