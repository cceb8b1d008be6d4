import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openAiCompatible } from "#lib/provider/openai-compatible.ts";
import { ProviderError } from "#lib/provider/types.ts";
import type { ProviderEvent } from "#lib/provider/types.ts";
import { startFakeProvider } from "../support/fake-provider.ts";
import type { FakeProvider, Misbehaviour } from "../support/fake-provider.ts";

const secret = "sk-test-1234567890abcdef";
const model = "aurora-xl";
const prompt = 'Translate "Good morning, my friend" into French, German and Japanese.';

let fake: FakeProvider;
beforeAll(async () => {
  fake = await startFakeProvider({ recording: "fixtures", msPerChunk: 0 });
});
afterAll(() => fake.stop());

let printed: unknown[][];
beforeEach(() => {
  fake.misbehave = {};
  printed = [];
  for (const method of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void printed.push(words));
  }
  vi.spyOn(process, "emitWarning").mockImplementation((...words) => void printed.push(words));
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(printed).toEqual([]);
});

const misbehaveAs = (how: Misbehaviour) => void (fake.misbehave[model] = how);

async function ask({
  signal = new AbortController().signal,
  baseUrl = fake.baseUrl,
  maxOutputTokens = 2048,
  content = prompt,
} = {}) {
  const events: ProviderEvent[] = [];
  let error: unknown;
  try {
    const provider = openAiCompatible({ baseUrl, model, systemPrompt: "Be brief.", temperature: 0.5 }, secret);
    const messages = [{ role: "user" as const, content }];
    for await (const event of provider.generate({ messages, maxOutputTokens, seed: 7, signal })) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { text: textOf(events), events, error, finish: events.find(({ type }) => type === "finish") };
}

const textOf = (events: ProviderEvent[]) => events.map((event) => (event.type === "text" ? event.text : "")).join("");

test("an answer arrives in pieces, whole and unchanged, with its usage at the end", async () => {
  const { text, events, error, finish } = await ask();
  expect(error).toBeUndefined();
  expect(text).toBe(fake.answer(model, [prompt]));
  expect(events.length).toBeGreaterThan(5);
  expect(events.at(-1)).toBe(finish);
  expect(finish).toEqual({ type: "finish", reason: "stop", inputTokens: 20, outputTokens: Math.ceil(text.length / 4) });
});

test("characters of several bytes survive being cut between TCP chunks", async () => {
  misbehaveAs("bytes");
  const { text } = await ask();
  expect(text).toContain("おはよう、友よ");
  expect(text).toBe(fake.answer(model, [prompt]));
});

test("the request carries the key, the parameters of the roster, the seed and the conversation", async () => {
  await ask();
  const { authorization, body } = fake.requests.at(-1)!;
  expect(authorization).toBe(`Bearer ${secret}`);
  expect(body).toMatchObject({
    model,
    stream: true,
    temperature: 0.5,
    seed: 7,
    max_tokens: 2048,
    stream_options: { include_usage: true },
  });
  expect(body?.messages).toEqual([
    { role: "system", content: "Be brief." },
    { role: "user", content: prompt },
  ]);
});

test.each([
  [400, "refused"],
  [401, "refused"],
  [403, "refused"],
  [404, "refused"],
  [429, "rate_limited"],
  [500, "unavailable"],
  [503, "unavailable"],
  ["html", "malformed"],
  ["empty", "empty"],
  ["filtered", "refused"],
  ["drop_before_text", "unavailable"],
] as const)("%s before any text is one error, asked once: %s", async (how, code) => {
  misbehaveAs(how);
  const before = fake.requests.length;
  const { text, error, finish } = await ask();
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ code });
  expect([text, finish]).toEqual(["", undefined]);
  expect(fake.requests.length - before).toBe(1);
});

test.each([
  ["drop", "unavailable"],
  ["half_event", "malformed"],
  ["no_finish", "malformed"],
  ["error_event", "unavailable"],
] as const)("%s after some text is an error after that text: %s", async (how, code) => {
  misbehaveAs(how);
  const { text, error, finish } = await ask();
  expect(error).toMatchObject({ name: "ProviderError", code });
  expect(text).not.toBe("");
  expect(fake.answer(model, [prompt]).startsWith(text)).toBe(true);
  expect(finish).toBeUndefined();
});

test("a server that is not there is unavailable", async () => {
  const { error } = await ask({ baseUrl: "http://127.0.0.1:9/v1" });
  expect(error).toMatchObject({ code: "unavailable" });
});

test.each([401, 429, 500, "error_event"] as const)(
  "a key that the provider quotes back (%s) is not in the error",
  async (how) => {
    misbehaveAs(how);
    const { error } = await ask();
    const { message, detail, stack, cause } = error as ProviderError;
    expect(detail).toContain("[key]");
    expect(JSON.stringify([message, detail, stack, cause])).not.toContain(secret);
  },
);

test("a filter that cuts an answer short is a reason to finish, not an error", async () => {
  misbehaveAs("filtered_midway");
  const { text, error, finish } = await ask();
  expect(error).toBeUndefined();
  expect(text).not.toBe("");
  expect(finish).toMatchObject({ reason: "filtered" });
});

test.each(["think_tags", "reasoning"] as const)("what a model thinks to itself (%s) is not shown", async (how) => {
  misbehaveAs(how);
  const { text, error } = await ask();
  expect(error).toBeUndefined();
  expect(text).toBe(fake.answer(model, [prompt]));
});

test("a server that ignores the limit is cut off", async () => {
  misbehaveAs("endless");
  const { text, finish } = await ask({ maxOutputTokens: 50 });
  expect(finish).toMatchObject({ reason: "length" });
  expect(text.length).toBeLessThan(2_000);
});

test("an abort ends the answer soon and without an error", async () => {
  misbehaveAs("hang_midway");
  const startedAt = performance.now();
  const { text, error, finish } = await ask({ signal: AbortSignal.timeout(150) });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect([error, finish]).toEqual([undefined, undefined]);
  expect(text).not.toBe("");
});
