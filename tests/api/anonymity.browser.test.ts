import { expect, test } from "vitest";
import { useFakeProduct } from "../support/fake-product.ts";
import { Visitor } from "../support/visitor.ts";

const product = useFakeProduct({ recording: "fixtures", msPerChunk: 3 });

/** Everything that names or hints at a model of this roster, its maker or its provider. */
function tellTales(): string[] {
  const entries = [...product.roster].flatMap(([model, entry]) => [model, entry.slug, entry.name, entry.organization]);
  return [
    ...entries,
    "vexel",
    "umbral",
    "quillon",
    "ostrava",
    "openai-compatible",
    "chatcmpl",
    new URL(product.provider.baseUrl).host,
  ];
}

const foundIn = (traffic: string) => tellTales().filter((word) => traffic.toLowerCase().includes(word.toLowerCase()));

/** Ids of the database's rows, such as a model's, would tell two battles of one model apart from others. */
const uuids = (traffic: string) =>
  new Set(traffic.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g));

async function duelUpToTheVote(prompt: string) {
  const visitor = new Visitor(product.baseUrl);
  const id = await visitor.start(prompt);
  await visitor.get(`/api/battles/${id}`);
  await visitor.follow(id);
  await visitor.follow(id, "1.3.3.000");
  await visitor.post(`/api/battles/${id}/turns`, { prompt: "Shorter, please." });
  await visitor.follow(id);
  await visitor.get(`/api/battles/${id}`);
  await visitor.post(`/api/battles/${id}/vote`, { winner: "nobody" });
  await visitor.post(`/api/battles/${id}/turns`, {});
  return { visitor, id };
}

test("until the vote no byte that a browser is sent names a model, its maker or its provider", async () => {
  for (const prompt of product.provider.prompts) {
    const { visitor, id } = await duelUpToTheVote(prompt);
    expect(foundIn(visitor.traffic)).toEqual([]);
    const voter = visitor.cookie!.split("=")[1].split(".")[0];
    expect([...uuids(visitor.traffic)].filter((uuid) => uuid !== id && uuid !== voter)).toEqual([]);
    const { json } = await visitor.vote(id, "tie");
    expect(foundIn(JSON.stringify(json))).not.toEqual([]);
  }
});

test("the arena's page and everything it loads name no model", async () => {
  const visitor = new Visitor(product.baseUrl);
  const { text } = await visitor.get("/");
  const files = new Set([...text.matchAll(/\/_next\/static\/[^"'\\ )]+/g)].map(([file]) => file));
  expect(files.size).toBeGreaterThan(3);
  for (const file of files) await visitor.get(file);
  expect(foundIn(visitor.traffic)).toEqual([]);
  // Nor the toys of the house line-up, which are part of the code.
  const { houseLineUp } = await import("#lib/provider/house/line-up.ts");
  const toys = houseLineUp.flatMap(({ slug, name }) => [slug, name]);
  expect(toys.filter((word) => visitor.traffic.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
});

test("a failing side is replaced or called off without a word about who it was", async () => {
  const broken = product.provider.models[0].name;
  for (const how of [500, "drop", "half_event", 429] as const) {
    product.provider.misbehave[broken] = how;
    for (let round = 0; round < 4; round++) {
      const visitor = new Visitor(product.baseUrl);
      const id = await visitor.start(product.provider.prompts[round]);
      const { events } = await visitor.follow(id);
      await visitor.get(`/api/battles/${id}`);
      expect(foundIn(visitor.traffic)).toEqual([]);
      const failures = events.filter(({ event }) => event.type === "failed").map(({ event }) => event);
      if (failures.length > 0) {
        expect(failures).toEqual([
          { type: "failed", side: "a", turn: 1, reason: "unavailable" },
          { type: "failed", side: "b", turn: 1, reason: "unavailable" },
        ]);
        expect((await visitor.vote(id, "tie")).json).toMatchObject({ error: { code: "battle_void" } });
      }
    }
  }
  delete product.provider.misbehave[broken];
}, 120_000);

test("both sides grow by the same number of characters, whoever writes them and however fast", async () => {
  product.provider.misbehave[product.provider.models[1].name] = "slow";
  for (let round = 0; round < 4; round++) {
    const visitor = new Visitor(product.baseUrl);
    const { events } = await visitor.follow(await visitor.start(product.provider.prompts[round]));
    const shown = { a: 0, b: 0 };
    const over = { a: false, b: false };
    for (const [i, { event }] of events.entries()) {
      if (event.type === "done") over[event.side] = true;
      if (event.type !== "delta") continue;
      shown[event.side] += event.text.length;
      // Side b's piece of a tick follows side a's; its last words, which its end follows at once, may be fewer.
      const isLast = events[i + 1]?.event.type === "done";
      if (event.side === "b" && !over.a && !isLast) expect(Math.abs(shown.a - shown.b)).toBeLessThanOrEqual(2);
    }
  }
  delete product.provider.misbehave[product.provider.models[1].name];
}, 120_000);

test("a reader that is cut off and comes back, on a second tab too, hears the same words, and nothing is bought twice", async () => {
  const prompt = product.provider.prompts[2];
  const before = product.provider.requests.length;
  const visitor = new Visitor(product.baseUrl);
  const id = await visitor.start(prompt);
  const first = await visitor.follow(id, undefined, 3);
  const [rest, secondTab] = await Promise.all([visitor.follow(id, first.events.at(-1)!.id), visitor.follow(id)]);
  for (const side of ["a", "b"] as const) {
    expect(first.text[side] + rest.text[side]).toBe(secondTab.text[side]);
  }
  expect((await visitor.view(id)).turns[0].answers.a.text).toBe(secondTab.text.a);
  expect(product.provider.requests.length - before).toBe(2);
});
