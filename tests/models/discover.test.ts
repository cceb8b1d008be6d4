import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { readEnv } from "#lib/env.ts";
import { chooseChatModels, discoverModels } from "#lib/models/discover.ts";
import { startFakeProvider } from "../support/fake-provider.ts";
import type { FakeProvider } from "../support/fake-provider.ts";

/** Nobody listens on port 9: no test meets an Ollama that happens to run here. */
const noOllama = { OLLAMA_BASE_URL: "http://127.0.0.1:9" };

const running: { stop: () => unknown }[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function fakeWith(models: string[]): Promise<FakeProvider> {
  const fake = await startFakeProvider({ models, recording: "fixtures" });
  running.push(fake);
  return fake;
}

/** Answers every request the same; a null body never answers. */
async function serverSaying(status: number, body: string | null): Promise<string> {
  const server = http.createServer((_request, response) => {
    if (body !== null) response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.push({
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("without a key, an address or an Ollama nothing is found and nothing is complained about", async () => {
  expect(await discoverModels(readEnv(noOllama))).toEqual({ entries: [], unread: [], warnings: [] });
});

test("an OPENAI_BASE_URL alone is enough for a local server, and no key is sent", async () => {
  const fake = await fakeWith(["Qwen/Qwen3-8B-Instruct", "llama-3.1-8b"]);
  const { entries, warnings } = await discoverModels(readEnv({ ...noOllama, OPENAI_BASE_URL: fake.baseUrl }));
  expect(warnings).toEqual([]);
  expect(entries).toMatchObject([
    {
      slug: "qwen-qwen3-8b-instruct",
      model: "Qwen/Qwen3-8B-Instruct",
      organization: "Alibaba",
      baseUrl: fake.baseUrl,
      status: "active",
      apiKeyEnv: undefined,
    },
    { slug: "llama-3.1-8b", organization: "Meta", provider: "openai-compatible", toy: false },
  ]);
  expect(fake.requests).toEqual([{ path: "/v1/models", authorization: undefined, body: null }]);
});

test("the newest six chat models are active, the others paused", async () => {
  const fake = await fakeWith(["m1", "m2", "text-embedding-3", "m3", "m4", "m5", "m6", "m7", "whisper-1", "m8"]);
  const { entries } = await discoverModels(
    readEnv({ ...noOllama, OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: "k" }),
  );
  expect(entries.map(({ slug, status }) => `${slug} ${status}`)).toEqual([
    ...["m1", "m2", "m3", "m4", "m5", "m6"].map((slug) => `${slug} active`),
    "m7 paused",
    "m8 paused",
  ]);
  expect(fake.requests[0].authorization).toBe("Bearer k");
  expect(entries[0].apiKeyEnv).toBe("OPENAI_API_KEY");
});

test("a list in the environment chooses exactly, and then nobody is asked", async () => {
  const fetched = vi.fn(() => Promise.reject(new TypeError("no network")));
  vi.stubGlobal("fetch", fetched);
  const { entries, warnings } = await discoverModels(
    readEnv({
      ...noOllama,
      OPENAI_API_KEY: "k1",
      OPENAI_MODELS: "gpt-4o, whisper-1,m3,m4,m5,m6,m7",
      ANTHROPIC_API_KEY: "k2",
      ANTHROPIC_MODELS: "claude-x",
      GOOGLE_GENERATIVE_AI_API_KEY: "k3",
      GOOGLE_MODELS: "gemini-x",
      OPENROUTER_API_KEY: "k4",
      OPENROUTER_MODELS: "openai/gpt-4o,gpt-4o",
    }),
  );
  expect(warnings).toEqual([]);
  expect(fetched.mock.calls.length).toBe(1); // Ollama has no list of its own
  expect(entries.every(({ status }) => status === "active")).toBe(true);
  expect(entries.map(({ slug, provider, apiKeyEnv }) => `${slug} ${provider} ${apiKeyEnv}`)).toEqual([
    "gpt-4o openai-compatible OPENAI_API_KEY",
    "whisper-1 openai-compatible OPENAI_API_KEY",
    ...["m3", "m4", "m5", "m6", "m7"].map((slug) => `${slug} openai-compatible OPENAI_API_KEY`),
    "claude-x anthropic ANTHROPIC_API_KEY",
    "gemini-x google GOOGLE_GENERATIVE_AI_API_KEY",
    "openai-gpt-4o openai-compatible OPENROUTER_API_KEY",
    "openrouter-gpt-4o openai-compatible OPENROUTER_API_KEY",
  ]);
});

test("the lists of Anthropic, Google and OpenRouter are read, with names, dates and prices", async () => {
  const lists: Record<string, object> = {
    "api.anthropic.com": {
      data: [
        { id: "claude-old", created_at: "2024-01-01T00:00:00Z" },
        { id: "claude-new", display_name: "Claude New", created_at: "2026-01-01T00:00:00Z" },
      ],
    },
    "generativelanguage.googleapis.com": {
      models: [
        { name: "models/gemini-2.0-flash", supportedGenerationMethods: ["generateContent"] },
        { name: "models/embedding-001", supportedGenerationMethods: ["embedContent"] },
        {
          name: "models/gemini-3.5-pro",
          displayName: "Gemini 3.5 Pro",
          supportedGenerationMethods: ["generateContent"],
        },
      ],
    },
    "openrouter.ai": {
      data: [
        {
          id: "meta-llama/llama-4",
          name: "Meta: Llama 4",
          created: 5,
          architecture: { output_modalities: ["text"] },
          pricing: { prompt: "0.0000005", completion: "0.000002" },
        },
        { id: "some/painter", name: "Painter", created: 6, architecture: { output_modalities: ["image"] } },
        { id: "openrouter/auto", name: "Auto", created: 4, pricing: { prompt: "-1", completion: "-1" } },
      ],
    },
  };
  vi.stubGlobal("fetch", (url: string) => {
    const list = lists[new URL(url).host];
    return list ? Promise.resolve(Response.json(list)) : Promise.reject(new TypeError("fetch failed"));
  });
  const keys = { ANTHROPIC_API_KEY: "a", GOOGLE_GENERATIVE_AI_API_KEY: "g", OPENROUTER_API_KEY: "o" };
  const { entries, warnings } = await discoverModels(readEnv({ ...noOllama, ...keys }));
  expect(warnings).toEqual([]);
  expect(entries.map(({ name }) => name)).toEqual([
    "Claude New",
    "claude-old",
    "Gemini 3.5 Pro",
    "gemini-2.0-flash",
    "Llama 4",
    "Auto",
  ]);
  expect(entries[4]).toMatchObject({
    slug: "meta-llama-llama-4",
    model: "meta-llama/llama-4",
    inputPrice: 0.5,
    outputPrice: 2,
  });
  expect(entries[5].inputPrice).toBeUndefined();
});

test("an Ollama on this machine is found and costs nothing", async () => {
  const ollama = await serverSaying(
    200,
    JSON.stringify({ models: [{ name: "llama3:latest" }, { name: "nomic-embed-text:latest" }, { name: "qwen3:4b" }] }),
  );
  const { entries } = await discoverModels(readEnv({ OLLAMA_BASE_URL: ollama }));
  expect(entries).toMatchObject([
    { slug: "llama3", name: "llama3", model: "llama3:latest", baseUrl: `${ollama}/v1`, inputPrice: 0, outputPrice: 0 },
    { slug: "qwen3-4b", name: "qwen3:4b" },
  ]);
});

test("a silent Ollama holds the start up for half a second at most and loses no model it had", async () => {
  const ollama = await serverSaying(200, null);
  const startedAt = performance.now();
  const { entries, unread, warnings } = await discoverModels(readEnv({ OLLAMA_BASE_URL: ollama }));
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect([entries, warnings]).toEqual([[], []]);
  expect(unread).toEqual([{ provider: "openai-compatible", baseUrl: `${ollama}/v1` }]);
});

test.each([
  [401, "{}", /^The server at OPENAI_BASE_URL did not accept the key \(HTTP 401\)\. Name its models in OPENAI_MODELS/],
  [500, "{}", /could not list its models \(HTTP 500\)/],
  [200, "<html>Welcome</html>", /answered with no list of models/],
  [200, '{"data":"none"}', /answered with no list of models/],
])("a service that answers %s %s is a warning and keeps what it had", async (status, body, warning) => {
  const baseUrl = await serverSaying(status, body);
  const found = await discoverModels(
    readEnv({ ...noOllama, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: "sk-very-secret-key" }),
  );
  expect(found.entries).toEqual([]);
  expect(found.unread).toEqual([{ provider: "openai-compatible", baseUrl }]);
  expect(found.warnings).toEqual([expect.stringMatching(warning)]);
  expect(found.warnings.join()).not.toContain("very-secret");
});

test("a service that is not there is a warning", async () => {
  const { warnings } = await discoverModels(readEnv({ ...noOllama, OPENAI_BASE_URL: "http://127.0.0.1:9/v1" }));
  expect(warnings).toEqual([expect.stringMatching(/could not be reached/)]);
});

test("only chat models are chosen, and a dated copy gives way to the name without a date", () => {
  const names = [
    ...[
      "gpt-4o",
      "gpt-4o-2024-08-06",
      "gpt-4-0613",
      "gpt-3.5-turbo-instruct",
      "o3",
      "gpt-4o-audio-preview",
      "text-embedding-3-small",
    ],
    ...[
      "dall-e-3",
      "tts-1",
      "whisper-1",
      "omni-moderation-latest",
      "sora-2",
      "gpt-image-1",
      "llama-3.1-8b-instruct",
      "mistral-ocr",
    ],
  ];
  const chosen = chooseChatModels(names.map((name) => ({ name, createdAt: 0 })));
  expect(chosen.map(({ name }) => name)).toEqual(["gpt-4o", "gpt-4-0613", "o3", "llama-3.1-8b-instruct"]);
});
