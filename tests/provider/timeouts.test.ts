import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withTimeouts } from "#lib/provider/timeouts.ts";
import type { Timeouts } from "#lib/provider/timeouts.ts";
import type { Provider, ProviderEvent, ProviderRequest } from "#lib/provider/types.ts";

const patient: Timeouts = { firstTokenMs: 5_000, tokenMs: 5_000, answerMs: 10_000 };
const never = new Promise<never>(() => {});
const say = (text: string): ProviderEvent => ({ type: "text", text });

async function run(
  script: (signal: AbortSignal) => AsyncGenerator<ProviderEvent>,
  timeouts: Partial<Timeouts>,
  signal?: AbortSignal,
) {
  let seen: AbortSignal | undefined;
  const provider: Provider = {
    generate: (request) => {
      seen = request.signal;
      return script(request.signal);
    },
  };
  const request: ProviderRequest = {
    messages: [],
    maxOutputTokens: 10,
    seed: 1,
    signal: signal ?? new AbortController().signal,
  };
  const events: ProviderEvent[] = [];
  let error: unknown;
  const startedAt = performance.now();
  try {
    for await (const event of withTimeouts(provider, { ...patient, ...timeouts }).generate(request)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { events, error, ms: performance.now() - startedAt, insideIsStopped: seen?.aborted };
}

test("a provider that never says anything is given up after the first wait, even if it ignores its signal", async () => {
  const { error, ms, insideIsStopped } = await run(
    async function* () {
      yield await never;
    },
    { firstTokenMs: 60 },
  );
  expect(error).toMatchObject({ code: "timeout", detail: "No first token within 0.06 s." });
  expect(ms).toBeLessThan(1_000);
  expect(insideIsStopped).toBe(true);
});

test("a provider that falls silent is given up after the wait between tokens", async () => {
  const { events, error } = await run(
    async function* () {
      yield say("Hello");
      yield await never;
    },
    { tokenMs: 60 },
  );
  expect(events).toEqual([say("Hello")]);
  expect(error).toMatchObject({ code: "timeout", detail: "No further token within 0.06 s." });
});

test("a provider that goes on for ever is given up when the whole answer takes too long", async () => {
  const { error, ms } = await run(
    async function* () {
      for (;;) {
        await sleep(10);
        yield say("on ");
      }
    },
    { answerMs: 120 },
  );
  expect(error).toMatchObject({ code: "timeout", detail: "No end of the answer within 0.12 s." });
  expect(ms).toBeLessThan(1_500);
});

test("thinking counts as a sign of life and is not passed on", async () => {
  const { events, error } = await run(
    async function* () {
      for (let thought = 0; thought < 6; thought++) {
        await sleep(40);
        yield say("");
      }
      yield say("Yes.");
      yield { type: "finish", reason: "stop" };
    },
    { firstTokenMs: 150, tokenMs: 150 },
  );
  expect(error).toBeUndefined();
  expect(events).toEqual([say("Yes."), { type: "finish", reason: "stop" }]);
});

test("an abort ends the iteration at once, even if the provider ignores it", async () => {
  const { events, error, ms } = await run(
    async function* () {
      yield say("Hello");
      yield await never;
    },
    {},
    AbortSignal.timeout(60),
  );
  expect([events, error]).toEqual([[say("Hello")], undefined]);
  expect(ms).toBeLessThan(1_000);
});

test("whoever stops listening stops the provider", async () => {
  let inside: AbortSignal | undefined;
  const provider: Provider = {
    async *generate({ signal }) {
      inside = signal;
      yield say("one");
      yield say("two");
    },
  };
  const request: ProviderRequest = { messages: [], maxOutputTokens: 10, seed: 1, signal: new AbortController().signal };
  for await (const event of withTimeouts(provider, patient).generate(request)) {
    expect(event).toEqual(say("one"));
    break;
  }
  expect(inside?.aborted).toBe(true);
});
