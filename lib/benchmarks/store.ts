import "server-only";
import { db } from "#lib/db.ts";
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

/** Sets one score, or takes it away where the value is null. A model without any score left is no longer listed. */
export function storeScore(
  { key, name }: Pick<ListedModel, "key" | "name">,
  { benchmark, value }: { benchmark: string; value: number | null },
  source: string,
  actor: string,
): Promise<void> {
  return db.$transaction(async (tx) => {
    if (value === null) {
      await tx.externalScore.deleteMany({ where: { modelKey: key, benchmark } });
      await tx.externalModel.deleteMany({ where: { key, scores: { none: {} } } });
    } else {
      await tx.externalModel.upsert({ where: { key }, create: { key, name }, update: {} });
      await upsertScore(tx, key, { benchmark, value }, source);
    }
    await tx.auditEntry.create({
      data: { actor, action: "benchmarks.score", target: key, detail: { benchmark, value, source } },
    });
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
