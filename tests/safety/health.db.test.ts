import { afterEach, expect, test, vi } from "vitest";
import { GET as health } from "../../app/api/health/route.ts";
import { GET as metrics } from "../../app/api/metrics/route.ts";
import { db } from "#lib/db.ts";
import { openUnreliableDatabase } from "../support/database.ts";

const server = await openUnreliableDatabase();
afterEach(() => vi.restoreAllMocks());

const scrape = async () => {
  const response = await metrics(new Request("http://arena.test/api/metrics"));
  return { status: response.status, text: await response.text(), type: response.headers.get("content-type") };
};

test("the metrics count what happened, in Prometheus' format, and name no model", async () => {
  const model = { organization: "Secret Lab", license: "MIT", origin: "file", provider: "openai-compatible" } as const;
  const endpoint = { baseUrl: "http://10.9.8.7/v1", apiKeyEnv: "SOME_KEY" };
  await db.model.create({ data: { ...model, slug: "ada-3", name: "Ada 3", endpoint } });
  await db.source.upsert({
    where: { slug: "arena" },
    create: { slug: "arena", name: "Arena", kind: "arena" },
    update: {},
  });
  const { status, text, type } = await scrape();
  expect(status).toBe(200);
  expect(type).toContain("text/plain");
  expect(text).toContain("ringside_active_models 1");
  expect(text).toContain('ringside_votes_total{source="arena"} 0');
  expect(text).toContain("process_resident_memory_bytes");
  expect(text).not.toMatch(/ada|secret lab|10\.9\.8\.7|SOME_KEY/i);
});

test("health is 200 while the database answers, 503 while it is away, and 200 again after", async () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  const look = async () => {
    const response = await health();
    return { status: response.status, body: await response.json() };
  };
  expect(await look()).toEqual({ status: 200, body: { status: "ok", database: "ok" } });

  await server.stopServer();
  expect(await look()).toEqual({ status: 503, body: { status: "unavailable", database: "unreachable" } });
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
  expect(await scrape()).toMatchObject({ status: 503, text: expect.stringContaining("unavailable") });
  expect(silent.mock.calls.join()).not.toContain("postgres://postgres:");

  await server.startServer();
  await expect.poll(async () => (await look()).status, { timeout: 10_000 }).toBe(200);
});
