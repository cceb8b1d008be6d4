import fc from "fast-check";
import type { PoolClient } from "pg";
import { expect, test } from "vitest";
import { v7 } from "uuid";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
const { pool } = await import("#lib/db.ts");
const { foldChanges, readCounts, rebuildCounts, recount } = await import("#lib/counts/store.ts");
type CountRow = Awaited<ReturnType<typeof readCounts>>["rows"][number];

const models = ["ada", "bob", "cyd"].map((slug) => ({ slug, id: v7() }));
for (const { id, slug } of models)
  await pool().query(
    `insert into "Model" (id, slug, name, organization, license, origin, "updatedAt") values ($1, $2, $2, '-', '-', 'imported', now())`,
    [id, slug],
  );

const winners = ["model_a", "model_b", "tie", "both_bad"] as const;
const categories = ["coding", "german", "math"];

/** One thing that may happen to the battles of a source; `battle` and `verdict` pick among those there are. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("vote" as const),
      a: fc.nat(2),
      b: fc.nat(2),
      winner: fc.nat(3),
      again: fc.boolean(),
      pick: fc.nat(99),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("verdict" as const),
      pick: fc.nat(99),
      rule: fc.constantFrom("daily_cap", "not_blind"),
      version: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), pick: fc.nat(99), all: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("tag" as const), pick: fc.nat(99), categories: fc.subarray(categories) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("consent" as const),
      pick: fc.nat(99),
      consent: fc.constantFrom("private", "aggregate", "publish"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("fold" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("rebuild" as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const picked = async (client: PoolClient, sourceId: string, table: string, pick: number) => {
  const { rows } = await client.query<{ id: string }>(
    `select ${table}.id from "Battle" b left join "Vote" v on v."battleId" = b.id left join "Verdict" d on d."voteId" = v.id
     where b."sourceId" = $1 and ${table}.id is not null order by 1`,
    [sourceId],
  );
  return rows.length === 0 ? null : rows[pick % rows.length].id;
};

async function happen(sourceId: string, event: Happening): Promise<void> {
  if (event.kind === "fold") return void (await foldChanges());
  if (event.kind === "rebuild") return void (await rebuildCounts(sourceId));
  const client = await pool().connect();
  try {
    await client.query("begin");
    await enact(client, sourceId, event);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    // What a constraint refuses has not happened: a second vote, the same verdict twice, a deadlock's victim.
    if (!["23505", "40P01"].includes((error as { code: string }).code)) throw error;
  } finally {
    client.release();
  }
}

async function enact(client: PoolClient, sourceId: string, event: Exclude<Happening, { kind: "fold" | "rebuild" }>) {
  switch (event.kind) {
    case "vote": {
      const known = event.again ? await picked(client, sourceId, "b", event.pick) : null;
      const battle = known ?? v7();
      if (!known)
        await client.query(
          `insert into "Battle" (id, "sourceId", state, "modelAId", "modelBId") values ($1, $2, 'recorded', $3, $4)`,
          [battle, sourceId, models[event.a].id, models[event.b].id],
        );
      await client.query(
        `insert into "Vote" (id, "sourceId", "battleId", winner, "wasBlind") values ($1, $2, $3, $4, true)`,
        [v7(), sourceId, battle, winners[event.winner]],
      );
      return;
    }
    case "verdict": {
      const vote = await picked(client, sourceId, "v", event.pick);
      if (vote)
        await client.query(`insert into "Verdict" (id, "voteId", rule, version, reason) values ($1, $2, $3, $4, '')`, [
          v7(),
          vote,
          event.rule,
          event.version,
        ]);
      return;
    }
    case "withdraw": {
      const verdict = await picked(client, sourceId, "d", event.pick);
      await client.query(
        `update "Verdict" set "withdrawnAt" = now() where "withdrawnAt" is null and (id = $1 or ($2 and "voteId" in (
           select id from "Vote" where "sourceId" = $3)))`,
        [verdict, event.all, sourceId],
      );
      return;
    }
    case "tag": {
      const battle = await picked(client, sourceId, "b", event.pick);
      if (!battle) return;
      await client.query(`select from "Battle" where id = $1 for no key update`, [battle]);
      await client.query(
        `insert into "Tagging" ("battleId", ordinal, version, categories)
         select $1, coalesce(max(ordinal), 0) + 1, '1', $2 from "Tagging" where "battleId" = $1`,
        [battle, event.categories],
      );
      return;
    }
    case "consent": {
      const battle = await picked(client, sourceId, "b", event.pick);
      await client.query(`update "Battle" set consent = $2 where id = $1`, [battle, event.consent]);
    }
  }
}

/** Counts by nothing but loops over what is stored. */
async function slowTwin(sourceId: string): Promise<string[]> {
  const all = async <Row extends object>(sql: string) => (await pool().query<Row>(sql, [sourceId])).rows;
  const battles = await all<{ id: string; a: string; b: string; consent: string }>(
    `select id, "modelAId" as a, "modelBId" as b, consent from "Battle" where "sourceId" = $1`,
  );
  const votes = await all<{ id: string; battle: string; winner: string }>(
    `select id, "battleId" as battle, winner from "Vote" where "sourceId" = $1`,
  );
  const verdicts = await all<{ vote: string; rule: string; version: number; off: Date | null }>(
    `select d."voteId" as vote, d.rule, d.version, d."withdrawnAt" as off from "Verdict" d join "Vote" v on v.id = d."voteId" where v."sourceId" = $1`,
  );
  const taggings = await all<{ battle: string; ordinal: number; categories: string[] }>(
    `select t."battleId" as battle, t.ordinal, t.categories from "Tagging" t join "Battle" b on b.id = t."battleId" where b."sourceId" = $1`,
  );
  const counts = new Map<string, number>();
  for (const vote of votes) {
    const battle = battles.find(({ id }) => id === vote.battle)!;
    const standing = verdicts.filter((one) => one.vote === vote.id && one.off === null);
    const reasons = [...new Set(standing.map(({ rule, version }) => `${rule}/${version}`))].sort();
    if (battle.consent === "private") reasons.unshift("private");
    const tagging = taggings
      .filter((one) => one.battle === battle.id)
      .sort((one, other) => other.ordinal - one.ordinal)[0];
    for (const category of ["overall", ...(tagging?.categories ?? [])]) {
      const place = [category, reasons.join(","), battle.a, battle.b, vote.winner].join(" ");
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return [...counts].map(([place, count]) => `${place} ${count}`).sort();
}

const listed = (rows: readonly CountRow[]) =>
  rows
    .flatMap(({ category, exclusion, modelAId, modelBId, winsA, winsB, ties, bothBad }) =>
      [winsA, winsB, ties, bothBad].map((count, w) => ({
        line: [category, exclusion, modelAId, modelBId, winners[w], count].join(" "),
        count,
      })),
    )
    .filter(({ count }) => count !== 0)
    .map(({ line }) => line)
    .sort();

test("after any history of votes, verdicts, taggings and consents, however interleaved, counts are what a recount gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 60 }), async (events) => {
      const sourceId = v7();
      await pool().query(`insert into "Source" (id, slug, name, kind) values ($1, $2, 'x', 'imported')`, [
        sourceId,
        sourceId,
      ]);
      // Six at a time, each on a connection of its own: transactions overlap and commit in any order.
      for (let from = 0; from < events.length; from += 6)
        await Promise.all(events.slice(from, from + 6).map((event) => happen(sourceId, event)));
      await foldChanges();
      const expected = await slowTwin(sourceId);
      expect(listed((await readCounts(sourceId)).rows)).toEqual(expected);
      expect(listed((await recount(sourceId)).rows)).toEqual(expected);
      expect(await rebuildCounts(sourceId)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("what a snapshot of the database saw can be counted again later, whatever came after", async () => {
  const sourceId = v7();
  await pool().query(`insert into "Source" (id, slug, name, kind) values ($1, $2, 'x', 'imported')`, [
    sourceId,
    sourceId,
  ]);
  const events = fc.sample(happening, { numRuns: 120, seed: 7 }).filter(({ kind }) => kind !== "rebuild");
  const moments: { taken: string; lines: string[] }[] = [];
  for (const event of events) {
    // Consent is no opinion about a vote but its owner's will: it has no history, and is left out here.
    if (event.kind === "consent") continue;
    await happen(sourceId, event);
    const { states } = await foldChanges();
    const state = states.find((one) => one.sourceId === sourceId);
    if (state) moments.push({ taken: state.taken, lines: listed((await readCounts(sourceId)).rows) });
  }
  expect(moments.length).toBeGreaterThan(40);
  for (const { taken, lines } of moments) expect(listed((await recount(sourceId, { taken })).rows)).toEqual(lines);
});

test("opinions are written one transaction after another, or not at all", async () => {
  const client = await pool().connect();
  await client.query("begin isolation level repeatable read");
  await expect(
    client.query(`insert into "Vote" (id, "sourceId", "battleId", winner, "wasBlind")
                  select gen_random_uuid(), "sourceId", id, 'tie', true from "Battle" limit 1`),
  ).rejects.toThrow("read committed");
  await client.query("rollback");
  client.release();
});
