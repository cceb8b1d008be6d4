import { randomUUID } from "node:crypto";
import { expect, inject, test } from "vitest";
import type { components } from "../../client/schema.d.ts";
import { inProduct, openAccount } from "../support/product-account.ts";

type Plan = components["schemas"]["ImportPlan"];

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
