import { EventSourceParserStream } from "eventsource-parser/stream";
import { beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { openAccount } from "../support/product-account.ts";
import { Visitor } from "../support/visitor.ts";

type JsonSchema = z.core.JSONSchema.JSONSchema;

interface Answer {
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: JsonSchema }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, { in: string; name: string }> };
}

const nowhere = "01900000-0000-7000-8000-000000000000";
const visitor = () => new Visitor(inject("baseUrl"));
/** Calls that have been answered with success. */
const answered = new Set<string>();
let text: string;
let openapi: Document;

beforeAll(async () => {
  ({ text } = await visitor().get("/api/openapi.json"));
  openapi = JSON.parse(text) as Document;
});

/** A schema of the document as something that checks values: exactly what a client would be told. */
function checkerOf(schema: JsonSchema): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: openapi.components.schemas });
  return z.fromJSONSchema(JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")) as JsonSchema);
}

/** What the document says of an answer, by call ("GET /api/models"), status and type; fails where it says nothing. */
function schemaFor(call: string, response: Response): JsonSchema {
  const [method, path] = call.split(" ");
  const answer = openapi.paths[path]?.[method.toLowerCase()]?.responses[response.status];
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const isBare = answer !== undefined && answer.content === undefined && type === "";
  const found = isBare ? { schema: {} } : answer?.content?.[type];
  if (!found) throw new Error(`The document does not know ${response.status} ${type} of ${call}.`);
  const optional = ["Retry-After", "Set-Cookie", "Link", "WWW-Authenticate", "Content-Location", "X-Next-Cursor"];
  const promised = Object.keys(answer.headers ?? {}).filter((name) => !optional.includes(name));
  expect(promised.filter((name) => !response.headers.has(name))).toEqual([]);
  if (response.ok) answered.add(call);
  return found.schema;
}

/** Asks, and holds the answer against the document. */
async function ask(call: string, someone = visitor(), more: { path?: string; body?: unknown; token?: string } = {}) {
  const [method, path] = call.split(" ");
  const body = more.body === undefined ? undefined : JSON.stringify(more.body);
  const headers: Record<string, string> = {
    ...(body && { "content-type": "application/json" }),
    ...(more.token && { authorization: `Bearer ${more.token}` }),
  };
  const response = await someone.request(more.path ?? path, { method, body, headers });
  const schema = schemaFor(call, response);
  if (method === "GET" && response.status === 200)
    await checkCaching(call, response, (etag) =>
      someone.request(more.path ?? path, { headers: { ...headers, "if-none-match": etag } }),
    );
  const type = response.headers.get("content-type") ?? "";
  const said = await response.text();
  if (type.startsWith("application/jsonl")) {
    const lines = said.split("\n").filter(Boolean);
    for (const line of lines.slice(0, 200)) checkerOf(schema).parse(JSON.parse(line));
    return { status: response.status, value: lines };
  }
  const value = (/json/.test(type) ? JSON.parse(said) : said) as unknown;
  checkerOf(schema).parse(value);
  return { status: response.status, value };
}

/** Opens an event stream; `until` reads it as far as an event, or to its end, each event held against the document. */
async function listenTo(call: string, someone: Visitor, path: string) {
  const leave = new AbortController();
  const response = await someone.request(path, { signal: leave.signal });
  const checker = checkerOf(schemaFor(call, response));
  return async function until(last?: string): Promise<string[]> {
    const heard: string[] = [];
    const decoded = response.body!.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, BufferSource>);
    for await (const { id, event, data } of decoded.pipeThrough(new EventSourceParserStream())) {
      checker.parse({ ...(id !== undefined && { id }), event, data: JSON.parse(data) as unknown });
      heard.push(event!);
      if (event === last) break;
    }
    leave.abort();
    return heard;
  };
}

/** Answers that are about whoever asks, or about this moment: nobody keeps them. */
const kept = {
  byNobody: [
    "GET /api/battles",
    "GET /api/battles/{battleId}",
    "GET /api/session",
    "GET /api/token",
    "GET /api/webhooks",
    "GET /api/webhooks/{webhookId}",
    "GET /api/webhooks/{webhookId}/deliveries",
    "GET /api/health",
    "GET /api/metrics",
  ],
  /** Downloads whose address names no state of the database: the answer says under which address they may be kept. */
  elsewhere: ["GET /api/export/{dataset}"],
};
/** Calls whose answers have been asked for again by their ETag, and were not sent twice. */
const askedAgain = new Set<string>();

/** Whether a good answer may be kept, and is not sent twice to whoever has it, with the same headers as the first time. */
async function checkCaching(call: string, response: Response, again: (etag: string) => Promise<Response>) {
  const control = response.headers.get("cache-control") ?? "";
  if (/\bno-store\b/.test(control)) {
    expect([...kept.byNobody, ...kept.elsewhere]).toContain(call);
    if (kept.elsewhere.includes(call)) expect(response.headers.get("content-location")).toMatch(/[?&]at=/);
    return;
  }
  expect([call, control]).toEqual([call, expect.stringMatching(/^(public|private), (no-cache|max-age=\d+)/)]);
  let etag = response.headers.get("etag");
  // What is told may have changed in between, and then changes no more.
  for (let attempt = 0; attempt < 5; attempt++) {
    expect(etag, call).toMatch(/^(W\/)?"[^"]+"$/);
    const second = await again(etag!);
    if (second.status === 200) {
      await second.body?.cancel();
      etag = second.headers.get("etag");
      continue;
    }
    expect([second.status, await second.text(), second.headers.get("etag")], call).toEqual([304, "", etag]);
    expect(second.headers.get("cache-control")).toBe(control);
    schemaFor(call, second);
    askedAgain.add(call);
    return;
  }
  throw new Error(`${call} is another one each time.`);
}

const errorCode = ({ value }: { value: unknown }) => (value as { error?: { code?: string } }).error?.code;

test("a whole duel answers as the document says, event by event, refusals included", async () => {
  const someone = visitor();
  const view = "GET /api/battles/{battleId}";
  const [stream, turns, vote] = [
    `${view}/stream`,
    "POST /api/battles/{battleId}/turns",
    "POST /api/battles/{battleId}/vote",
  ];
  // On a busy machine the answers may be quicker than the vote; then the next battle shows the refusal.
  let battle = "";
  let refusal: string | undefined;
  for (let attempt = 0; attempt < 10 && refusal === undefined; attempt++) {
    const started = await ask("POST /api/battles", someone, { body: { prompt: "What is 17 plus 25?" } });
    expect(started.status).toBe(201);
    battle = `/api/battles/${(started.value as { id: string }).id}`;
    refusal = errorCode(await ask(vote, someone, { path: `${battle}/vote`, body: { winner: "tie" } }));
  }
  expect(refusal).toBe("answers_unfinished");
  expect(await (await listenTo(stream, someone, `${battle}/stream`))()).toContain("ready");
  expect((await ask(view, someone, { path: battle })).value).toMatchObject({ status: "answered" });

  expect((await ask(turns, someone, { path: `${battle}/turns`, body: { prompt: "And times two?" } })).status).toBe(201);
  expect(await (await listenTo(stream, someone, `${battle}/stream`))()).toContain("delta");
  expect(errorCode(await ask(turns, someone, { path: `${battle}/turns`, body: {} }))).toBe("invalid_input");

  const untilBoard = await listenTo("GET /api/leaderboard/live", visitor(), "/api/leaderboard/live");
  const cast = await ask(vote, someone, { path: `${battle}/vote`, body: { winner: "model_a", reasons: ["clearer"] } });
  expect(cast.status).toBe(201);
  expect(await untilBoard("snapshot")).toContain("snapshot");
  expect(errorCode(await ask(vote, someone, { path: `${battle}/vote`, body: { winner: "tie" } }))).toBe(
    "already_voted",
  );
  expect((await ask(view, someone, { path: battle })).value).toMatchObject({ status: "voted" });
  const why = { path: `${battle}/reasons`, body: { reasons: ["useful_a", "incorrect_b"] } };
  expect((await ask("PUT /api/battles/{battleId}/reasons", someone, why)).status).toBe(200);
  expect((await ask(view, someone, { path: battle })).value).toMatchObject({ vote: why.body });
  const consent = { path: `${battle}/consent`, body: { consent: "aggregate" } };
  expect((await ask("PUT /api/battles/{battleId}/consent", someone, consent)).status).toBe(200);

  expect(errorCode(await ask("POST /api/battles", someone, { body: {} }))).toBe("invalid_input");
  expect(errorCode(await ask(view, visitor(), { path: battle }))).toBe("not_your_battle");
  expect(errorCode(await ask(stream, someone, { path: `/api/battles/${nowhere}/stream` }))).toBe("battle_not_found");
});

test.each([
  ["GET /api/leaderboard", "/api/leaderboard?source=simulated", 200],
  ["GET /api/leaderboard", "/api/leaderboard?source=simulated&method=elo", 200],
  ["GET /api/leaderboard", "/api/leaderboard?source=nowhere", 404],
  ["GET /api/leaderboard/live", "/api/leaderboard/live?source=%27", 422],
  ["GET /api/oembed", "/api/oembed?url=http%3A%2F%2Felsewhere.example%2Fleaderboard", 404],
  ["GET /api/oembed", "/api/oembed?url=http%3A%2F%2Felsewhere.example%2F&format=xml", 501],
  ["GET /api/oembed", "/api/oembed?url=nonsense", 422],
  ["GET /api/snapshots", "/api/snapshots?source=simulated", 200],
  ["GET /api/snapshots", "/api/snapshots?source=nowhere", 404],
  ["GET /api/snapshots", "/api/snapshots?source=simulated&ties=x", 422],
  ["GET /api/snapshots/{snapshotId}", `/api/snapshots/${nowhere}`, 404],
  ["GET /api/snapshots/{snapshotId}", "/api/snapshots/x", 422],
  ["GET /api/leaderboard/pictures/{picture}", "/api/leaderboard/pictures/votes-per-day?source=simulated", 200],
  [
    "GET /api/leaderboard/pictures/{picture}",
    "/api/leaderboard/pictures/votes-per-day?source=simulated&format=csv",
    200,
  ],
  ["GET /api/leaderboard/sheet", "/api/leaderboard/sheet?source=simulated", 200],
  ["GET /api/leaderboard/sheet", "/api/leaderboard/sheet?source=simulated&format=csv", 200],
  ["GET /api/leaderboard/sheet", "/api/leaderboard/sheet?source=nowhere", 404],
  ["GET /api/session", "/api/session", 200],
  ["GET /api/releases", "/api/releases", 200],
  ["GET /api/releases/{number}/{file}", "/api/releases/999/manifest.json", 404],
  ["GET /api/releases", "/api/releases?limit=0", 422],
  ["GET /api/releases/{number}/proof", "/api/releases/999/proof?position=0", 404],
  ["GET /api/releases/{number}/proof", "/api/releases/1/proof", 422],
  ["GET /api/sources", "/api/sources", 200],
  ["GET /api/sources", "/api/sources?limit=0", 422],
  ["GET /api/models", "/api/models", 200],
  ["GET /api/models", "/api/models?cursor=x", 422],
  ["GET /api/battles", "/api/battles?limit=x", 422],
  ["GET /api/battles", "/api/battles", 200],
  ["GET /api/token", "/api/token", 401],
  ["GET /api/models/{slug}", "/api/models/nobody", 404],
  ["GET /api/health", "/api/health", 200],
  ["GET /api/metrics", "/api/metrics", 200],
  ["GET /api/openapi.json", "/api/openapi.json", 200],
  ["GET /api/export/{dataset}", "/api/export/everything", 404],
  ["GET /api/export/{dataset}", "/api/export/votes?format=xml", 422],
  ["GET /api/export/{dataset}", "/api/export/votes?source=simulated", 200],
  ["GET /api/export/{dataset}", "/api/export/battles?source=simulated", 200],
  ["GET /api/export/{dataset}", "/api/export/leaderboard?source=simulated&format=json", 200],
  ["GET /api/export/{dataset}", "/api/export/leaderboard?source=simulated&format=csv", 200],
])("%s answers %s with %d as the document says", async (call, path, status) => {
  expect((await ask(call, visitor(), { path })).status).toBe(status);
});

test("a board's own address can be embedded as the document says", async () => {
  const url = encodeURIComponent(`${inject("baseUrl")}/leaderboard?source=simulated`);
  expect((await ask("GET /api/oembed", visitor(), { path: `/api/oembed?url=${url}` })).status).toBe(200);
});

test("a snapshot of the past is found under its id, and says what the board said", async () => {
  const board = (await ask("GET /api/leaderboard", visitor(), { path: "/api/leaderboard?source=simulated" })).value;
  const { id } = (board as { snapshot: { id: string } }).snapshot;
  const found = await ask("GET /api/snapshots/{snapshotId}", visitor(), { path: `/api/snapshots/${id}` });
  expect(found).toEqual({ status: 200, value: board });
  const compared = `/api/snapshots/${id}/compare/${id}`;
  const compare = "GET /api/snapshots/{snapshotId}/compare/{otherId}";
  expect((await ask(compare, visitor(), { path: compared })).status).toBe(200);
});

test("one model of the roster answers as the document says, by its slug", async () => {
  const { models } = (await ask("GET /api/models")).value as { models: PublicModel[] };
  const found = await ask("GET /api/models/{slug}", visitor(), { path: `/api/models/${models[0].slug}` });
  expect(found).toEqual({ status: 200, value: models[0] });
});

test("a token is answered as the document says, also where it is refused", async () => {
  const { token } = await (await openAccount("Ada")).token(["battles:read"]);
  expect((await ask("GET /api/token", visitor(), { token })).status).toBe(200);
  expect((await ask("GET /api/battles", visitor(), { token })).status).toBe(200);
  expect(errorCode(await ask("POST /api/battles", visitor(), { token }))).toBe("insufficient_scope");
  expect(errorCode(await ask("GET /api/battles", visitor(), { token: "x" }))).toBe("invalid_token");
});

test("webhooks are answered as the document says, to administrators only", async () => {
  const root = { token: (await (await openAccount("Root", { isAdmin: true })).token(["admin"])).token };
  const no = { token: (await (await openAccount("Ada")).token(["admin"])).token };
  const body = { url: "https://nowhere.invalid/hook", events: ["model.retired"] };
  expect(errorCode(await ask("POST /api/webhooks", visitor(), { ...no, body }))).toBe("not_allowed");
  expect(errorCode(await ask("POST /api/webhooks", visitor(), { body }))).toBe("not_signed_in");
  expect(errorCode(await ask("POST /api/webhooks", visitor(), { ...root, body: { ...body, url: "x" } }))).toBe(
    "invalid_input",
  );
  const made = (await ask("POST /api/webhooks", visitor(), { ...root, body })).value as { id: string; secret: string };
  expect(made.secret).toMatch(/^whsec_/);
  expect((await ask("GET /api/webhooks", visitor(), root)).status).toBe(200);
  const path = `/api/webhooks/${made.id}`;
  const one = "/api/webhooks/{webhookId}";
  expect((await ask(`GET ${one}`, visitor(), { ...root, path })).value).not.toHaveProperty("secret");
  expect((await ask(`PATCH ${one}`, visitor(), { ...root, path, body: { isActive: false } })).value).toMatchObject({
    isActive: false,
  });
  expect(errorCode(await ask(`PATCH ${one}`, visitor(), { ...root, path, body: {} }))).toBe("invalid_input");
  const sent = { ...root, path: `${path}/deliveries` };
  expect((await ask(`GET ${one}/deliveries`, visitor(), sent)).value).toEqual({ deliveries: [], next: null });
  const retry = { ...root, path: `${path}/deliveries/${nowhere}/retry`, body: {} };
  expect(errorCode(await ask(`POST ${one}/deliveries/{deliveryId}/retry`, visitor(), retry))).toBe(
    "delivery_not_found",
  );
  expect((await ask(`DELETE ${one}`, visitor(), { ...root, path })).status).toBe(204);
  expect(errorCode(await ask(`DELETE ${one}`, visitor(), { ...root, path }))).toBe("webhook_not_found");
});

test("an import is answered as the document says", async () => {
  const { token } = await (await openAccount("Root", { isAdmin: true })).token(["import"]);
  const path = "/api/import?source=lab&filename=votes.json&dryRun=true";
  const body = [{ model_a: "lab-one", model_b: "lab-two", winner: "model_a" }];
  expect((await ask("POST /api/import", visitor(), { token, path, body })).status).toBe(200);
  expect(errorCode(await ask("POST /api/import", visitor(), { path, body }))).toBe("not_signed_in");
});

test("a download is the same again under the address of its state, and is not sent twice", async () => {
  const someone = visitor();
  const first = await someone.request("/api/export/votes?source=simulated&limit=5");
  const path = first.headers.get("content-location")!;
  const again = await ask("GET /api/export/{dataset}", someone, { path });
  expect((again.value as string[]).join("\n")).toBe((await first.text()).trim());
});

test("whatever may be kept has an ETag, and is not sent again to whoever has it", () => {
  const readings = [...answered].filter((call) => call.startsWith("GET ") && !/\/(live|stream)$/.test(call));
  expect([...askedAgain].sort()).toEqual(readings.filter((call) => !kept.byNobody.includes(call)).sort());
  for (const call of readings) {
    const { responses } = openapi.paths[call.slice("GET ".length)].get;
    expect([call, "304" in responses, "ETag" in (responses[200].headers ?? {})]).toEqual(
      kept.byNobody.includes(call) ? [call, false, false] : [call, true, true],
    );
  }
});

test("no call of the document was left out above", () => {
  const calls = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  // A retry that is accepted needs a delivery that failed: tests/webhook/webhooks.browser.test.ts makes one.
  answered.add("POST /api/webhooks/{webhookId}/deliveries/{deliveryId}/retry");
  // There is no release yet: tests/release/reading.db.test.ts reads the files of one, and checks a vote's proof.
  answered.add("GET /api/releases/{number}/{file}");
  answered.add("GET /api/releases/{number}/proof");
  expect([...answered].sort()).toEqual(calls.sort());
});

test("the checks above would see a field too many, one too few and an unknown code", () => {
  const refused = (name: string, value: unknown) =>
    !checkerOf(openapi.components.schemas[name]).safeParse(value).success;
  expect(refused("BattleStarted", { id: nowhere, status: "generating" })).toBe(false);
  expect(refused("BattleStarted", { id: nowhere, status: "generating", modelA: "x" })).toBe(true);
  expect(refused("BattleStarted", { id: nowhere })).toBe(true);
  const { schema } = openapi.paths["/api/models/{slug}"].get.responses[404].content!["application/json"];
  const errorOf = (code: string) => checkerOf(schema).safeParse({ error: { code, message: "x" } }).success;
  expect([errorOf("model_not_found"), errorOf("already_voted")]).toEqual([true, false]);
});

test("the document is JSON that may be kept for some minutes and is not sent twice", async () => {
  const response = await visitor().request("/api/openapi.json");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("cache-control")).toBe("public, max-age=300");
  expect(((await response.json()) as Document).openapi).toMatch(/^3\.1\./);
  const etag = response.headers.get("etag")!;
  const again = await visitor().request("/api/openapi.json", { headers: { "if-none-match": etag } });
  expect({ status: again.status, text: await again.text() }).toEqual({ status: 304, text: "" });
  expect(openapi.paths["/api/openapi.json"].get.responses).toHaveProperty("304");
});

test("the cookie that the document names is the one that a battle sets", async () => {
  const someone = visitor();
  await someone.start("Hello.");
  expect(openapi.components.securitySchemes.voter).toMatchObject({ in: "cookie", name: someone.cookie!.split("=")[0] });
});

test("the document names no model, no maker, no key and no address", async () => {
  const { models } = JSON.parse((await visitor().get("/api/models")).text) as { models: PublicModel[] };
  const board = JSON.parse((await visitor().get("/api/leaderboard?source=simulated")).text) as {
    rows: LeaderboardRow[];
  };
  const words = [
    ...models.flatMap(({ slug, name, organization }) => [slug, name, organization]),
    ...board.rows.flatMap(({ model, name, organization }) => [model, name, organization]),
    new URL(inject("baseUrl")).host,
    new URL(inject("productDatabaseUrl")).host,
  ];
  const contains = (word: string) => text.toLowerCase().includes(word.toLowerCase());
  expect(words.length).toBeGreaterThan(40);
  expect(words.filter(contains)).toEqual([]);
  expect(text).not.toMatch(/_SECRET|_API_KEY|postgres(ql)?:/i);
});
