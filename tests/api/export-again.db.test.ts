import { beforeAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { pool } from "#lib/db.ts";
import { simulatedSource } from "#lib/dataset/simulated-source.ts";
import { insertRecordedSource } from "#lib/dataset/store.ts";
import { openTestDatabase } from "../support/database.ts";
import { addModel, addVerdict, addVote } from "../dataset/stored-votes.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.EXPORTS_PER_HOUR = "100000";
await openTestDatabase();

const votes = 12_000;
let sourceId: string;

beforeAll(async () => {
  await insertRecordedSource("again", () => simulatedSource({ votes, voters: 50, seed: 3 }));
  const { rows } = await pool().query<{ id: string }>(`select id from "Source" where slug = 'again'`);
  sourceId = rows[0].id;
});

const at = (address: string, headers: Record<string, string> = {}) =>
  GET(new Request(new URL(address, "http://127.0.0.1"), { headers }), {
    params: Promise.resolve({ dataset: "votes" }),
  });

const first = (more = "") => at(`/api/export/votes?source=again${more}`);
const same = (response: Response) => response.headers.get("content-location")!;

/** Votes and verdicts that come while somebody is downloading, one of them older than all others. */
async function meanwhile() {
  const [modelA, modelB] = [await addModel(`m-${Math.random()}`), await addModel(`m-${Math.random()}`)];
  const { voteId } = await addVote({ sourceId, modelA, modelB, winner: "tie", castAt: "2020-01-01T00:00:00Z" });
  await addVote({ sourceId, modelA, modelB, winner: "model_a", castAt: "2030-01-01T00:00:00Z" });
  await addVerdict(voteId);
  const { rows } = await pool().query<{ id: string }>(
    `select id from "Vote" where "sourceId" = $1 order by "castAt" offset 100 limit 1`,
    [sourceId],
  );
  await addVerdict(rows[0].id);
}

test("the address in Content-Location gives the same bytes, whatever was voted and judged since", async () => {
  const response = await first();
  const text = await response.text();
  await meanwhile();
  const again = await at(same(response));
  expect(await again.text()).toBe(text);
  expect(again.headers.get("etag")).toBe(response.headers.get("etag"));
  const now = await first();
  expect(now.headers.get("etag")).not.toBe(response.headers.get("etag"));
  expect(await now.text()).not.toBe(text);
});

test("a download that broke off goes on where it stopped, by its address or by its ETag alone", async () => {
  const response = await first("&format=csv");
  const whole = Buffer.from(await response.arrayBuffer());
  const etag = response.headers.get("etag")!;
  await meanwhile();
  const cut = 876_543;
  for (const address of [same(response), "/api/export/votes?source=again&format=csv"]) {
    const rest = await at(address, { range: `bytes=${cut}-`, "if-range": etag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes ${cut}-${whole.length - 1}/${whole.length}`);
    expect(Buffer.concat([whole.subarray(0, cut), Buffer.from(await rest.arrayBuffer())]).equals(whole)).toBe(true);
  }
});

test("any part can be had: from, to, the last so many; and what lies beyond the end is refused", async () => {
  for (const more of [
    "",
    "&compression=zstd",
    "&format=parquet",
    "&profile=lmsys-33k&compression=gzip&until=2025-10-10",
  ]) {
    const response = await first(more);
    const whole = Buffer.from(await response.arrayBuffer());
    const part = async (range: string) => {
      const answer = await at(same(response), { range });
      return {
        status: answer.status,
        range: answer.headers.get("content-range"),
        bytes: Buffer.from(await answer.arrayBuffer()),
      };
    };
    const size = whole.length;
    expect(await part("bytes=0-9")).toEqual({ status: 206, range: `bytes 0-9/${size}`, bytes: whole.subarray(0, 10) });
    expect((await part("bytes=-7")).bytes).toEqual(whole.subarray(size - 7));
    expect((await part(`bytes=${size - 3}-${size + 100}`)).bytes).toEqual(whole.subarray(size - 3));
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
    // Several parts at once, or none that is understood: the whole, as RFC 9110 allows.
    expect((await part("bytes=0-1,5-6")).status).toBe(200);
    expect((await part("lines=0-1")).status).toBe(200);
  }
});

test("a part is only given of bytes that stay: without a state, or with another's ETag, the whole comes", async () => {
  expect((await at("/api/export/votes?source=again", { range: "bytes=0-9" })).status).toBe(200);
  const response = await first();
  await response.text();
  const other = response.headers.get("etag")!.replace(/.{5}"$/, '00000"');
  expect((await at(same(response), { range: "bytes=0-9", "if-range": other })).status).toBe(200);
});

test("who has the bytes of a state already is told so", async () => {
  const response = await first();
  await response.text();
  const again = await at(same(response), { "if-none-match": response.headers.get("etag")! });
  expect(again.status).toBe(304);
  // Next would pack CSV and JSON on the way, and a part of packed bytes is a part of other bytes.
  expect(again.headers.get("cache-control")).toBe("private, no-cache, no-transform");
  expect(await again.text()).toBe("");
});

test("pages fit together to the whole, whatever comes in between, and a cursor fetches what came since", async () => {
  const whole = await first("&model=sim-larkspur-3-large");
  const text = await whole.text();
  const pages: string[] = [];
  let address: string | undefined = `${same(whole)}&limit=200`;
  while (address) {
    const page: Response = await at(address);
    pages.push(await page.text());
    address = /^<(.+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1];
    if (pages.length === 2) await meanwhile();
  }
  expect(pages.join("")).toBe(text);
  expect(pages.length).toBeGreaterThan(3);

  const all = await first();
  await all.text();
  const cursor = all.headers.get("x-next-cursor")!;
  const { modelA, modelB } = { modelA: await addModel("late-a"), modelB: await addModel("late-b") };
  await addVote({ sourceId, modelA, modelB, winner: "model_b", castAt: "2031-01-01T00:00:00Z" });
  const since = (await (await first(`&after=${cursor}`)).text()).trimEnd().split("\n");
  expect(since.filter((line) => line.includes("late-a"))).toHaveLength(1);
  expect(since.every((line) => Number(/"tstamp":([\d.]+)/.exec(line)![1]) > 1_800_000_000)).toBe(true);
});

test("places and states that are not ours are refused by name", async () => {
  for (const [query, field] of [
    ["after=nonsense", "after"],
    ["after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "after"],
    ["at=999999999999:999999999999:", "at"],
    ["at=9:5:", "at"],
    ["at=yesterday", "at"],
  ]) {
    const response = await first(`&${query}`);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(`${field}: `);
  }
  const unknown = await first("&snapshot=00000000-0000-4000-8000-000000000000");
  expect(unknown.status).toBe(404);
});

test("a cursor tells nothing of the vote that it stands at", async () => {
  const response = await first("&limit=5");
  await response.text();
  const { rows } = await pool().query<{ id: string }>(
    `select id from "Vote" where "sourceId" = $1 order by "castAt" limit 6`,
    [sourceId],
  );
  const sealed = Buffer.from(response.headers.get("x-next-cursor")!, "base64url").toString("hex");
  for (const { id } of rows) expect(sealed).not.toContain(id.replaceAll("-", ""));
});
