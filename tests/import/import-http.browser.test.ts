import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { expect, inject, test } from "vitest";
import type { components } from "../../client/schema.d.ts";
import { inProduct, openAccount } from "../support/product-account.ts";

type Plan = components["schemas"]["ImportPlan"];
type ImportEvent = components["schemas"]["ImportEvent"];

const baseUrl = inject("baseUrl");
const root = await openAccount("Root", { isAdmin: true });
const { token } = await root.token(["import"]);
const source = `lab-${randomUUID().slice(0, 8)}`;
const csv =
  "model_a,model_b,winner,tstamp\nhttp-one,http-two,model_a,1700000000\nhttp-two,http-one,tie,1700000060\nhttp-one,http-two,model_b,1700000120\n";

const send = (query: Record<string, string>, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${baseUrl}/api/import?${new URLSearchParams(query)}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/octet-stream", authorization: `Bearer ${token}`, ...headers },
  });

const stored = async () =>
  (
    await inProduct<{ count: number }>(
      `select count(*)::int as count from "Vote" v join "Source" s on s.id = v."sourceId" where s.slug = $1`,
      [source],
    )
  )[0].count;

const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

test("a file is looked at, brought in once, and adds nothing the second time", async () => {
  const query = { source, filename: "votes.csv" };
  const dry = await send({ ...query, dryRun: "true" }, csv);
  expect(dry.headers.get("ratelimit")).toMatch(/^"visitor";r=\d+/);
  expect((await dry.json()) as Plan).toMatchObject({ votes: 3, written: false, problems: [] });
  expect(await stored()).toBe(0);
  expect((await (await send(query, csv)).json()) as Plan).toMatchObject({ votes: 3, written: true });
  expect((await (await send(query, csv)).json()) as Plan).toMatchObject({ votes: 0, alreadyThere: 3, written: false });
  expect(await stored()).toBe(3);
});

test("a file of more than ten megabytes comes in whole", async () => {
  const line = `http-one,http-two,model_a,1700000000,${"x".repeat(2000)}\n`;
  const big = `model_a,model_b,winner,tstamp,note\n${line.repeat(6000)}`;
  const plan = (await (await send({ source, filename: "votes.csv", dryRun: "true" }, big)).json()) as Plan;
  expect(plan.rows).toBe(6000);
});

test("an unknown word stops everything, and the answer says where it stands", async () => {
  const wrong = csv.replace("tie", "draw?");
  const dry = (await (await send({ source, filename: "votes.csv", dryRun: "true" }, wrong)).json()) as Plan;
  expect(dry.problems[0]).toMatch(/votes\.csv.*3.*draw\?/);
  const refused = await send({ source: `${source}-b`, filename: "votes.csv" }, wrong);
  expect(refused.status).toBe(422);
  expect(await codeOf(refused)).toBe("bad_votes");
});

test.each([
  ["no source", { filename: "votes.csv" }, {}, 422, "invalid_input"],
  ["an unknown profile", { source, profile: "x", filename: "votes.csv" }, {}, 422, "invalid_input"],
  ["a file of no known kind", { source, filename: "votes.exe" }, {}, 415, "wrong_content_type"],
  ["a source of the arena's own", { source: "arena", filename: "votes.csv" }, {}, 409, "source_not_imported"],
  ["no token", { source, filename: "votes.csv" }, { authorization: "" }, 401, "not_signed_in"],
  [
    "a write from another site",
    { source },
    { authorization: "", origin: "https://elsewhere.example" },
    403,
    "cross_origin",
  ],
] as [string, Record<string, string>, Record<string, string>, number, string][])(
  "%s is refused",
  async (_, query, headers, status, code) => {
    const response = await send(query, csv, headers);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  },
);

async function eventsOf(response: Response): Promise<ImportEvent[]> {
  const events: ImportEvent[] = [];
  const messages = response.body!.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of messages as unknown as AsyncIterable<{ event: string; data: string }>)
    events.push({ event, data: JSON.parse(data) as unknown } as ImportEvent);
  return events;
}
const told = { accept: "text/event-stream" };
const many = (rows: number) =>
  `model_a,model_b,winner,judge,tstamp\n${Array.from({ length: rows }, (_, i) => `http-one,http-two,tie,j${i % 9},${i}\n`).join("")}`;

test("as an event stream the answer tells its phases and rows, ends in the same plan, and goes the same way wrong", async () => {
  const query = { source: `${source}-told`, filename: "votes.csv" };
  const response = await send(query, many(30_000), told);
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(response.headers.get("ratelimit")).toMatch(/^"visitor";r=\d+/);
  const events = await eventsOf(response);
  const steps = events.flatMap(({ event, data }) => (event === "progress" ? [data] : []));
  expect([...new Set(steps.map(({ phase }) => phase))]).toEqual(["reading", "checking", "writing"]);
  expect(steps.map(({ share }) => share)).toEqual(steps.map(({ share }) => share).toSorted((a, b) => a - b));
  expect(steps.filter(({ phase }) => phase === "writing").map(({ rows }) => rows?.of)).toContain(30_000);
  expect(events.at(-1)).toMatchObject({ event: "done", data: { votes: 30_000, written: true } });

  const wrong = await eventsOf(await send(query, csv.replace("tie", "draw?"), told));
  expect(wrong.at(-1)).toMatchObject({ event: "failed", data: { error: { code: "bad_votes" } } });
});

test("whoever hangs up stops the work: nothing is written, and no file stays behind", async () => {
  const slug = `${source}-gone`;
  const keptFiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith("ringside-import-"));
  const before = keptFiles();
  const leaving = new AbortController();
  const response = await fetch(`${baseUrl}/api/import?source=${slug}&filename=votes.csv`, {
    method: "POST",
    body: many(200_000),
    headers: { authorization: `Bearer ${token}`, ...told },
    signal: leaving.signal,
  });
  const reader = response.body!.getReader();
  let said = "";
  while (!said.includes("event: progress")) said += new TextDecoder().decode((await reader.read()).value);
  leaving.abort();
  await expect.poll(() => keptFiles().filter((name) => !before.includes(name)), { timeout: 30_000 }).toEqual([]);
  expect(await inProduct(`select from "Source" where slug = $1`, [slug])).toEqual([]);
  // And the way is free for the next one.
  const next = await send({ source: slug, filename: "votes.csv" }, csv);
  expect((await next.json()) as Plan).toMatchObject({ votes: 3, written: true });
});

const formOf = (fields: [string, string | Blob, string?][]) => {
  const form = new FormData();
  for (const [name, value, filename] of fields)
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value, filename);
  return form;
};
const sendForm = (form: FormData, query: Record<string, string> = {}) =>
  fetch(`${baseUrl}/api/import?${new URLSearchParams({ source: `${source}-form`, ...query })}`, {
    method: "POST",
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });

test("a form brings aliases along, before the file or after it, and the import remembers them", async () => {
  const named = csv.replaceAll("http-one", "Uno the First");
  const aliases = JSON.stringify({ "Uno the First": "http-one" });
  for (const fields of [
    [
      ["file", new Blob([named]), "votes.csv"],
      ["aliases", aliases],
    ],
    [
      ["aliases", aliases],
      ["file", new Blob([named]), "votes.csv"],
    ],
  ] as [string, string | Blob, string?][][]) {
    const plan = (await (await sendForm(formOf(fields), { dryRun: "true" })).json()) as Plan;
    expect(plan.models).toContainEqual({ name: "Uno the First", slug: "http-one", votes: 3, by: "alias" });
  }
  const done = await sendForm(
    formOf([
      ["aliases", aliases],
      ["file", new Blob([named]), "votes.csv"],
    ]),
  );
  expect((await done.json()) as Plan).toMatchObject({ votes: 3, written: true });
  const again = (await (
    await send({ source: `${source}-later`, filename: "votes.csv", dryRun: "true" }, named)
  ).json()) as Plan;
  expect(again.models).toContainEqual({ name: "Uno the First", slug: "http-one", votes: 3, by: "alias" });
});

test.each([
  ["without a file", [["aliases", "{}"]], 415, "wrong_content_type"],
  ["with a file of no known kind", [["file", new Blob([csv]), "votes.exe"]], 415, "wrong_content_type"],
  [
    "with aliases that are none",
    [
      ["aliases", '{"a":"NOT A SLUG"}'],
      ["file", new Blob([csv]), "v.csv"],
    ],
    422,
    "invalid_input",
  ],
  [
    "with aliases that are no JSON",
    [
      ["aliases", "{"],
      ["file", new Blob([csv]), "v.csv"],
    ],
    422,
    "invalid_input",
  ],
  [
    "with a field that nobody knows",
    [
      ["source", "x"],
      ["file", new Blob([csv]), "v.csv"],
    ],
    422,
    "invalid_input",
  ],
  [
    "with two files",
    [
      ["file", new Blob([csv]), "v.csv"],
      ["file", new Blob([csv]), "w.csv"],
    ],
    422,
    "invalid_input",
  ],
] as [string, [string, string | Blob, string?][], number, string][])(
  "a form %s is refused",
  async (_, fields, status, code) => {
    const response = await sendForm(formOf(fields));
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  },
);

test("a form that ends in the middle is refused", async () => {
  const response = await send(
    { source },
    '--x\r\ncontent-disposition: form-data; name="file"; filename="v.csv"\r\n\r\na,b',
    {
      "content-type": "multipart/form-data; boundary=x",
    },
  );
  expect([response.status, await codeOf(response)]).toEqual([422, "invalid_input"]);
});
