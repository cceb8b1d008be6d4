import { expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes } from "../support/votes.ts";

await openTestDatabase();
const { db } = await import("#lib/db.ts");
const { recentPace } = await import("#lib/trust/store.ts");

test("a source gains what was cast in its last week; imported votes came at once and tell no pace", async () => {
  const votes = await openVotes("pace");
  await votes.cast("ada", "bob", "model_a", 14);
  const aDayLater = new Date(Date.UTC(2026, 0, 2));
  expect(await recentPace(votes.source.id, aDayLater)).toBe(0);
  await db.source.update({ where: { id: votes.source.id }, data: { kind: "simulated" } });
  // On its first days a source is measured by them; a week without votes would not be true of it.
  expect(await recentPace(votes.source.id, aDayLater)).toBe(14);
  expect(await recentPace(votes.source.id, new Date(Date.UTC(2026, 0, 5)))).toBe(14 / 4);
  expect(await recentPace(votes.source.id, new Date(Date.UTC(2026, 0, 20)))).toBe(0);
});
