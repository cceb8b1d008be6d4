import "server-only";
import { db } from "#lib/db.ts";
import type { Direction, Share } from "./excluded-share.ts";

/** Stands for any rule in rows that count by rule. */
export const anyRule = "";

/**
 * Counts the votes of some minutes by source, and how many of them each rule keeps off, in place of what was counted of
 * those minutes before. Reads only those minutes, by the index on source and time.
 */
export async function countMinutes(from: Date, to: Date): Promise<void> {
  const forget = db.excludedMinute.deleteMany({ where: { minute: { gte: from, lt: to } } });
  const count = db.$executeRaw`
    with fresh as materialized (
      select v.id, v."sourceId", date_trunc('minute', v."castAt") as minute
      from "Source" s join "Vote" v on v."sourceId" = s.id
      where v."castAt" >= ${from} and v."castAt" < ${to}),
    broken as (
      select f.id, f."sourceId", f.minute, d.rule
      from fresh f join "Verdict" d on d."voteId" = f.id and d."withdrawnAt" is null
      group by 1, 2, 3, 4),
    excluded as (
      select "sourceId", minute, rule, count(*)::int as n from broken group by 1, 2, 3
      union all
      select "sourceId", minute, ${anyRule}, count(distinct id)::int from broken group by 1, 2),
    cast_then as (select "sourceId", minute, count(*)::int as n from fresh group by 1, 2)
    insert into "ExcludedMinute" ("sourceId", minute, rule, votes, excluded)
    select c."sourceId", c.minute, ${anyRule}, c.n, coalesce(e.n, 0)
    from cast_then c left join excluded e
      on e."sourceId" = c."sourceId" and e.minute = c.minute and e.rule = ${anyRule}
    union all
    select c."sourceId", c.minute, e.rule, c.n, e.n
    from cast_then c join excluded e using ("sourceId", minute) where e.rule <> ${anyRule}`;
  await db.$transaction([forget, count]);
}

export interface Watched {
  sourceId: string;
  source: string;
  rule: string;
  recent: Share;
  usual: Share;
}

interface WatchedRow {
  sourceId: string;
  source: string;
  rule: string;
  recentVotes: number;
  recentExcluded: number;
  usualVotes: number;
  usualExcluded: number;
}

/**
 * By source and rule, the votes since one time and those between an earlier time and it. Minutes under an alert of the same
 * rule, and the hour that raised it, are no part of what is usual, or the end of every alert would look like a change the
 * other way; an alert that goes on for longer than a day has become usual. A rule that kept nothing off is not there.
 */
export async function sumMinutes(usualFrom: Date, recentFrom: Date, now: Date): Promise<Watched[]> {
  const rows = await db.$queryRaw<WatchedRow[]>`
    with kinds as (
      select distinct "sourceId", rule from "ExcludedMinute" where minute >= ${usualFrom}),
    unusual as (
      select "sourceId", rule, "raisedAt" - interval '1 hour' as since, coalesce("endedAt", ${now}) as until
      from "ExcludedAlert"
      where coalesce("endedAt", ${now}) > ${usualFrom} and coalesce("endedAt", ${now}) - "raisedAt" < interval '1 day'),
    minutes as (
      select k."sourceId", k.rule, c.votes, coalesce(e.excluded, 0) as excluded, c.minute >= ${recentFrom} as "isRecent"
      from kinds k
      join "ExcludedMinute" c on c."sourceId" = k."sourceId" and c.rule = ${anyRule} and c.minute >= ${usualFrom}
      left join "ExcludedMinute" e on e."sourceId" = k."sourceId" and e.rule = k.rule and e.minute = c.minute
      where c.minute >= ${recentFrom} or not exists (
        select from unusual u
        where u."sourceId" = k."sourceId" and u.rule = k.rule and c.minute between u.since and u.until))
    select s.id as "sourceId", s.slug as source, m.rule,
           coalesce(sum(m.votes) filter (where m."isRecent"), 0)::float8 as "recentVotes",
           coalesce(sum(m.votes) filter (where not m."isRecent"), 0)::float8 as "usualVotes",
           coalesce(sum(m.excluded) filter (where m."isRecent"), 0)::float8 as "recentExcluded",
           coalesce(sum(m.excluded) filter (where not m."isRecent"), 0)::float8 as "usualExcluded"
    from minutes m join "Source" s on s.id = m."sourceId"
    group by s.id, s.slug, m.rule
    order by s.slug, m.rule`;
  return rows.map(({ sourceId, source, rule, ...row }) => ({
    ...{ sourceId, source, rule },
    recent: { votes: row.recentVotes, excluded: row.recentExcluded },
    usual: { votes: row.usualVotes, excluded: row.usualExcluded },
  }));
}

/** Minutes that no comparison reads any more. */
export async function forgetMinutes(before: Date): Promise<void> {
  await db.excludedMinute.deleteMany({ where: { minute: { lt: before } } });
}

export interface Alert {
  sourceId: string;
  source: string;
  rule: string;
  direction: Direction;
  recent: Share;
  usual: Share;
  raisedAt: Date;
  endedAt: Date | null;
}

const alertColumns = {
  sourceId: true,
  source: { select: { slug: true } },
  rule: true,
  direction: true,
  votes: true,
  excluded: true,
  usualVotes: true,
  usualExcluded: true,
  raisedAt: true,
  endedAt: true,
} as const;

/** Alerts that go on, then the newest that ended. */
export async function recentAlerts(limit: number): Promise<Alert[]> {
  const rows = await db.excludedAlert.findMany({
    orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { raisedAt: "desc" }],
    take: limit,
    select: alertColumns,
  });
  return rows.map(({ source, direction, votes, excluded, usualVotes, usualExcluded, ...alert }) => ({
    ...alert,
    source: source.slug,
    direction: direction as Direction,
    recent: { votes, excluded },
    usual: { votes: usualVotes, excluded: usualExcluded },
  }));
}

/** Raises an alert; false when one is open for this source and rule already. */
export async function raiseAlert({ sourceId, rule, recent, usual }: Watched, direction: Direction, raisedAt: Date) {
  const data = {
    ...{ sourceId, rule, direction, raisedAt, votes: recent.votes, excluded: recent.excluded },
    ...{ usualVotes: usual.votes, usualExcluded: usual.excluded },
  };
  const { count } = await db.excludedAlert.createMany({ data, skipDuplicates: true });
  return count > 0;
}

/** Open alerts, with their direction, by source and rule. */
export async function openAlerts(): Promise<
  { sourceId: string; source: string; rule: string; direction: Direction }[]
> {
  const rows = await db.excludedAlert.findMany({
    where: { endedAt: null },
    select: { sourceId: true, rule: true, direction: true, source: { select: { slug: true } } },
  });
  return rows.map(({ source, direction, ...row }) => ({
    ...row,
    source: source.slug,
    direction: direction as Direction,
  }));
}

export async function endAlert(sourceId: string, rule: string, endedAt: Date): Promise<void> {
  await db.excludedAlert.updateMany({ where: { sourceId, rule, endedAt: null }, data: { endedAt } });
}
