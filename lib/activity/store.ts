import "server-only";
import type { Pool } from "pg";
import { pool, replica } from "#lib/db.ts";
import type { Winner } from "#lib/rating/index.ts";
import type { Action } from "./actions.ts";

export interface Stretch {
  from: Date;
  to: Date;
}

/** What is asked now comes from the database itself; what is long past from its replica, where there is one. */
export type Reading = "now" | "past";

const poolFor = (reading: Reading): Pool => (reading === "now" ? pool() : replica());

/**
 * Ids of what is made here begin with the time in milliseconds (UUID, version 7), so that their primary key finds a stretch of time
 * without another index. Those of imported answers are random (version 4).
 */
const idAt = (time: Date) => {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};

const millisecondsOf = (id: string) => `('x' || left(replace(${id}::text, '-', ''), 12))::bit(48)::bigint`;
const dayOf = (id: string) => `(${millisecondsOf(id)} / 86400000)::int`;
const hourOf = (id: string) => `(${millisecondsOf(id)} / 3600000)::int`;

/** The arena's own source and when the first thing can have happened in it; null before its first start. */
export async function findArena(): Promise<{ id: string; since: Date } | null> {
  const { rows } = await pool().query<{ id: string; since: Date }>(
    `select s.id, least(s."createdAt", (select min(v."castAt") from "Vote" v where v."sourceId" = s.id)) as since
     from "Source" s where s.slug = 'arena'`,
  );
  return rows[0] ?? null;
}

/** Votes by the day on which they were cast, and by the day on which their battle began. */
export interface VotesOfDay {
  day: number;
  begunOn: number;
  winner: Winner;
  wasBlind: boolean;
  votes: number;
  withReasons: number;
  withComment: number;
}

export async function countVotes(sourceId: string, { from, to }: Stretch, reading: Reading): Promise<VotesOfDay[]> {
  const { rows } = await poolFor(reading).query<VotesOfDay>(
    `select floor(extract(epoch from "castAt") / 86400)::int as day, ${dayOf('"battleId"')} as "begunOn",
            winner::text as winner, "wasBlind", count(*)::int as votes,
            (count(*) filter (where reasons <> '{}'))::int as "withReasons", count(comment)::int as "withComment"
     from "Vote" where "sourceId" = $1 and "castAt" >= $2 and "castAt" < $3 group by 1, 2, 3, 4`,
    [sourceId, from, to],
  );
  return rows;
}

export interface BattlesOfDay {
  day: number;
  isBlind: boolean;
  isForPublication: boolean;
  battles: number;
}

/** Battles by the day on which they began. */
export async function countBattles(sourceId: string, { from, to }: Stretch, reading: Reading): Promise<BattlesOfDay[]> {
  const { rows } = await poolFor(reading).query<BattlesOfDay>(
    `select ${dayOf("id")} as day, mode = 'blind' as "isBlind", consent = 'publish' as "isForPublication",
            count(*)::int as battles
     from "Battle" where id >= $2::uuid and id < $3::uuid and "sourceId" = $1 group by 1, 2, 3`,
    [sourceId, idAt(from), idAt(to)],
  );
  return rows;
}

/** Calls of a model in one hour, its number since 1970. */
export interface CallsOfHour {
  hour: number;
  model: string;
  name: string;
  calls: number;
  failures: number;
}

/** Answers asked of models, substitutes among them. */
export async function countCalls({ from, to }: Stretch, reading: Reading): Promise<CallsOfHour[]> {
  const { rows } = await poolFor(reading).query<CallsOfHour>(
    `select c.hour, m.slug as model, m.name, c.calls, c.failures
     from (select ${hourOf("id")} as hour, "modelId", count(*)::int as calls,
                  (count(*) filter (where state = 'failed'))::int as failures
           from "Answer" where id >= $1::uuid and id < $2::uuid and get_byte(uuid_send(id), 6) >> 4 = 7
           group by 1, 2) c
     join "Model" m on m.id = c."modelId"`,
    [idAt(from), idAt(to)],
  );
  return rows;
}

export type OtherAction = Extract<
  Action,
  "follow_up" | "reasons" | "withhold" | "clear" | "voter" | "account" | "token" | "change"
>;

/**
 * What else happened: few rows, or found by index. `reasons` are those given after the vote. "offset 0" has each row's battle looked
 * up by its id, where a join might read all battles.
 */
export async function countOthers(
  sourceId: string,
  { from, to }: Stretch,
  reading: Reading,
): Promise<Record<OtherAction, number>> {
  const { rows } = await poolFor(reading).query<Record<OtherAction, number>>(
    `select
       (select count(*)::int from "Turn" t
        cross join lateral (select from "Battle" b where b.id = t."battleId" and b."sourceId" = $1 offset 0) own
        where t.id >= $4::uuid and t.id < $5::uuid and t.index > 1) as follow_up,
       (select count(*)::int from "VoteReasons" where "sourceId" = $1 and "givenAt" >= $2 and "givenAt" < $3) as reasons,
       (select count(*)::int from "ModerationDecision"
        where decision = 'withhold' and "decidedAt" >= $2 and "decidedAt" < $3) as withhold,
       (select count(*)::int from "ModerationDecision"
        where decision = 'clear' and "decidedAt" >= $2 and "decidedAt" < $3) as clear,
       (select count(*)::int from "Voter" v
        cross join lateral (
          select from "Battle" b where b."voterId" = v.id and b."sourceId" = $1 limit 1) own
        where v.id >= $4::uuid and v.id < $5::uuid) as voter,
       (select count(*)::int from "User" where "createdAt" >= $2 and "createdAt" < $3) as account,
       (select count(*)::int from "ApiToken" where "createdAt" >= $2 and "createdAt" < $3) as token,
       (select count(*)::int from "AuditEntry" where "createdAt" >= $2 and "createdAt" < $3) as change`,
    [sourceId, from, to, idAt(from), idAt(to)],
  );
  return rows[0];
}
