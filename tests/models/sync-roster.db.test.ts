import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { GET as getModel } from "../../app/api/models/[slug]/route.ts";
import { GET as getModels } from "../../app/api/models/route.ts";
import { db } from "#lib/db.ts";
import { readEnv } from "#lib/env.ts";
import type { Env } from "#lib/env.ts";
import {
  findModelsBySlug,
  findPublicModel,
  findPublicModelById,
  findServedModel,
  identityWords,
  listCandidates,
  listPublicModels,
  listRoster,
  listModelEvents,
  setModelStatus,
} from "#lib/models/store.ts";
import { syncRoster } from "#lib/models/sync-roster.ts";
import type { ModelId } from "#lib/models/types.ts";
import { houseLineUp } from "#lib/provider/house/line-up.ts";
import { openTestDatabase } from "../support/database.ts";
import { startFakeProvider } from "../support/fake-provider.ts";

const settings: { env: Env } = vi.hoisted(() => ({ env: undefined as never }));
vi.mock("#lib/env.ts", async (original) => ({ ...(await original<object>()), env: () => settings.env }));

const { url } = await openTestDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-sync-"));
const file = path.join(folder, "models.json");
afterAll(() => fs.rmSync(folder, { recursive: true }));

function useEnvironment(variables: Record<string, string>) {
  settings.env = readEnv({ DATABASE_URL: url, OLLAMA_BASE_URL: "http://127.0.0.1:9", ...variables });
}

function useFile(...models: object[]) {
  fs.writeFileSync(file, JSON.stringify({ models }));
  useEnvironment({ MODELS_FILE: file });
}

const entry = (slug: string, more: object = {}) => ({
  slug,
  name: `Model ${slug}`,
  organization: "Example Lab",
  license: "MIT",
  provider: "openai-compatible",
  baseUrl: "http://127.0.0.1:9000/v1",
  model: `${slug}-upstream`,
  ...more,
});

const statuses = async () =>
  Object.fromEntries((await db.model.findMany({ orderBy: { slug: "asc" } })).map(({ slug, status }) => [slug, status]));
const audited = async () =>
  (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ actor, action, target, detail }) => ({
    actor,
    action,
    target,
    detail,
  }));

beforeEach(async () => {
  useEnvironment({});
  // Models, their events and audit entries are never deleted through the product; a test starts afresh.
  await db.$executeRaw`alter table "ModelEvent" disable trigger user`;
  await db.modelEvent.deleteMany();
  await db.$executeRaw`alter table "ModelEvent" enable trigger user`;
  await db.model.deleteMany();
  await db.$executeRaw`alter table "AuditEntry" disable trigger user`;
  await db.auditEntry.deleteMany();
  await db.$executeRaw`alter table "AuditEntry" enable trigger user`;
});

test("a roster file adds its models, and reading it again changes nothing", async () => {
  useFile(
    entry("ada", { inputPrice: 2.5, outputPrice: 10, temperature: 0.3 }),
    entry("bob", { status: "paused" }),
    entry("cat"),
  );
  expect(await syncRoster()).toEqual({ added: 3, updated: 0, paused: 0, active: 2, warnings: [] });
  expect(await statuses()).toEqual({ ada: "active", bob: "paused", cat: "active" });
  expect(await syncRoster()).toEqual({ added: 0, updated: 0, paused: 0, active: 2, warnings: [] });
  const [ada] = await findModelsBySlug(["ada"]);
  expect(await findServedModel(ada.id)).toEqual({
    id: ada.id,
    slug: "ada",
    name: "Model ada",
    organization: "Example Lab",
    provider: "openai-compatible",
    endpoint: { baseUrl: "http://127.0.0.1:9000/v1", model: "ada-upstream", temperature: 0.3 },
    inputPrice: 2_500_000n,
    outputPrice: 10_000_000n,
    isToy: false,
  });
});

test("a model that the file no longer names is paused, not deleted, comes back by name, and each change is on record", async () => {
  useFile(entry("ada"), entry("bob"), entry("cat"));
  await syncRoster();
  const [before] = await findModelsBySlug(["bob"]);
  useFile(entry("ada", { name: "Ada, improved" }), entry("cat"));
  expect(await syncRoster()).toMatchObject({ added: 0, updated: 1, paused: 1, active: 2 });
  useFile(entry("ada", { name: "Ada, improved" }), entry("bob"), entry("cat"));
  await syncRoster();
  expect((await findModelsBySlug(["bob"]))[0]).toEqual(before);
  expect(await audited()).toEqual([
    {
      actor: "roster",
      action: "model.status",
      target: "bob",
      detail: { from: "active", to: "paused", reason: "the roster no longer names it" },
    },
    {
      actor: "roster",
      action: "model.status",
      target: "bob",
      detail: { from: "paused", to: "active", reason: 'the roster says "active"' },
    },
  ]);
});

test("what an administrator switched stays switched, whatever the file says", async () => {
  useFile(entry("ada"), entry("bob"), entry("cat"));
  await syncRoster();
  expect(await setModelStatus("ada", "paused", "admin@example.org", "its answers are cut off")).toEqual({
    ok: true,
    value: { slug: "ada", status: "paused" },
  });
  await setModelStatus("bob", "active", "admin@example.org", "fixed");
  useFile(entry("ada"), entry("cat"));
  expect(await syncRoster()).toMatchObject({ paused: 0, active: 2 });
  expect(await statuses()).toEqual({ ada: "paused", bob: "active", cat: "active" });
  expect(await audited()).toEqual([
    {
      actor: "admin@example.org",
      action: "model.status",
      target: "ada",
      detail: { from: "active", to: "paused", reason: "its answers are cut off" },
    },
  ]);
});

const lifeOf = async (slug: string) => (await listModelEvents(slug)).map(({ kind, reason }) => [kind, reason]);

test("what happens to a model is written down with its reason, newest first, whoever did it", async () => {
  useFile(entry("ada"), entry("bob", { status: "paused" }));
  await syncRoster();
  await setModelStatus("ada", "retired", "admin@example.org", "its maker switched it off");
  await setModelStatus("ada", "retired", "admin@example.org", "said twice");
  useFile(entry("bob"));
  await syncRoster();
  await db.$executeRaw`update "Model" set status = 'paused' where slug = 'bob'`;
  expect(await lifeOf("ada")).toEqual([
    ["retired", "its maker switched it off"],
    ["added", "named in the roster"],
  ]);
  expect(await lifeOf("bob")).toEqual([
    ["paused", "no reason was given"],
    ["activated", 'the roster says "active"'],
    ["paused", "so from the start"],
    ["added", "named in the roster"],
  ]);
  expect(await lifeOf("nobody")).toEqual([]);
});

test("a model's life is never rewritten", async () => {
  useFile(entry("ada"));
  await syncRoster();
  await expect(db.modelEvent.updateMany({ data: { reason: "nicer" } })).rejects.toThrow("append-only");
  await expect(db.modelEvent.deleteMany()).rejects.toThrow("append-only");
  await expect(db.$executeRaw`truncate "ModelEvent"`).rejects.toThrow("append-only");
});

test("switching a model that is not there says so", async () => {
  expect(await setModelStatus("nobody", "paused", "admin", "none")).toEqual({ ok: false, error: "model_not_found" });
});

test("a wrong file stops the start before anything is changed", async () => {
  useFile(entry("ada"), entry("bob"));
  await syncRoster();
  useFile(entry("ada", { status: "paused" }), entry("Bob"));
  await expect(syncRoster()).rejects.toThrow(/models\.json:1:\d+: models\[1\]\.slug/);
  expect(await statuses()).toEqual({ ada: "active", bob: "active" });
});

test("a key's variable that is not set is a warning by its name, and fewer than two active models are told", async () => {
  useFile(entry("ada", { apiKeyEnv: "NOT_SET_ANYWHERE" }));
  const { warnings } = await syncRoster();
  expect(warnings).toEqual([
    expect.stringMatching(/^NOT_SET_ANYWHERE is not set/),
    expect.stringMatching(/^Only one model is active; a battle needs two\./),
  ]);
});

test("with no file, key or server the house line-up answers, as toys that cost nothing", async () => {
  useEnvironment({});
  expect(await syncRoster()).toEqual({
    added: houseLineUp.length,
    updated: 0,
    paused: 0,
    active: houseLineUp.length,
    warnings: [],
  });
  const [first] = await listRoster();
  expect(first).toMatchObject({
    origin: "house",
    isToy: true,
    organization: "Ringside house line-up",
    license: "Apache-2.0",
    provider: "house",
    inputPrice: 0n,
  });
});

test("real models send the house line-up to rest, except who was kept on, and it returns when they are gone", async () => {
  useEnvironment({});
  await syncRoster();
  const kept = houseLineUp[0].slug;
  await setModelStatus(kept, "active", "admin", "kept on");
  useFile(entry("ada"), entry("bob"));
  expect(await syncRoster()).toMatchObject({ added: 2, paused: houseLineUp.length - 1, active: 3 });
  useEnvironment({});
  expect(await syncRoster()).toMatchObject({ paused: 2, active: houseLineUp.length });
  expect(await statuses()).toMatchObject({ ada: "paused", bob: "paused", [kept]: "active" });
});

test("found models keep their place while their server is away, and no toy stands in for them", async () => {
  const fake = await startFakeProvider({ models: ["m1", "m2"], recording: "fixtures" });
  useEnvironment({ OPENAI_BASE_URL: fake.baseUrl });
  expect(await syncRoster()).toEqual({ added: 2, updated: 0, paused: 0, active: 2, warnings: [] });
  await fake.stop();
  const later = await syncRoster();
  expect(later).toMatchObject({ added: 0, paused: 0, active: 2 });
  expect(later.warnings).toEqual([expect.stringMatching(/could not be reached/)]);
  expect(await statuses()).toEqual({ m1: "active", m2: "active" });
});

test("two processes that start at once settle on one roster", async () => {
  useFile(entry("ada"), entry("bob"));
  const both = await Promise.all([syncRoster(), syncRoster()]);
  expect(both.map(({ added }) => added).sort()).toEqual([0, 2]);
  expect(both.map(({ active }) => active)).toEqual([2, 2]);
});

test("a model known from imported votes is served once the roster says where", async () => {
  await db.model.create({
    data: { slug: "ada", name: "ada", organization: "?", license: "?", origin: "imported", status: "external" },
  });
  useFile(entry("ada"), entry("bob"));
  expect(await syncRoster()).toMatchObject({ added: 1, updated: 1, active: 2 });
  expect(await statuses()).toEqual({ ada: "active", bob: "active" });
});

test("a key written in a FastChat file reaches no table", async () => {
  const key = "sk-inline-000000001";
  const one = { model_name: "m", api_type: "openai", api_base: "http://127.0.0.1:9/v1", api_key: key };
  fs.writeFileSync(file, JSON.stringify({ "one-model": one, "two-model": one }));
  useEnvironment({ MODELS_FILE: file });
  expect(await syncRoster()).toMatchObject({ added: 2, active: 2 });
  const rows = await db.$queryRaw`select row_to_json(m)::text as row from "Model" m`;
  expect(JSON.stringify(rows)).toContain("one-model");
  expect(JSON.stringify(rows)).not.toContain(key);
});

test("the sampler is given the active models only, always in the same order", async () => {
  useFile(
    entry("ada", { weight: 3 }),
    entry("bob"),
    entry("cat", { status: "paused" }),
    entry("dog", { status: "retired" }),
  );
  await syncRoster();
  const candidates = await listCandidates();
  const [ada, bob] = await findModelsBySlug(["ada", "bob"]);
  expect(candidates).toEqual([
    { id: ada.id, weight: 3 },
    { id: bob.id, weight: 1 },
  ]);
});

test("the public roster names no endpoint, no key and no private or external model", async () => {
  useFile(entry("ada", { apiKeyEnv: "EXAMPLE_API_KEY", systemPrompt: "Be sly." }), entry("bob", { private: true }));
  await syncRoster();
  await db.model.create({
    data: { slug: "old", name: "old", organization: "?", license: "?", origin: "imported", status: "external" },
  });
  const answer = await getModels(new Request("http://localhost/api/models"));
  const { models } = (await answer.json()) as { models: object[] };
  expect(models).toEqual([
    {
      slug: "ada",
      name: "Model ada",
      organization: "Example Lab",
      license: "MIT",
      link: null,
      status: "active",
      isToy: false,
      knowledgeCutoff: null,
    },
  ]);
  expect(models).toEqual(await listPublicModels());
});

test("one public model is answered by its slug; a private or unknown one is not there", async () => {
  useFile(entry("ada"), entry("bob", { private: true }));
  await syncRoster();
  const get = (slug: string) =>
    getModel(new Request(`http://localhost/api/models/x`), { params: Promise.resolve({ slug }) });
  expect(await (await get("ada")).json()).toMatchObject({ slug: "ada", name: "Model ada" });
  for (const slug of ["bob", "nobody", "a\0b", "%00", "x".repeat(5_000)]) {
    const answer = await get(slug);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "model_not_found" } });
  }
  expect(await findPublicModel("bob")).toBeNull();
  const [bob] = await findModelsBySlug(["bob"]);
  expect(bob.isPrivate).toBe(true);
  expect(await findPublicModelById(bob.id)).toMatchObject({ slug: "bob" });
});

test("an unknown id is no model", async () => {
  const id = "018f0000-0000-7000-8000-000000000001" as ModelId;
  expect(await findServedModel(id)).toBeNull();
  expect(await findPublicModelById(id)).toBeNull();
});

test("every word by which a model could be recognised is listed once", async () => {
  useFile(entry("ada"), entry("bob"));
  await syncRoster();
  expect(await identityWords()).toEqual([
    "Example Lab",
    "Model ada",
    "Model bob",
    "ada",
    "ada-upstream",
    "bob",
    "bob-upstream",
  ]);
});
