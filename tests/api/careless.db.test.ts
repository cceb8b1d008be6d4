import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { GET as listReleases } from "../../app/api/releases/route.ts";
import { GET as proof } from "../../app/api/releases/[number]/proof/route.ts";
import { GET as board } from "../../app/api/leaderboard/route.ts";
import { addModel, addSource, addVote, addVoter } from "../dataset/stored-votes.ts";
import { openTestDatabase } from "../support/database.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.EXPORTS_PER_HOUR = "100000";
await openTestDatabase();

beforeAll(async () => {
  const [modelA, modelB] = await Promise.all(["ada", "bob"].map(addModel));
  const voterId = await addVoter();
  for (const slug of ["arena", "elsewhere"]) {
    const sourceId = await addSource(slug);
    for (let i = 0; i < 5; i++)
      await addVote({ sourceId, modelA, modelB, winner: "model_a", voterId, castAt: `2026-01-0${i + 1}Z` });
  }
});

function download(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(path, "http://127.0.0.1/api/export/");
  const dataset = url.pathname.split("/").at(-1)!;
  return GET(new Request(url, { headers }), { params: Promise.resolve({ dataset }) });
}

/** The status, and the sentence of a refusal. */
async function said(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const text = await response.text();
  if (response.ok) return String(response.status);
  return `${response.status} ${(JSON.parse(text) as { error: { message: string } }).error.message}`;
}

const nul = (name: string) => `422 ${name}: must not hold NUL characters.`;
const notDigits = "422 limit: must be a whole number, in digits only.";
const long = "x".repeat(10_000);

test.each<[string, string | RegExp]>([
  ["limit=3", "200"],
  ["limit=0", "422 limit: must be at least 1."],
  ["limit=-1", "422 limit: must be at least 1."],
  ["limit=1000000001", "422 limit: must be at most 1,000,000,000."],
  ["limit=99999999999999999999", notDigits],
  ...["1e3", "0x10", "%2B5", "+5", "5+", "%EF%BC%95", "%D9%A5", "1.0", "1.5", "1_0", "NaN", "Infinity", "5%07"].map(
    (value): [string, string] => [`limit=${value}`, notDigits],
  ),
  ["category=coding", "200"],
  ["category=german", "200"],
  ["category=non-english", "200"],
  ["category=codding", /^422 category: arena has no category "codding"; there are overall, coding, math, /],
  ["category=Overall", /^422 category: arena has no category "Overall"; there are overall, /],
  [`category=${long}`, "422 category: must have at most 100 characters."],
  ["language=de", "200"],
  ["language=DE", "200"],
  ["language=German", "200"],
  ["language=und", "200"],
  ["language=unknown", "200"],
  [
    "language=xx",
    /^422 language: there is no language "xx"; give an ISO 639-1 code such as en, its English name, or unk/,
  ],
  ["language=Germann", /^422 language: there is no language "Germann"; /],
  ["language=%07", "422 language: must not hold control characters."],
  ["language=%00", nul("language")],
  ["%00=1", nul("")],
  ["model=nobody", '422 model: there is no model "nobody".'],
  ["source=nowhere", '404 There is no source of votes "nowhere".'],
  ["source=a%00b", nul("source")],
  [`source=${long}`, "422 source: must have at most 100 characters."],
  [`colour=${long}`, /^422 .*colour/],
  ["source=arena&source=elsewhere", "422 source: is given more than once."],
  ["limit=1&limit=2", "422 limit: is given more than once."],
  ["since=2026-02-30", /^422 since: must be a date such as/],
  ["since=2026-02-29T00:00:00Z", /^422 since: must be a date such as/],
  ["since=2026-01-01T24:00:00Z", /^422 since: must be a date such as/],
  ["since=2026-01-01T00:00:00", /^422 since: must be a date such as/],
  ["since=2026-1-1", /^422 since: must be a date such as/],
  ["since=1767225600", /^422 since: must be a date such as/],
  ["since=0000-01-01", "422 since: there was no year 0."],
  ["since=0001-01-01", "200"],
  ["until=9999-12-31T23:59:59.999999Z", "200"],
  ["since=2026-01-01T00:00:00.123456789123456789Z", "200"],
  ["since=2026-01-01T00:00:00%2B14:00", "200"],
  ["since=2026-01-01T00:00:00%2B23:00", "422 since: there is no zone so far from UTC."],
  ["since=2026-03-01&until=2026-02-01", "422 until: must be later than since."],
  ["since=2026-01-01&until=2026-01-01", "422 until: must be later than since."],
  ["at=1:1", /^422 at: must be as an earlier answer gave it/],
  ["at=9:1:", /^422 at: is no state that this database has been in/],
  ["at=9223372036854775807:9223372036854775807:", /^422 at: is no state that this database has been in/],
  ["snapshot=1", "422 snapshot: must be a snapshot's id."],
  ["format=", "200"],
  ["format=JSONL", /^422 format: there is no format "JSONL"; there are /],
  ["profile=%F0%9F%92%A9", /^422 profile: there is no profile /],
])("votes?%s", async (query, expected) => {
  if (typeof expected === "string") expect(await said(download(`votes?${query}`))).toBe(expected);
  else expect(await said(download(`votes?${query}`))).toMatch(expected);
});

test("numbers are read alike at every door", async () => {
  const request = (path: string) => new Request(`http://127.0.0.1/${path}`);
  const at = (path: string) => proof(request(path), { params: Promise.resolve({ number: path.split("/")[2] }) });
  const whole = /must be a whole number( of \w+)?, in digits only/;
  expect(await said(listReleases(request("api/releases?limit=1e1")))).toMatch(whole);
  expect(await said(listReleases(request("api/releases?limit=2&limit=3")))).toBe("422 limit: is given more than once.");
  expect(await said(listReleases(request("api/releases?source=%00")))).toBe(nul("source"));
  expect(await said(at("api/releases/1/proof?position=0x1"))).toMatch(whole);
  expect(await said(at("api/releases/1e0/proof?position=1"))).toMatch(whole);
  expect(await said(at("api/releases/1/proof?position=99999999999"))).toMatch(/^422 position: must be at most/);
  expect(await said(board(request("api/leaderboard?minVotes=1e2")))).toMatch(whole);
  expect(await said(download("preferences?maxLengthRatio=1e1"))).toMatch(
    /^422 maxLengthRatio: must be a number such as/,
  );
  expect(await said(download("preferences?maxLengthRatio=1.5"))).toBe("200");
  expect(await said(download("preferences?license=MIT%07"))).toMatch(/^422 license: must not hold control characters/);
});

describe("a place that a download ended at", () => {
  let cursor: string;
  beforeAll(async () => {
    cursor = (await download("votes?limit=2")).headers.get("x-next-cursor")!;
  });
  const none = "422 after: is no place that a download ended at.";
  const after = (word: string, query = "") => said(download(`votes?${query}&after=${encodeURIComponent(word)}`));

  test("leads on, whatever the size of the next page, and however it is packed", async () => {
    for (const query of ["", "limit=1", "limit=2&compression=gzip"]) expect(await after(cursor, query)).toBe("200");
    expect((await (await download(`votes?limit=9&after=${cursor}`)).text()).trim().split("\n")).toHaveLength(3);
  });

  test("is none once it is cut short, edited, padded or made up", async () => {
    const edited = (at: number) => cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
    const words = [
      cursor.slice(0, -1),
      cursor.slice(0, 20),
      cursor.slice(1),
      `${cursor}A`,
      `${cursor}=`,
      `${cursor.slice(0, 9)}!${cursor.slice(9)}`,
      ...[0, 15, 30, 60, cursor.length - 1].map(edited),
      cursor.toLowerCase(),
      "0",
      "beginning",
      "%",
    ];
    for (const word of words) expect(await after(word), word).toBe(none);
    expect(await after("A".repeat(100_000))).toBe("422 after: must have at most 300 characters.");
    expect(await after(`${cursor}\0`)).toBe(nul("after"));
    // As a form sends it that was left empty.
    expect(await after("")).toBe("200");
  });

  test.each(["source=elsewhere", "format=csv", "profile=comparia", "model=ada", "since=2026-01-01", "counted=all"])(
    "is none of a download with %s",
    async (query) =>
      expect(await after(cursor, query)).toMatch(/^422 after: is where a download of something else ended/),
  );

  test("is none of another data set", async () => {
    expect(await said(download(`battles?profile=lmsys-2023&after=${cursor}`))).toMatch(/something else ended/);
  });
});

describe("a range of bytes", () => {
  const ask = async (range: string) => {
    const at = new URL((await download("votes?source=arena")).headers.get("content-location")!, "http://127.0.0.1");
    const whole = await (await download(`votes${at.search}`)).text();
    const response = await download(`votes${at.search}`, { range });
    return {
      whole,
      status: response.status,
      range: response.headers.get("content-range"),
      text: await response.text(),
    };
  };

  test.each(["bytes=0-0", "bytes=3-9", "bytes=-7", "bytes=10-", "bytes=5-99999999"])("%s is given", async (range) => {
    const { whole, status, text, range: given } = await ask(range);
    const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range)!;
    const from = first === "" ? whole.length - Number(last) : Number(first);
    const to = first === "" || last === "" ? whole.length - 1 : Math.min(Number(last), whole.length - 1);
    expect([status, given, text]).toEqual([206, `bytes ${from}-${to}/${whole.length}`, whole.slice(from, to + 1)]);
  });

  test.each(["bytes=99999999-", "bytes=99999999-999999999", "bytes=-0"])("%s is beyond the end", async (range) => {
    const { whole, status, text, range: given } = await ask(range);
    expect([status, given, text]).toEqual([416, `bytes */${whole.length}`, ""]);
  });

  test.each(["bytes=9-3", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "0-1", "bytes=1e1-", "bytes=0x1-"])(
    "%s is passed over",
    async (range) => {
      const { whole, status, text } = await ask(range);
      expect([status, text]).toEqual([200, whole]);
    },
  );
});
