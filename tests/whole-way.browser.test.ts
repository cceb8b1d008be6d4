import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import type { Board } from "#lib/rating/index.ts";
import { seededRandom } from "#lib/rating/index.ts";
import { useFakeProduct } from "./support/fake-product.ts";
import { hasSharedAnswers, readRecording } from "./support/recorded-answers.ts";
import { Visitor } from "./support/visitor.ts";

/** `RINGSIDE_BATTLES=300 npm test -- tests/whole-way` repeats the run at full size, over every recorded model. */
const battles = Number(process.env.RINGSIDE_BATTLES ?? 120);
const atOnce = 6;

if (!hasSharedAnswers) console.warn("whole-way: ../shared is not there; replaying the few recorded answers of ours.");
const recorded = readRecording().models;
/** Five models from strongest to weakest in a small run: few battles cannot put thirteen in order. */
const models =
  battles >= 300 ? recorded : [0, 0.25, 0.5, 0.75, 1].map((at) => recorded[Math.round(at * (recorded.length - 1))]);
const product = useFakeProduct({ models: models.map(({ name }) => name), msPerChunk: 0 });

/** Each place nearer to the top makes a win 2.5 times as likely; only the order of the recording's strengths is known. */
const place = (name: string) => models.findIndex((model) => model.name === name);
const chance = (one: string, other: string) => 1 / (1 + Math.exp(0.9 * (place(one) - place(other))));

/** Spearman's correlation of two orders of the same things. */
function agreement(one: readonly string[], other: readonly string[]): number {
  const n = one.length;
  const squares = one.reduce((sum, name, i) => sum + (i - other.indexOf(name)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

async function duel(prompt: string, random: () => number) {
  const visitor = new Visitor(product.baseUrl);
  const id = await visitor.start(prompt);
  const { text, events } = await visitor.follow(id);
  expect(events.at(-1)?.event.type).toBe("ready");
  // Voters know good answers when they see them: who is better is told by the text alone.
  const writer = (said: string) => models.find(({ name }) => product.provider.answer(name, [prompt]) === said)!;
  const [a, b] = [writer(text.a), writer(text.b)];
  const winner = random() < chance(a.name, b.name) ? "model_a" : "model_b";
  const { status, json } = await visitor.vote(id, winner);
  expect(status).toBe(201);
  const { modelA, modelB, receipt } = json as unknown as Record<string, { slug: string; counted: boolean }>;
  // Several models may have given the same answer, so the reveal is held against the text, not against the guess.
  const recordedBy = ({ slug }: { slug: string }) => {
    const model = models.find(({ name }) => product.roster.get(name)!.slug === slug)!;
    return product.provider.answer(model.name, [prompt]);
  };
  expect([recordedBy(modelA), recordedBy(modelB)]).toEqual([text.a, text.b]);
  return receipt.counted;
}

const board = async (): Promise<Leaderboard> =>
  (await (await fetch(`${product.baseUrl}/api/leaderboard?source=arena`)).json()) as Leaderboard;

test(`${battles} battles over HTTP, voted on by the models' known strengths, put the board in the right order`, async () => {
  const random = seededRandom(7);
  const next = () => random();
  const { prompts } = product.provider;
  let [begun, counted] = [0, 0];
  const visitors = Array.from({ length: atOnce }, async () => {
    while (begun < battles) if (await duel(prompts[begun++ % prompts.length], next)) counted++;
  });
  await Promise.all(visitors);

  let newest = await board();
  for (let i = 0; i < 40 && newest.snapshot?.votes !== counted; i++, newest = await board()) await sleep(100);
  expect(newest.snapshot.votes).toBe(counted);
  const truth = models.map(({ name }) => product.roster.get(name)!.slug);
  const order = newest.rows.map(({ model }) => model);
  expect([...order].sort()).toEqual([...truth].sort());
  expect(agreement(order, truth)).toBeGreaterThan(0.75);
  for (const row of newest.rows.filter(({ rating }) => rating !== null)) {
    expect(row.low).toBeLessThanOrEqual(row.rating!);
    expect(row.high).toBeGreaterThanOrEqual(row.rating!);
  }
}, 600_000);

test("the exported votes, rated by the command line, give the numbers of the board to the last digit", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-export-"));
  const { rows, snapshot } = await board();
  for (const format of ["jsonl", "csv"]) {
    const response = await fetch(`${product.baseUrl}/api/export/votes?format=${format}&profile=lmsys-2023`);
    const file = path.join(folder, `votes.${format}`);
    fs.writeFileSync(file, await response.text());
    const rate = [path.resolve("scripts/rate.ts"), file, "--json"];
    const printed = execFileSync(process.execPath, ["--conditions=react-server", ...rate], { encoding: "utf8" });
    const rated = JSON.parse(printed) as Board;
    expect(rated.votes).toBe(snapshot.votes);
    const figures = rows.map(({ name: _n, organization: _o, license: _l, link: _k, isToy: _t, ...row }) => row);
    expect(rated.rows).toEqual(figures);
  }
  fs.rmSync(folder, { recursive: true });
});
