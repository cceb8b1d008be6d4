import { beforeAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { pseudonyms } from "#lib/dataset/pseudonym.ts";
import { simulatedSource } from "#lib/dataset/simulated-source.ts";
import { insertRecordedSource } from "#lib/dataset/store.ts";
import { pool } from "#lib/db.ts";
import { openTestDatabase } from "../support/database.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
await openTestDatabase();

const votes = 50_000;

beforeAll(async () => {
  await insertRecordedSource("large", () => simulatedSource({ votes, voters: 50, seed: 1 }));
});

function download(query: string, signal?: AbortSignal): Promise<Response> {
  const request = new Request(`http://127.0.0.1/api/export/votes?source=large${query}`, { signal });
  return GET(request, { params: Promise.resolve({ dataset: "votes" }) });
}

test("50,000 votes come out once each, in the order they were cast, in pieces of at most a megabyte or so", async () => {
  const response = await download("&format=csv");
  const decoder = new TextDecoder();
  let text = "";
  let largest = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    largest = Math.max(largest, chunk.byteLength);
    text += decoder.decode(chunk, { stream: true });
  }
  const lines = text.trimEnd().split("\r\n").slice(1);
  expect(lines).toHaveLength(votes);
  const times = lines.map((line) => Number(line.split(",").at(-1)));
  expect(times.every((time, index) => index === 0 || times[index - 1] <= time)).toBe(true);
  expect(largest).toBeLessThan(1_500_000);
});

test("votes that share a moment are neither skipped nor repeated where pages meet", async () => {
  const sameMoment = new Date("2026-01-01T00:00:00Z");
  const given = simulatedSource({ votes: 12_345, voters: 50, seed: 2 });
  // Each vote has a voter of its own, so that every line can be told from every other.
  const votes = given.votes.map((vote) => ({ ...vote, voterId: vote.id, castAt: sameMoment }));
  const voters = votes.map(({ id }) => ({ id, createdAt: sameMoment }));
  const models = given.models.map((model) => ({ ...model, slug: `same-${model.slug}` }));
  await insertRecordedSource("same-moment", () => ({ ...given, models, voters, votes }));

  const request = new Request("http://127.0.0.1/api/export/votes?source=same-moment");
  const text = await (await GET(request, { params: Promise.resolve({ dataset: "votes" }) })).text();
  const judges = text
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { judge: string }).judge);
  const secret = pseudonyms(process.env.AUTH_SECRET!, "voter", "same-moment");
  expect(judges).toEqual(
    votes
      .map(({ id }) => id)
      .toSorted()
      .map((id) => `arena_user_${secret(id)}`),
  );
});

test("a slow reader holds no connection, and one that goes away leaves none behind", async () => {
  const leaving = new AbortController();
  const response = await download("", leaving.signal);
  const reader = response.body!.getReader();
  await reader.read();
  await idle();
  expect(pool().totalCount - pool().idleCount).toBe(0);
  leaving.abort();
  await reader.cancel();
  await idle();
  expect(pool().totalCount - pool().idleCount).toBe(0);
  expect(pool().waitingCount).toBe(0);
});

const idle = () => new Promise((resolve) => setTimeout(resolve, 300));
