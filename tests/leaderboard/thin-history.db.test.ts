import { expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes } from "../support/votes.ts";

await openTestDatabase();
process.env.BOOTSTRAP_ROUNDS = "20";
const { db } = await import("#lib/db.ts");
const { loadSnapshot } = await import("#lib/leaderboard/load-snapshot.ts");
const { refreshSource } = await import("#lib/leaderboard/refresh.ts");
const { forgetPublications, publicationsBefore } = await import("#lib/leaderboard/history-store.ts");
const { newestLeaderboard, withdrawSnapshot } = await import("#lib/leaderboard/store.ts");

test("history forgets what nobody shows, cites or withdrew, and nothing else", async () => {
  const votes = await openVotes("survey");
  const ids: string[] = [];
  for (let round = 0; round < 6; round++) {
    await votes.cast("ada", "bob", round % 2 ? "model_a" : "tie", 1);
    await refreshSource(votes.source);
    ids.push((await newestLeaderboard({ source: "survey" }))!.snapshot.id);
  }
  const [gone, cited, withdrawn, alsoGone, , newest] = ids;
  expect((await loadSnapshot(cited)).ok).toBe(true);
  await withdrawSnapshot(withdrawn, "A trial.", "somebody");

  const old = await publicationsBefore(new Date(Date.now() + 1000));
  expect(old).toHaveLength(3);
  const chosen = await db.publication.findMany({ where: { snapshotId: { in: [gone, alsoGone] } } });
  expect(await forgetPublications(chosen.map(({ id }) => Number(id)))).toBe(2);
  const left = (await db.snapshot.findMany({ select: { id: true } })).map(({ id }) => id);
  expect(left.sort()).toEqual(ids.filter((id) => id !== gone && id !== alsoGone).sort());
  expect((await newestLeaderboard({ source: "survey" }))!.snapshot.id).toBe(newest);
  const [last] = await db.publication.findMany({ where: { snapshotId: newest } });
  await expect(forgetPublications([Number(last.id)])).rejects.toThrow("keeps its newest");
});
