import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readEnv } from "#lib/env.ts";
import type { Env } from "#lib/env.ts";
import type { Endpoint, ModelId, ProviderKind, ServedModel } from "#lib/models/types.ts";
import { houseLineUp } from "#lib/provider/house/line-up.ts";
import { pickProvider } from "#lib/provider/pick.ts";
import type { ProviderEvent } from "#lib/provider/types.ts";
import { startFakeProvider } from "../support/fake-provider.ts";
import type { FakeProvider } from "../support/fake-provider.ts";

const settings: { env: Env } = vi.hoisted(() => ({ env: undefined as never }));
vi.mock("#lib/env.ts", async (original) => ({ ...(await original<object>()), env: () => settings.env }));

let fake: FakeProvider;
beforeAll(async () => {
  settings.env = readEnv({ FIRST_TOKEN_TIMEOUT_SECONDS: "0.2", TOKEN_TIMEOUT_SECONDS: "0.2" });
  fake = await startFakeProvider({
    recording: "fixtures",
    misbehave: { "birch-large": "hang", "cobalt-medium": "hang_midway" },
  });
});
afterAll(() => fake.stop());

const model = (provider: ProviderKind, endpoint: Endpoint, slug = "ada"): ServedModel => ({
  id: "018f0000-0000-7000-8000-000000000001" as ModelId,
  slug,
  name: "Ada",
  organization: "Example Lab",
  provider,
  endpoint,
  inputPrice: null,
  outputPrice: null,
  isToy: false,
});

async function answerOf(served: ServedModel, { signal = new AbortController().signal, seed = 1 } = {}) {
  const events: ProviderEvent[] = [];
  let error: unknown;
  const messages = [{ role: "user" as const, content: "What is 17 × 23? Show the working." }];
  try {
    for await (const event of pickProvider(served).generate({ messages, maxOutputTokens: 500, seed, signal }))
      events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const texts = events.flatMap((event) => (event.type === "text" ? [event.text] : []));
  return { text: texts.join(""), texts, error, last: events.at(-1) };
}

const at = (name: string): ServedModel => model("openai-compatible", { baseUrl: fake.baseUrl, model: name });

test("a model of the roster answers through the provider it names", async () => {
  const { text, error } = await answerOf(at("aurora-xl"));
  expect(error).toBeUndefined();
  expect(text).toContain("391");
});

test("a local server that wants no key is sent none", async () => {
  await answerOf(at("aurora-xl"));
  expect(fake.requests.at(-1)?.authorization).toBeUndefined();
});

test("the key is read from the variable that the roster names", async () => {
  vi.stubEnv("EXAMPLE_API_KEY", "example-key-123");
  await answerOf(
    model("openai-compatible", { baseUrl: fake.baseUrl, model: "aurora-xl", apiKeyEnv: "EXAMPLE_API_KEY" }),
  );
  expect(fake.requests.at(-1)?.authorization).toBe("Bearer example-key-123");
  vi.unstubAllEnvs();
});

test.each(["openai-compatible", "anthropic", "google"] as const)(
  "without its key a model of %s is refused before anything is sent",
  async (provider) => {
    const before = fake.requests.length;
    const { error } = await answerOf(
      model(provider, { baseUrl: fake.baseUrl, model: "aurora-xl", apiKeyEnv: "NOT_SET_ANYWHERE" }),
    );
    expect(error).toMatchObject({ code: "refused", detail: "NOT_SET_ANYWHERE is not set." });
    expect(fake.requests.length).toBe(before);
  },
);

test("the time limits of the environment hold", async () => {
  expect(await answerOf(at("birch-large"))).toMatchObject({
    text: "",
    error: { code: "timeout", detail: "No first token within 0.2 s." },
  });
  const midway = await answerOf(at("cobalt-medium"));
  expect(midway.error).toMatchObject({ code: "timeout", detail: "No further token within 0.2 s." });
  expect(midway.text).not.toBe("");
});

test.each(houseLineUp.map(({ slug }) => slug))(
  "the house program %s says its whole answer in small steps",
  async (slug) => {
    const program = houseLineUp.find((one) => one.slug === slug)!;
    const { text, texts, error, last } = await answerOf(model("house", {}, slug), { seed: 5 });
    expect(error).toBeUndefined();
    expect(text).toBe(program.answer([{ role: "user", content: "What is 17 × 23? Show the working." }], 5));
    expect(last).toEqual({ type: "finish", reason: "stop" });
    for (const piece of texts) expect(piece.trim().split(/\s+/).length).toBeLessThanOrEqual(6);
  },
);

test("a house program stops when told to", async () => {
  const { error, last } = await answerOf(model("house", {}, houseLineUp[0].slug), { signal: AbortSignal.abort() });
  expect([error, last]).toEqual([undefined, undefined]);
});

test("a house program that does not exist is refused", async () => {
  expect(await answerOf(model("house", {}, "nobody"))).toMatchObject({ error: { code: "refused" } });
});
