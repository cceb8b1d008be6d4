import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { guarded } from "#lib/safety/guard.ts";
import { redactSecrets } from "#lib/safety/redact-secrets.ts";
import { ProviderError } from "#lib/provider/types.ts";

const request = new Request("http://arena.test/api/battles?token=very-secret-token", { method: "POST" });
const throwing = (error: unknown) => guarded(() => Promise.reject(error))(request);
const coded = (code: string, message = "x") => Object.assign(new Error(message), { code });

let logged: string[];
beforeEach(() => {
  logged = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => void logged.push(line));
  vi.stubEnv("OPENAI_API_KEY", "sk-live-0123456789");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("an answer passes unchanged", async () => {
  const answer = Response.json({ fine: true });
  expect(await guarded(() => answer)(request)).toBe(answer);
});

test("an unexpected error becomes a short sentence with a reference to the log", async () => {
  const response = await throwing(new Error("column Model.slug is ada-3, key sk-live-0123456789"));
  const body = await response.text();
  expect(response.status).toBe(500);
  expect(body).not.toMatch(/slug|ada|sk-live|guard|\.ts|at /);
  const reference = /reference ([0-9a-f]{8})/.exec(body)![1];
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain(`[${reference}] POST /api/battles: Error: column`);
  expect(logged[0]).not.toMatch(/sk-live|very-secret-token/);
});

test.each(["text", null, undefined, 42, { message: "an object" }])(
  "%j thrown is no exception to that",
  async (thrown) => {
    expect((await throwing(thrown)).status).toBe(500);
  },
);

test.each([
  ["a refused connection", coded("ECONNREFUSED")],
  ["a connection that breaks", new Error("Connection terminated unexpectedly")],
  ["a pool that cannot connect", new Error("timeout exceeded when trying to connect")],
  ["a server that stops", coded("57P01", "terminating connection due to administrator command")],
  ["Prisma without a server", coded("P1001")],
  ["a cause deep inside", new Error("outer", { cause: new Error("inner", { cause: coded("ECONNRESET") }) })],
  ["one of several errors", new AggregateError([coded("ECONNREFUSED")], "all failed")],
])("%s is answered with 503 and a time to come back", async (_, error) => {
  const response = await throwing(error);
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
  expect(await response.json()).toMatchObject({ error: { code: "unavailable" } });
});

test("a rule that the database enforces, or a provider that is away, is not a database that is away", () => {
  expect(isDatabaseUnreachable(coded("23505", "duplicate key"))).toBe(false);
  expect(isDatabaseUnreachable(coded("P2002", "Unique constraint failed"))).toBe(false);
  expect(isDatabaseUnreachable(new ProviderError("unavailable", "x", { cause: coded("ECONNREFUSED") }))).toBe(false);
  const circular = new Error("x");
  circular.cause = circular;
  expect(isDatabaseUnreachable(circular)).toBe(false);
});

test("what Next throws to steer by goes through", async () => {
  const { redirect, notFound } = await import("next/navigation");
  await expect(guarded(() => redirect("/sign-in"))(request)).rejects.toThrow("NEXT_REDIRECT");
  await expect(guarded(() => notFound())(request)).rejects.toThrow();
});

test("secrets of the environment and of addresses stay out of the log", () => {
  const environment = { AUTH_SECRET: "abcdefgh12345678", SHORT_KEY: "abc", PORT: "3000000000" };
  const text = redactSecrets(
    "abcdefgh12345678 abc 3000000000 postgres://ann:pw@db/x Bearer eyJhbGciOi.abc",
    environment,
  );
  expect(text).toBe("[hidden] abc 3000000000 postgres://[hidden]@db/x Bearer [hidden]");
});
