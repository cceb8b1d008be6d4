import "server-only";
import { db } from "#lib/db.ts";
import { administrator } from "./rules/administrator.ts";

/** Which votes an administrator means: one, those on a battle, or all that a person has cast so far. */
export type Aside = { what: "vote" | "battle" | "voter"; id: string };

export interface Decision {
  actor: string;
  reason: string;
  at: Date;
}

/** What the audit log calls it. */
const target = ({ what, id }: Aside) => `${what} ${id}`;

/**
 * Writes the administrator's verdict on every vote that is meant and has none standing, and an entry in the audit log, in one
 * transaction. How many votes were meant, and how many got a verdict.
 */
export function insertAside(aside: Aside, { actor, reason, at }: Decision): Promise<{ meant: number; added: number }> {
  return db.$transaction(async (transaction) => {
    const meant = await transaction.$queryRaw<{ id: string }[]>`
      select v.id from "Vote" v
      where case ${aside.what}::text
        when 'vote' then v.id = ${aside.id}::uuid
        when 'battle' then v."battleId" = ${aside.id}::uuid
        else v."voterId" = any (
          select other.id from "Voter" one
          join "Voter" other on other.id = one.id or (one."userId" is not null and other."userId" = one."userId")
          where one.id = ${aside.id}::uuid) end`;
    const added = await transaction.$executeRaw`
      insert into "Verdict" (id, "voteId", rule, version, reason, "decidedBy", "decidedAt")
      select gen_random_uuid(), v.id, ${administrator.name}, ${administrator.version},
             ${`${administrator.sentence} ${reason}`}, ${actor}, ${at}
      from unnest(${meant.map(({ id }) => id)}::uuid[]) v (id)
      where not exists (
        select from "Verdict" d
        where d."voteId" = v.id and d.rule = ${administrator.name} and d."withdrawnAt" is null)
      on conflict do nothing`;
    if (added > 0)
      await transaction.auditEntry.create({
        data: { actor, action: "votes.set-aside", target: target(aside), detail: { reason, votes: added } },
      });
    return { meant: meant.length, added };
  }, patient);
}

/** Somebody may have cast a great many votes. */
const patient = { timeout: 60_000, maxWait: 10_000 };

/** Votes that were set aside together, by one decision. */
export interface AsideGroup {
  decidedBy: string;
  decidedAt: Date;
  reason: string;
  votes: number;
}

/** What is set aside by hand now, newest first. */
export async function asideGroups(limit: number): Promise<AsideGroup[]> {
  const groups = await db.$queryRaw<AsideGroup[]>`
    select "decidedBy", "decidedAt", reason, count(*)::int as votes
    from "Verdict" where rule = ${administrator.name} and "withdrawnAt" is null
    group by 1, 2, 3 order by 2 desc limit ${limit}`;
  return groups.map((group) => ({ ...group, reason: group.reason.slice(administrator.sentence.length).trim() }));
}

/** Takes one decision back: its verdicts are withdrawn, and the audit log says so. How many there were. */
export function withdrawAside(group: Pick<AsideGroup, "decidedBy" | "decidedAt">, decision: Decision): Promise<number> {
  const { decidedBy, decidedAt } = group;
  const { actor, reason, at } = decision;
  return db.$transaction(async (transaction) => {
    const { count } = await transaction.verdict.updateMany({
      where: { rule: administrator.name, decidedBy, decidedAt, withdrawnAt: null },
      data: { withdrawnAt: at, withdrawnBy: actor, withdrawnReason: reason },
    });
    if (count > 0)
      await transaction.auditEntry.create({
        data: {
          ...{ actor, action: "votes.taken-back", target: `decision of ${decidedAt.toISOString()}` },
          detail: { reason, votes: count, decidedBy },
        },
      });
    return count;
  }, patient);
}

/** A vote as an administrator sees it. */
export interface SeenVote {
  id: string;
  battleId: string;
  castAt: Date;
  winner: string;
  voterId: string | null;
  /** Votes of the same voter within the list's day. */
  votesToday: number;
  modelA: string;
  modelB: string;
  /** What keeps it off the boards. */
  rules: string[];
}

/** The newest votes that were cast here. */
export function newestVotes(limit: number): Promise<SeenVote[]> {
  return db.$queryRaw<SeenVote[]>`
    select v.id, v."battleId", v."castAt", v.winner::text as winner, v."voterId", a.name as "modelA", b.name as "modelB",
           (select count(*)::int from "Vote" other
            where other."voterId" = v."voterId" and other."castAt" > v."castAt" - interval '1 day'
              and other."castAt" <= v."castAt") as "votesToday",
           array(select distinct d.rule from "Verdict" d
                 where d."voteId" = v.id and d."withdrawnAt" is null order by 1) as rules
    from "Source" s join "Vote" v on v."sourceId" = s.id
    join "Battle" battle on battle.id = v."battleId"
    join "Model" a on a.id = battle."modelAId" join "Model" b on b.id = battle."modelBId"
    where s.slug = 'arena'
    order by v."castAt" desc limit ${limit}`;
}
