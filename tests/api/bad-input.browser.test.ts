import { expect, inject, test } from "vitest";
import { Visitor } from "../support/visitor.ts";

const visitor = () => new Visitor(inject("baseUrl"));
const nowhere = "01900000-0000-7000-8000-000000000000";
const error = (code: string) => ({ error: { code, message: expect.any(String) as string } });

const prompts: [string, unknown, number, string][] = [
  ["no prompt", {}, 422, "invalid_input"],
  ["an empty prompt", { prompt: "" }, 422, "invalid_input"],
  ["a prompt of blanks", { prompt: " \n\t " }, 422, "invalid_input"],
  ["a number for a prompt", { prompt: 7 }, 422, "invalid_input"],
  ["a prompt with NUL in it", { prompt: "a\0b" }, 422, "invalid_input"],
  ["half a character", { prompt: "a\ud83c" }, 422, "invalid_input"],
  ["a prompt over 32 kB", { prompt: "x".repeat(32 * 1024 + 1) }, 422, "invalid_input"],
  ["a prompt over 32 kB in bytes, not in characters", { prompt: "é".repeat(17_000) }, 422, "invalid_input"],
  ["a body over 256 kB", { prompt: "x".repeat(300_000) }, 413, "body_too_large"],
  ["an unknown field", { prompt: "Hi", model: "x" }, 422, "invalid_input"],
  ["an unknown mode", { prompt: "Hi", mode: "open" }, 422, "invalid_input"],
  ["chosen models in a blind battle", { prompt: "Hi", models: ["a", "b"] }, 422, "invalid_input"],
  ["one chosen model", { prompt: "Hi", mode: "side-by-side", models: ["a"] }, 422, "invalid_input"],
  ["the same model twice", { prompt: "Hi", mode: "side-by-side", models: ["a", "a"] }, 422, "invalid_input"],
  ["unknown models", { prompt: "Hi", mode: "side-by-side", models: ["a", "b"] }, 404, "model_not_found"],
  ["half a JSON object", '{"prompt": "Hi"', 400, "bad_json"],
  ["a JSON list", [], 422, "invalid_input"],
];

test.each(prompts)("%s starts no battle and is told why", async (_, body, status, code) => {
  const answer = await visitor().post("/api/battles", body);
  expect(answer).toMatchObject({ status, json: error(code) });
  expect(answer.headers.get("content-type")).toMatch(/json/);
});

test("a form, as another site could send one, is not taken for JSON", async () => {
  const init = { method: "POST", body: "prompt=Hi", headers: { "content-type": "application/x-www-form-urlencoded" } };
  const response = await visitor().request("/api/battles", init);
  expect(response.status).toBe(415);
});

test("a write from another site is refused", async () => {
  for (const headers of [
    { origin: "https://elsewhere.example" },
    { "sec-fetch-site": "cross-site" },
    { origin: "null" },
  ]) {
    const answer = await visitor().post("/api/battles", { prompt: "Hi" }, headers as unknown as Record<string, string>);
    expect(answer).toMatchObject({ status: 403, json: error("cross_origin") });
  }
});

test.each(["not-an-id", nowhere, "%00", "..%2f..", "x".repeat(2000)])("a battle called %j is not found", async (id) => {
  const someone = visitor();
  expect((await someone.get(`/api/battles/${id}`)).status).toBe(404);
  expect((await someone.get(`/api/battles/${id}/stream`)).status).toBe(404);
  expect((await someone.vote(id, "tie")).status).toBe(404);
  expect((await someone.post(`/api/battles/${id}/turns`, { prompt: "Hi" })).status).toBe(404);
});

test("somebody else's battle shows nothing and takes nothing", async () => {
  const owner = visitor();
  const id = await owner.start("Mine alone.");
  const stranger = visitor();
  await stranger.start("Something else.");
  for (const someone of [stranger, visitor()]) {
    expect((await someone.get(`/api/battles/${id}`)).status).toBe(403);
    expect((await someone.get(`/api/battles/${id}/stream`)).status).toBe(403);
    expect(await someone.vote(id, "tie")).toMatchObject({ status: 403, json: error("not_your_battle") });
    const asked = await someone.post(`/api/battles/${id}/turns`, { prompt: "And?" });
    expect(asked).toMatchObject({ status: 403, json: error("not_your_battle") });
  }
});

test("a vote before the answers are complete, with an unknown winner, twice or many times at once counts once", async () => {
  const voter = visitor();
  const { id, refused } = await voter.voteTooEarly("What is 12 times 12?");
  expect(refused).toMatchObject({ status: 409, json: error("answers_unfinished") });
  await voter.follow(id);
  for (const winner of ["a", "MODEL_A", "tie (bothbad)", "", null]) {
    expect((await voter.post(`/api/battles/${id}/vote`, { winner })).status).toBe(422);
  }
  const cast = await Promise.all(Array.from({ length: 10 }, () => voter.vote(id, "model_a")));
  expect(cast.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  expect(await voter.vote(id, "model_b")).toMatchObject({ status: 409, json: error("already_voted") });
  expect((await voter.view(id)).vote).toMatchObject({ winner: "model_a" });
  expect(await voter.post(`/api/battles/${id}/turns`, { prompt: "More?" })).toMatchObject({
    json: error("already_voted"),
  });
});

test.each(["", "x", "a.b.c", `${nowhere}.9999999999.${"A".repeat(43)}`, "é".repeat(100), "x".repeat(6000)])(
  "a cookie like %j is no voter and no error",
  async (value) => {
    const someone = visitor();
    someone.cookie = `ringside_voter=${encodeURIComponent(value)}`;
    const id = await someone.start("Hello.");
    expect(someone.cookie).not.toContain(nowhere);
    expect((await someone.get(`/api/battles/${id}`)).status).toBe(200);
  },
);

test("the same idempotency key finds the same battle, also when sent ten times at once", async () => {
  const someone = visitor();
  await someone.start("A first one, for the cookie.");
  const headers = { "idempotency-key": "0123456789abcdef" };
  const sent = Array.from({ length: 10 }, () => someone.post("/api/battles", { prompt: "Once." }, headers));
  const ids = (await Promise.all(sent)).map(({ json }) => json.id);
  expect(new Set(ids).size).toBe(1);
  const bad = await someone.post("/api/battles", { prompt: "Once." }, { "idempotency-key": "short" });
  expect(bad).toMatchObject({ status: 422, json: error("invalid_input") });
});

test("a made-up Last-Event-ID hears the whole battle", async () => {
  const someone = visitor();
  const id = await someone.start("What is 2 + 2?");
  const whole = await someone.follow(id);
  const again = await someone.follow(id, '\'; drop table "Vote"; --');
  expect(again.text).toEqual(whole.text);
});

test.each([
  ["/api/leaderboard?source=nowhere", 404, "source_not_found"],
  ["/api/leaderboard?source=../etc", 422, "invalid_input"],
  ["/api/leaderboard?method=guess", 422, "invalid_input"],
  ["/api/leaderboard?category=nothing", 404, "snapshot_not_found"],
  ["/api/leaderboard?colour=red", 422, "invalid_input"],
  ["/api/leaderboard/live?source=%27", 422, "invalid_input"],
  ["/api/models/nobody", 404, "model_not_found"],
])("%s is answered with a reason", async (path, status, code) => {
  const { status: got, text } = await visitor().get(path);
  expect({ status: got, json: JSON.parse(text) as unknown }).toMatchObject({ status, json: error(code) });
});

test("an address that does not exist is a page, and an error page tells nothing of the inside", async () => {
  const { status, text } = await visitor().get("/nothing/here");
  expect(status).toBe(404);
  expect(text).not.toMatch(/node_modules|at \w+ \(|postgres:\/\//);
});
