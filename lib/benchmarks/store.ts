import "server-only";
import { db } from "#lib/db.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Benchmarks, ListedModel, Score, ScoreFile } from "./types.ts";

/** Takes a whole file or nothing of it. Scores that are there already are replaced, others stay. */
export function storeFile({ models, benchmarks }: ScoreFile, source: string, actor: string) {
  return db.$transaction(
    async (tx) => {
      for (const { scores, ...model } of models) {
        const { key, ...fields } = model;
        // What a file does not know does not overwrite what another did.
        const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
        await tx.externalModel.upsert({ where: { key }, create: model, update: known });
        for (const score of scores) await upsertScore(tx, key, score, source);
      }
      const counts = { models: models.length, scores: models.reduce((sum, { scores }) => sum + scores.length, 0) };
      await tx.auditEntry.create({
        data: { actor, action: "benchmarks.import", target: source, detail: { ...counts, benchmarks } },
      });
      return counts;
    },
    { timeout: 60_000 },
  );
}

/** What is larger than this among shares is meant in per cent. */
const likelyPercentage = 10;

/**
 * Sets one score, or takes it away where the value is null. A model without any score left is no longer listed.
 *
 * Fails: "no_such_score" to take away; "not_a_share" for a value such as 70.1 of a benchmark whose scores are shares, which the board
 * shows as 70.1 where they are 0.701: next to it those would no longer be read as shares. A value that is no percentage by its size,
 * such as 1.2, says that they are none.
 */
export function storeScore(
  { key, name }: Pick<ListedModel, "key" | "name">,
  { benchmark, value }: { benchmark: string; value: number | null },
  source: string,
  actor: string,
): Promise<Result<null, "no_such_score" | "not_a_share">> {
  return db.$transaction(async (tx) => {
    if (value === null) {
      const { count } = await tx.externalScore.deleteMany({ where: { modelKey: key, benchmark } });
      if (count === 0) return fail("no_such_score", { message: `There is no score of ${name} in ${benchmark}.` });
      await tx.externalModel.deleteMany({ where: { key, scores: { none: {} } } });
    } else {
      const others = { where: { benchmark, modelKey: { not: key } } };
      const { _min: least, _max: most } = await tx.externalScore.aggregate({
        ...others,
        _min: { value: true },
        _max: { value: true },
      });
      const areShares = least.value !== null && least.value >= 0 && most.value !== null && most.value <= 1;
      if (areShares && value > likelyPercentage)
        return fail("not_a_share", {
          message: `The scores in ${benchmark} are shares from 0 to 1, and ${value} is not one.`,
        });
      await tx.externalModel.upsert({ where: { key }, create: { key, name }, update: {} });
      await upsertScore(tx, key, { benchmark, value }, source);
    }
    await tx.auditEntry.create({
      data: { actor, action: "benchmarks.score", target: key, detail: { benchmark, value, source } },
    });
    return ok(null);
  });
}

type Transaction = Pick<typeof db, "externalScore">;

function upsertScore(tx: Transaction, modelKey: string, { benchmark, value }: Score, source: string) {
  return tx.externalScore.upsert({
    where: { modelKey_benchmark: { modelKey, benchmark } },
    create: { modelKey, benchmark, value, source },
    update: { value, source },
  });
}

/** Benchmarks that came first come first; others follow by name. */
const usualOrder = ["MT-bench", "MMLU"];

export async function readBenchmarks(): Promise<Benchmarks> {
  const rows = await db.externalModel.findMany({ include: { scores: true }, orderBy: { key: "asc" } });
  const names = [...new Set(rows.flatMap(({ scores }) => scores.map(({ benchmark }) => benchmark)))].sort();
  return {
    names: [
      ...usualOrder.filter((name) => names.includes(name)),
      ...names.filter((name) => !usualOrder.includes(name)),
    ],
    sources: [...new Set(rows.flatMap(({ scores }) => scores.map(({ source }) => source)))].sort(),
    models: rows.map(({ scores, updatedAt: _, ...model }) => ({
      ...model,
      scores: Object.fromEntries(scores.map(({ benchmark, value }) => [benchmark, value])),
    })),
  };
}
