import fs from "node:fs";
import path from "node:path";
import { expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type * as boards from "#lib/api/board-responses.ts";
import { writeOpenApi } from "#lib/api/openapi.ts";
import type * as responses from "#lib/api/responses.ts";
import type { OnTheWire } from "#lib/api/responses.ts";
import type { BattleEvent, BattleView, Receipt, TurnView } from "#lib/battle/types.ts";
import type { startBattle } from "#lib/battle/start-battle.ts";
import type { askFollowUp } from "#lib/battle/ask-follow-up.ts";
import type { LeaderboardRow, Provenance } from "#lib/leaderboard/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { houseLineUp } from "#lib/provider/house/line-up.ts";
import { statusOf } from "#lib/http.ts";
import type { ErrorCode } from "#lib/http.ts";
import type { Health } from "#lib/safety/health.ts";
import type { castVote } from "#lib/vote/cast-vote.ts";
import { clientSchemaFile, writeClientSchema } from "../../scripts/client.ts";

const api = path.join(import.meta.dirname, "..", "..", "app", "api");
const openapi = writeOpenApi();
const text = JSON.stringify(openapi);

/** Only what the tests read. */
interface Described {
  operationId: string;
  security: { token?: string[] }[];
  parameters: { name: string; in: string; required: boolean }[];
  responses: Record<
    string,
    { headers?: Record<string, unknown>; content?: Record<string, { schema: Record<string, unknown> }> }
  >;
}

const described = Object.entries(openapi.paths).flatMap(([address, methods]) =>
  Object.entries(methods).map(([method, said]) => ({ address, method, said: said as unknown as Described })),
);

/** "GET /api/battles/{battleId}" for every handler that a route file exports. */
function handlers(): string[] {
  const files = fs
    .readdirSync(api, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"));
  return files
    .filter((file) => path.posix.basename(file) === "route.ts" && !file.startsWith("auth/"))
    .flatMap((file) => {
      const source = fs.readFileSync(path.join(api, file), "utf8");
      const methods = [...source.matchAll(/^export .*?\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm)];
      const address = `/api/${path.posix.dirname(file)}`.replaceAll("[", "{").replaceAll("]", "}");
      return methods.map(([, method]) => `${method} ${address}`);
    });
}

test("every route under /api but sign-in's is in the document with its methods, and nothing else is", () => {
  const written = described.map(({ address, method }) => `${method.toUpperCase()} ${address}`);
  expect(written.sort()).toEqual(handlers().sort());
  expect(written.length).toBeGreaterThan(10);
});

test("RateLimit headers are promised by the calls that count what they are asked, and by no others", () => {
  for (const { address, method, said } of described) {
    const folder = address.slice("/api".length).replaceAll("{", "[").replaceAll("}", "]");
    const source = fs.readFileSync(path.join(api, folder, "route.ts"), "utf8");
    const handler =
      source.split(/^export /m).find((part) => new RegExp(`\\b${method.toUpperCase()}\\b`).test(part)) ?? "";
    const { headers = {} } = Object.entries(said.responses).find(([status]) => /^2/.test(status))![1];
    const promised = ["RateLimit", "RateLimit-Policy"].filter((name) => name in headers).length;
    expect([method, address, promised]).toEqual([method, address, /\blimit\(/.test(handler) ? 2 : 0]);
  }
});

test("a token needs the scope that the document says, in every route", () => {
  for (const { address, method, said } of described) {
    const folder = address
      .replace(/^\/api\//, "")
      .replaceAll("{", "[")
      .replaceAll("}", "]");
    const source = fs.readFileSync(path.join(api, folder, "route.ts"), "utf8");
    const handler = source.split(/^export /m).find((part) => part.startsWith(`const ${method.toUpperCase()} =`)) ?? "";
    const asked = /identify\w*\(request, "([^"]+)"\)/.exec(handler)?.[1];
    const written = said.security.flatMap(({ token }) => token ?? []);
    expect({ address, method, scopes: written }).toEqual({ address, method, scopes: asked ? [asked] : [] });
  }
});

test("the typed client is generated from the document as it is now (else: npm run client)", async () => {
  expect(fs.readFileSync(clientSchemaFile, "utf8")).toBe(await writeClientSchema());
});

test("every reference leads somewhere, and every named schema is referred to", () => {
  const places = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
  );
  const { schemas, headers } = openapi.components;
  const there = [
    ...Object.keys(schemas).map((name) => `schemas/${name}`),
    ...Object.keys(headers).map((name) => `headers/${name}`),
  ];
  expect([...places].sort()).toEqual(there.sort());
});

test("each operation has a name of its own and describes what stands in braces in its address", () => {
  expect(new Set(described.map(({ said }) => said.operationId)).size).toBe(described.length);
  for (const { address, said } of described) {
    const braces = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = said.parameters.filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name, required }) => ({ name, required }))).toEqual(
      braces.map((name) => ({ name, required: true })),
    );
  }
});

test("an error code stands under the status that it is answered with", () => {
  for (const { said } of described) {
    for (const [status, { content }] of Object.entries(said.responses)) {
      const { allOf } = content?.["application/json"]?.schema ?? {};
      const codes = JSON.stringify(allOf ?? []).match(/"enum":(\[[^\]]*\])/)?.[1] ?? "[]";
      const statuses = (JSON.parse(codes) as ErrorCode[]).map(statusOf);
      expect(statuses).toEqual(statuses.map(() => Number(status)));
    }
  }
});

test("headers that a caller may send are described with what they must look like", () => {
  const parameters = (id: string) => described.find(({ said }) => said.operationId === id)?.said.parameters;
  expect(parameters("startBattle")).toContainEqual(
    expect.objectContaining({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", pattern: "^[\\x21-\\x7e]{8,128}$" },
    }),
  );
  expect(parameters("streamBattle")).toContainEqual(expect.objectContaining({ name: "Last-Event-ID", in: "header" }));
});

test("inputs are described as they may be sent: what has a default may be left out", () => {
  const { StartBattle, CastVote } = openapi.components.schemas;
  expect(StartBattle).toMatchObject({
    required: ["prompt"],
    additionalProperties: false,
    properties: { mode: { default: "blind" } },
  });
  expect(CastVote).toMatchObject({
    required: ["winner"],
    properties: { winner: { enum: ["model_a", "model_b", "tie", "both_bad"] } },
  });
});

test("no program of the house line-up is named, nor any variable of the environment", () => {
  const words = houseLineUp.flatMap(({ slug, name }) => [slug, name]);
  expect(words.filter((word) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  expect(text).not.toMatch(/_SECRET|_API_KEY|DATABASE_URL|postgres|127\.0\.0\.1|localhost|openai-compatible/i);
});

type Output<Name extends keyof typeof responses> = (typeof responses)[Name] extends z.ZodType
  ? z.output<(typeof responses)[Name]>
  : never;
type BoardOutput<Name extends keyof typeof boards> = (typeof boards)[Name] extends z.ZodType
  ? z.output<(typeof boards)[Name]>
  : never;
type Value<Verb extends (...args: never[]) => unknown> =
  Extract<Awaited<ReturnType<Verb>>, { ok: true }> extends { value: infer V } ? V : never;

test("response schemas say what the types say, no more and no less", () => {
  expectTypeOf<Output<"modelSchema">>().toEqualTypeOf<PublicModel>();
  expectTypeOf<Output<"turnSchema">>().toEqualTypeOf<TurnView>();
  expectTypeOf<Output<"receiptSchema">>().toEqualTypeOf<Receipt>();
  expectTypeOf<Omit<Output<"battleSchema">, "vote">>().toEqualTypeOf<Omit<BattleView, "vote">>();
  expectTypeOf<keyof NonNullable<Output<"battleSchema">["vote"]>>().toEqualTypeOf<
    keyof NonNullable<BattleView["vote"]>
  >();
  expectTypeOf<Output<"battleStartedSchema">>().toEqualTypeOf<Value<typeof startBattle>>();
  expectTypeOf<Output<"turnStartedSchema">>().toEqualTypeOf<Value<typeof askFollowUp>>();
  expectTypeOf<Output<"voteCastSchema">>().toEqualTypeOf<Value<typeof castVote>>();
  expectTypeOf<Output<"battleEventSchema">>().toEqualTypeOf<OnTheWire<BattleEvent>>();
  expectTypeOf<Output<"healthSchema">>().toEqualTypeOf<Health>();
  expectTypeOf<BoardOutput<"rowSchema">>().toEqualTypeOf<LeaderboardRow>();
  expectTypeOf<BoardOutput<"snapshotSchema">>().toEqualTypeOf<Provenance>();
});
