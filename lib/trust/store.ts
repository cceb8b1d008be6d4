import "server-only";
import { db } from "#lib/db.ts";

/** Enough votes for a steady pace, and no more work however many there are. */
const latestVotes = 1_000;
const paceDays = 7;
const dayMs = 24 * 3_600_000;

/**
 * Votes a day that a source has gained in the last week; of a busy one, over its latest thousand votes. Imported votes came at
 * once, whenever they were cast: such a source gains none.
 */
export async function recentPace(sourceId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - paceDays * dayMs);
  const [{ votes, oldest, first }] = await db.$queryRaw<{ votes: number; oldest: Date | null; first: Date | null }[]>`
    select count(*)::int as votes, min("castAt") as oldest,
           (select min("castAt") from "Vote" where "sourceId" = ${sourceId}::uuid) as first from (
      select "castAt" from "Vote" where "sourceId" = ${sourceId}::uuid and "castAt" > ${since} and "castAt" <= ${now}
        and exists (select from "Source" where id = ${sourceId}::uuid and kind <> 'imported')
      order by "castAt" desc limit ${latestVotes}) latest`;
  if (!oldest || !first) return 0;
  const age = (then: Date) => (now.getTime() - then.getTime()) / dayMs;
  // A source younger than the stretch has had only its own days to gain votes in.
  const days = votes < latestVotes ? Math.min(paceDays, Math.max(1, age(first))) : Math.max(1 / 24, age(oldest));
  return votes / days;
}
