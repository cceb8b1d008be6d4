import { beforeAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import {
  addArenaBattle,
  addModel,
  addSource,
  addVerdict,
  addVote,
  addVoter,
  withdraw,
} from "../dataset/stored-votes.ts";
import { openTestDatabase } from "../support/database.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.EXPORTS_PER_HOUR = "100000";
await openTestDatabase();

function download(path: string): Promise<Response> {
  const url = new URL(path, "http://127.0.0.1/api/export/");
  const dataset = url.pathname.split("/").at(-1)!;
  return GET(new Request(url), { params: Promise.resolve({ dataset }) });
}

async function lines(path: string): Promise<Record<string, unknown>[]> {
  const response = await download(path);
  expect(response.status).toBe(200);
  return (await response.text())
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function problem(path: string) {
  const response = await download(path);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
}

const models: Record<string, string> = {};
let voterId: string;

beforeAll(async () => {
  for (const slug of ["ada", "bob", 'say "hi", then\nleave', "=1+1"]) models[slug] = await addModel(slug);
  voterId = await addVoter();
});

const votedOn = { castAt: "2026-01-01T00:00:00.123456Z" };

test("every verdict, judge, turn and time is written in the words of the 2023 releases", async () => {
  const sourceId = await addSource("words");
  const pair = { sourceId, modelA: models.ada, modelB: models.bob };
  await addVote({ ...pair, winner: "both_bad", voterId, castAt: "2026-01-01T00:00:03Z" });
  await addVote({ ...pair, winner: "model_a", voterId, ...votedOn });
  await addVote({ ...pair, winner: "tie", voterId: null, castAt: "2026-01-01T00:00:02Z" });
  await addVote({ ...pair, winner: "model_b", voterId, wasBlind: false, castAt: "2026-01-01T00:00:01Z" });

  const votes = await lines("votes?source=words&profile=lmsys-2023");
  expect(votes.map(({ winner }) => winner)).toEqual(["model_a", "model_b", "tie", "tie (bothbad)"]);
  expect(votes.map(({ anony }) => anony)).toEqual([true, false, true, true]);
  expect(votes.map(({ tstamp }) => tstamp)).toEqual([1767225600.123456, 1767225601, 1767225602, 1767225603]);
  expect(votes[2].judge).toBe("arena_user_unknown");
  expect(votes[0].judge).toMatch(/^arena_user_[0-9a-f]{16}$/);
  expect(votes[1].judge).toBe(votes[0].judge);
  for (const vote of votes)
    expect(vote).toMatchObject({ model_a: "ada", model_b: "bob", turn: 1, language: "unknown" });
});

test("a vote on a follow-up says which turn it judged", async () => {
  const sourceId = await addSource("turns", "arena");
  const turns = [1, 2, 3].map((n) => ({ prompt: `p${n}`, a: "a", b: "b" }));
  await addArenaBattle({ sourceId, modelA: models.ada, modelB: models.bob, voterId, turns, winner: "tie" });
  expect(await lines("votes?source=turns")).toMatchObject([{ turn: 3 }]);
});

test("a download is an attachment with a telling name that nobody may cache", async () => {
  await addSource("quiet");
  const response = await download("votes?source=quiet&format=csv");
  expect(response.headers.get("content-type")).toMatch(/^text\/csv/);
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="ringside-quiet-votes-lmsys-2023-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(await response.text()).toBe("model_a,model_b,winner,judge,turn,anony,language,tstamp\r\n");
});

test("names with commas, quotes and line breaks survive CSV, and formula-like ones stay as they are", async () => {
  const sourceId = await addSource("names");
  await addVote({
    sourceId,
    modelA: models['say "hi", then\nleave'],
    modelB: models["=1+1"],
    winner: "tie",
    ...votedOn,
  });
  const text = await (await download("votes?source=names&format=csv")).text();
  expect(text.split("\r\n")[1]).toBe(
    '"say ""hi"", then\nleave",=1+1,tie,arena_user_unknown,1,True,unknown,1767225600.123456',
  );
});

test("a vote kept off the board leaves the default download, and comes back when the verdict is withdrawn", async () => {
  const sourceId = await addSource("verdicts");
  const pair = { sourceId, modelA: models.ada, modelB: models.bob };
  await addVote({ ...pair, winner: "model_a", ...votedOn });
  const { voteId } = await addVote({ ...pair, winner: "model_b", ...votedOn });
  const verdict = await addVerdict(voteId);
  const winners = async (query: string) => (await lines(`votes?source=verdicts${query}`)).map(({ winner }) => winner);

  expect(await winners("")).toEqual(["model_a"]);
  expect(await winners("&counted=false")).toEqual(["model_b"]);
  expect((await winners("&counted=all")).toSorted()).toEqual(["model_a", "model_b"]);
  expect((await lines("battles?source=verdicts&counted=all")).map(({ counted }) => counted).toSorted()).toEqual([
    false,
    true,
  ]);
  await withdraw(verdict);
  expect((await winners("")).toSorted()).toEqual(["model_a", "model_b"]);
});

test("a private battle leaves neither as a vote nor as a battle", async () => {
  const sourceId = await addSource("private");
  await addVote({ sourceId, modelA: models.ada, modelB: models.bob, winner: "tie", consent: "private", ...votedOn });
  for (const counted of ["true", "false", "all"]) {
    expect(await lines(`votes?source=private&counted=${counted}`)).toEqual([]);
    expect(await lines(`battles?source=private&counted=${counted}`)).toEqual([]);
  }
});

test("battles name models only after the vote, and carry texts only where the voter agreed", async () => {
  const sourceId = await addSource("battles", "arena");
  const pair = { sourceId, modelA: models.ada, modelB: models.bob, voterId };
  const turns = [
    { prompt: "secret question", a: "first", b: "second" },
    { prompt: "and then?", a: "third", b: "fourth" },
  ];
  const unvoted = await addArenaBattle({ ...pair, turns });
  const quiet = await addArenaBattle({ ...pair, turns, winner: "model_b" });
  const open = await addArenaBattle({ ...pair, turns, winner: "both_bad", consent: "publish" });

  const response = await (await download("battles?source=battles")).text();
  for (const id of [unvoted.battleId, quiet.battleId, open.battleId, voterId]) expect(response).not.toContain(id);

  const [first, second, ...rest] = await lines("battles?source=battles");
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ winner: "model_b", turns: 2, conversation_a: null, conversation_b: null });
  expect(first).toMatchObject({ sampling_policy: "uniform", pair_probability: 0.5, counted: true, anony: true });
  expect(second).toMatchObject({
    winner: "both_bad",
    conversation_b: [
      { role: "user", content: "secret question" },
      { role: "assistant", content: "second" },
      { role: "user", content: "and then?" },
      { role: "assistant", content: "fourth" },
    ],
  });
  expect(first.question_id).not.toBe(second.question_id);
  const [vote] = await lines("votes?source=battles");
  expect(vote.judge).toBe(first.judge);
});

test("what does not exist is refused by name", async () => {
  expect(await problem("voters")).toMatchObject({ status: 404, code: "dataset_not_found" });
  expect(await problem("votes?source=nowhere")).toMatchObject({ status: 404, code: "source_not_found" });
  expect(await problem("votes?format=xml")).toMatchObject({ status: 422, code: "invalid_input" });
  expect(await problem("votes?profile=lmsys-2022")).toMatchObject({ status: 422, code: "invalid_input" });
  await addSource("boardless");
  expect(await problem("leaderboard?source=boardless")).toMatchObject({ status: 404, code: "snapshot_not_found" });
});
