import { expect, test } from "vitest";
import { openTestDatabase } from "../support/database.ts";
import { openVotes } from "../support/votes.ts";

await openTestDatabase();
const { db } = await import("#lib/db.ts");
const { watchExcludedShare } = await import("#lib/vote/watch-excluded-share.ts");
const { recentAlerts } = await import("#lib/vote/watch-store.ts");
const { writeMetrics } = await import("#lib/safety/metrics.ts");

const minuteMs = 60_000;
const start = Date.UTC(2026, 0, 1, 12);
const at = (minutes: number) => new Date(start + minutes * minuteMs + 1_000);

const { source } = await openVotes("arena");
const model = {
  name: "ada",
  slug: "ada",
  organization: "-",
  license: "-",
  origin: "imported",
  status: "external",
} as const;
const { id: modelId } = await db.model.create({ data: model });

/** One vote in each of some minutes; every n-th is kept off by a rule. */
async function cast(from: number, to: number, everyNth: number, rule: string) {
  for (let minute = from; minute < to; minute++) {
    const battle = { sourceId: source.id, state: "recorded", modelAId: modelId, modelBId: modelId } as const;
    const vote = {
      sourceId: source.id,
      winner: "tie",
      wasBlind: true,
      castAt: new Date(start + minute * minuteMs),
    } as const;
    const verdicts = minute % everyNth === 0 ? { create: { rule, version: 1, reason: "-" } } : undefined;
    await db.battle.create({ data: { ...battle, votes: { create: { ...vote, verdicts } } } });
  }
}

test("minutes are counted once however often they are looked at, and an alert is raised, kept and ended", async () => {
  await cast(0, 300, 25, "too_quick");
  for (const minutes of [60, 120, 180, 240, 300]) {
    const looked = await watchExcludedShare(at(minutes), at(minutes - 60));
    expect(looked).toEqual({ raised: [], ended: [] });
  }
  const counted = await db.excludedMinute.aggregate({ where: { rule: "" }, _sum: { votes: true, excluded: true } });
  expect(counted._sum).toEqual({ votes: 300, excluded: 12 });

  await cast(300, 360, 2, "daily_cap");
  const { raised } = await watchExcludedShare(at(360), at(300));
  expect(raised).toEqual([
    expect.stringMatching(
      /^Excluded share of arena, all rules together, went up: 50\.0 % of 60 votes in an hour, usually 4\.0 %/,
    ),
    expect.stringContaining("arena, daily_cap, went up"),
  ]);
  expect(await watchExcludedShare(at(361), at(360))).toEqual({ raised: [], ended: [] });
  expect(await recentAlerts(10)).toHaveLength(2);
  expect((await writeMetrics(Date.now() + 60_000)).text).toContain(
    'ringside_excluded_share_alert{source="arena",rule="daily_cap",direction="up"} 1',
  );

  await cast(360, 430, 25, "too_quick");
  const { ended } = await watchExcludedShare(at(430), at(361));
  expect(ended).toHaveLength(2);
  expect((await recentAlerts(10)).every(({ endedAt }) => endedAt !== null)).toBe(true);
});

test("a verdict that was taken back soon after is not counted at the next look", async () => {
  const [{ id }] = await db.verdict.findMany({
    where: { vote: { castAt: new Date(start + 425 * minuteMs) } },
    take: 1,
  });
  await db.verdict.update({
    where: { id },
    data: { withdrawnAt: new Date(), withdrawnBy: "rule", withdrawnReason: "-" },
  });
  await watchExcludedShare(at(430), at(427));
  const rows = await db.excludedMinute.findMany({ where: { minute: new Date(start + 425 * minuteMs) } });
  expect(rows.map(({ rule, excluded }) => [rule, excluded])).toEqual([["", 0]]);
});
