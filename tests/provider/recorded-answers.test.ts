import { afterAll, expect, test } from "vitest";
import { hasSharedAnswers, readRecording } from "../support/recorded-answers.ts";
import { startFakeProvider } from "../support/fake-provider.ts";

if (!hasSharedAnswers) console.warn("Left out: replaying shared/data/answers, because it is not beside this checkout.");

const fake = await startFakeProvider({ recording: "fixtures", msPerChunk: 0 });
afterAll(() => fake.stop());

test("our own recording has an answer of every model to every prompt, strongest model first", () => {
  const { models, prompts, answer } = readRecording("fixtures");
  expect([models.length, prompts.length]).toEqual([6, 10]);
  for (const prompt of prompts) for (const { name } of models) expect(answer(name, prompt)?.trim()).toBeTruthy();
  expect(models.map(({ strength }) => strength)).toEqual(
    models.map(({ strength }) => strength).toSorted((a, b) => b - a),
  );
});

test.runIf(hasSharedAnswers)("the shared recording has answers of models whose strength is known", () => {
  const { models, prompts, answer } = readRecording("shared");
  expect([models.length, prompts.length]).toEqual([13, 200]);
  expect([models[0].name, models.at(-1)?.name]).toEqual(["gpt-4o-2024-05-13", "falcon-7b-instruct"]);
  for (const prompt of prompts) for (const { name } of models) expect(answer(name, prompt)).not.toBeNull();
});

test("a prompt nobody recorded gets the same answer every time, another one per turn, and no model's name in it", () => {
  const [{ name }] = fake.models;
  const first = fake.answer(name, ["Who are you?"]);
  expect(fake.answer(name, ["Who are you?"])).toBe(first);
  expect(fake.answer(name, ["Who are you?", "Who are you?"])).not.toBe(first);
  for (const model of fake.models) expect(fake.answer(model.name, ["Who are you?"])).not.toContain(model.name);
});
