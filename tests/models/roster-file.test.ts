import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { readEnv } from "#lib/env.ts";
import type { Env } from "#lib/env.ts";
import { inlineKey, parseRoster, readRosterFile, RosterFileError } from "#lib/models/roster-file.ts";

const settings: { env: Env } = vi.hoisted(() => ({ env: undefined as never }));
vi.mock("#lib/env.ts", async (original) => ({ ...(await original<object>()), env: () => settings.env }));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-roster-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function complaintsAbout(text: string): string[] {
  try {
    parseRoster(text, "models.json");
  } catch (error) {
    if (error instanceof RosterFileError) return error.message.split("\n");
    throw error;
  }
  return [];
}

const ada = {
  slug: "ada",
  name: "Ada 3",
  organization: "Example Lab",
  license: "Apache-2.0",
  link: "https://example.org/ada",
  provider: "openai-compatible",
  baseUrl: "http://127.0.0.1:9000/v1/",
  model: "ada-3",
  apiKeyEnv: "EXAMPLE_API_KEY",
  weight: 1,
  status: "active",
};

test("the example of the documentation is read as JSON and as YAML alike", () => {
  const json = parseRoster(JSON.stringify({ models: [ada] }), "models.json");
  const yaml = parseRoster(
    `# our roster
models:
  - slug: ada
    name: Ada 3
    organization: Example Lab
    license: Apache-2.0
    link: https://example.org/ada
    provider: openai-compatible
    baseUrl: http://127.0.0.1:9000/v1/
    model: ada-3
    apiKeyEnv: EXAMPLE_API_KEY
`,
    "models.yaml",
  );
  expect(yaml).toEqual(json);
  expect(json.entries).toEqual([{ ...ada, baseUrl: "http://127.0.0.1:9000/v1", private: false, toy: false }]);
  expect(json.keys.size).toBe(0);
});

test("what may be left out has a default, and what is unknown is said to be so", () => {
  const [entry] = parseRoster('{"models":[{"slug":"b","name":"B","provider":"anthropic","model":"b"}]}', "m").entries;
  expect(entry).toMatchObject({
    organization: "Not stated",
    license: "Not stated",
    weight: 1,
    status: "active",
    private: false,
  });
  expect(entry.inputPrice).toBeUndefined();
});

test("each mistake is told with file, line, column and field", () => {
  const text = `models:
  - slug: Ada!
    name: Ada
    provider: openai-compatible
    baseUrl: ftp://example.org
    model: ada
    weight: 0
  - slug: bob
    name: Bob
    provider: anthropic
    model: bob
    temprature: 0.5
`;
  expect(complaintsAbout(text)).toEqual([
    expect.stringMatching(/^models\.json:2:11: models\[0\]\.slug must be 1 to 100 of a-z/),
    expect.stringMatching(/^models\.json:5:14: models\[0\]\.baseUrl must be an http or https address\.$/),
    expect.stringMatching(/^models\.json:7:13: models\[0\]\.weight is wrong: .*>0/),
    expect.stringMatching(/^models\.json:12:17: models\[1\] has a field it should not have: temprature\.$/),
  ]);
});

test.each([
  ["not JSON", '{"models": [', /^models\.json:1:\d+: /],
  ["a slip in the middle", '{"models": [\n  {"slug": "a" "name": "A"}\n]}', /^models\.json:2:\d+: /],
  ["a field given twice", '{"models": [{"slug": "a", "slug": "b"}]}', /^models\.json:1:\d+: Map keys must be unique/],
  ["empty", "", /^models\.json:1:1: expected a list under "models"/],
  ["something else", '{"model": []}', /^models\.json:1:1: expected a list under "models"/],
  ["no list", '{"models": 3}', /^models\.json:1:12: models is wrong: .*expected array/],
  [
    "a missing name",
    '{"models": [{"slug": "a", "provider": "anthropic", "model": "a"}]}',
    /^models\.json:1:13: models\[0\]\.name is missing\.$/,
  ],
  [
    "a missing upstream name",
    '{"models": [{"slug": "a", "name": "A", "provider": "google"}]}',
    /^models\.json:1:13: models\[0\]\.model is missing/,
  ],
  [
    "a missing address",
    '{"models": [{"slug": "a", "name": "A", "provider": "openai-compatible", "model": "a"}]}',
    /models\[0\]\.baseUrl is missing/,
  ],
  [
    "an unknown provider",
    '{"models": [{"slug": "a", "name": "A", "provider": "bard"}]}',
    /^models\.json:1:52: models\[0\]\.provider is wrong: /,
  ],
  [
    "a key in the address",
    '{"models": [{"slug": "a", "name": "A", "provider": "google", "model": "a", "baseUrl": "https://me:secret@example.org"}]}',
    /baseUrl must not hold a user name/,
  ],
  [
    "a key instead of its variable",
    '{"models": [{"slug": "a", "name": "A", "provider": "google", "model": "a", "apiKeyEnv": "sk-123"}]}',
    /apiKeyEnv must be the name of an environment variable/,
  ],
  [
    "our own secret as a key",
    '{"models": [{"slug": "a", "name": "A", "provider": "google", "model": "a", "apiKeyEnv": "AUTH_SECRET"}]}',
    /apiKeyEnv names a secret/,
  ],
  ["the same slug twice", JSON.stringify({ models: [ada, ada] }), /models\[1\]\.slug "ada" is there twice/],
])("%s is refused where it stands", (_what, text, complaint) => {
  const [first, ...others] = complaintsAbout(text);
  expect(first).toMatch(complaint);
  expect([first, ...others].join()).not.toMatch(/sk-123|me:secret/);
});

test("a file that is not there is named", () => {
  expect(() => readRosterFile(path.join(folder, "nowhere.json"))).toThrow(/nowhere\.json: there is no such file\.$/);
});

const fastChat = {
  "GPT 3.5": {
    model_name: "gpt-3.5-turbo",
    api_type: "openai",
    api_base: "https://api.openai.com/v1",
    api_key: "sk-inline-000000001",
    anony_only: false,
    recommended_config: { temperature: 0.7, top_p: 1.0 },
  },
  local: {
    model_name: "vicuna-7b",
    api_type: "openai",
    api_base: "http://127.0.0.1:8000/v1",
    api_key: null,
    anony_only: true,
    custom_system_prompt: "Be kind.",
  },
  haiku: {
    model_name: "claude-3-haiku",
    api_type: "anthropic_message",
    api_base: null,
    api_key: null,
    custom_system_prompt: true,
  },
};

test("FastChat's api_endpoints.json is understood, its keys kept apart", () => {
  const { entries, keys } = parseRoster(JSON.stringify(fastChat), "api_endpoints.json");
  expect(entries).toMatchObject([
    {
      slug: "gpt-3.5",
      name: "GPT 3.5",
      organization: "OpenAI",
      provider: "openai-compatible",
      model: "gpt-3.5-turbo",
      temperature: 0.7,
      topP: 1,
      private: false,
    },
    {
      slug: "local",
      provider: "openai-compatible",
      baseUrl: "http://127.0.0.1:8000/v1",
      systemPrompt: "Be kind.",
      private: true,
    },
    { slug: "haiku", provider: "anthropic", apiKeyEnv: "ANTHROPIC_API_KEY", systemPrompt: undefined },
  ]);
  expect(JSON.stringify(entries)).not.toContain("sk-inline");
  expect([...keys]).toEqual([["gpt-3.5", "sk-inline-000000001"]]);
  expect(entries[1].apiKeyEnv).toBeUndefined();
});

test("a FastChat api type that we do not speak is refused by name and place", () => {
  const text = JSON.stringify({ ...fastChat, palm: { model_name: "palm", api_type: "vertexai" } }, null, 2);
  expect(complaintsAbout(text)).toEqual([
    expect.stringMatching(/^models\.json:\d+:17: palm\.api_type "vertexai" is not supported; use one of openai, /),
  ]);
});

test("a key written in the file is found by slug in any process, and again after the file changed", () => {
  const file = path.join(folder, "api_endpoints.json");
  const write = (key: string, at: number) => {
    fs.writeFileSync(file, JSON.stringify({ one: { ...fastChat["GPT 3.5"], api_key: key } }));
    fs.utimesSync(file, at, at);
  };
  write("first-key", 1_000_000);
  settings.env = readEnv({ MODELS_FILE: file });
  expect([inlineKey("one"), inlineKey("two")]).toEqual(["first-key", undefined]);
  write("second-key", 2_000_000);
  expect(inlineKey("one")).toBe("second-key");
  fs.writeFileSync(file, "{");
  expect(inlineKey("one")).toBe("second-key");
  settings.env = readEnv({});
  expect(inlineKey("one")).toBeUndefined();
});
