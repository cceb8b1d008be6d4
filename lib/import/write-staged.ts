import type { PoolClient } from "pg";
import { taggingVersion } from "#lib/tagging/topics.ts";
import type { ImportConsent } from "./types.ts";

// From `staged` to the tables, a stretch of places at a time, inside the transaction that `client` is in.

export interface Stretch {
  sourceId: string;
  consent: ImportConsent;
  /** When a vote without a time counts as cast: then, and a millionth of a second later for every place in the import. */
  importedAt: Date;
  /** From this place up to, and without, that one. */
  from: number;
  to: number;
  /** Whether what rows point to is known to be there and to stay. */
  trustsKeys: boolean;
}

const castAt = `coalesce(s."castAt", $3::timestamptz + s.place * interval '1 microsecond')`;
const inStretch = `s.place >= $1 and s.place < $2`;

export async function writeVoters(client: PoolClient): Promise<void> {
  await client.query(
    `insert into "Voter" (id, "createdAt") select "voterId", coalesce(min("castAt"), now()) from staged
     where "voterId" is not null group by 1 on conflict do nothing`,
  );
}

/**
 * Makes sure, once, of what a foreign key asks for with every row: the source, all models and all voters are there, and stay until
 * we are done. Then battles, what belongs to them and votes can be written without asking again, which halves the time. Only
 * where Postgres lets us: a superuser, or a role that was granted SET ON PARAMETER session_replication_role.
 */
export async function holdKeys(client: PoolClient, sourceId: string): Promise<boolean> {
  await client.query(`select from "Source" where id = $1 for key share`, [sourceId]);
  const { rows } = await client.query<{ models: number; voters: number; mayTrust: boolean }>(`
    with used as (select "modelAId" as id from staged union select "modelBId" from staged),
    models as (select m.id from "Model" m where m.id in (select id from used) order by m.id for key share),
    voting as (select distinct "voterId" as id from staged where "voterId" is not null),
    voters as (select v.id from "Voter" v where v.id in (select id from voting) order by v.id for key share)
    select ((select count(*) from used) - (select count(*) from models))::int as models,
           ((select count(*) from voting) - (select count(*) from voters))::int as voters,
           has_parameter_privilege(current_user, 'session_replication_role', 'SET') as "mayTrust"`);
  const [{ models, voters, mayTrust }] = rows;
  if (models + voters > 0)
    throw new Error(`${models} models and ${voters} voters of this import are not in the database.`);
  return mayTrust;
}

/** Runs statements without asking for foreign keys: only triggers that hold always are fired, as those of votes are. */
async function trusting(client: PoolClient, trustsKeys: boolean, work: () => Promise<void>): Promise<void> {
  if (!trustsKeys) return work();
  await client.query(`set local session_replication_role = replica`);
  await work();
  await client.query(`set local session_replication_role = origin`);
}

/** Battles first, then what is said of them, and their votes last: counts of categories are then made with each vote. */
export async function writeStretch(client: PoolClient, stretch: Stretch, hasTexts: boolean): Promise<void> {
  await trusting(client, stretch.trustsKeys, async () => {
    await writeBattles(client, stretch);
    await writeTaggings(client, stretch.from, stretch.to);
    if (hasTexts) await writeConversations(client, stretch);
    await writeVotes(client, stretch);
  });
}

/**
 * What looks at new votes must find their battles by index: statistics know nothing of rows of this transaction, and reading all
 * battles for every stretch makes a million votes take half as long again.
 */
async function writeVotes(client: PoolClient, { sourceId, importedAt, from, to }: Stretch): Promise<void> {
  await client.query(`set local enable_hashjoin = off; set local enable_mergejoin = off`);
  await client.query(
    `insert into "Vote" (id, "sourceId", "battleId", "turnId", "voterId", winner, "wasBlind", "castAt")
     select s."voteId", $4, s."battleId", s."turnId", s."voterId", s.winner, s."wasBlind", ${castAt}
     from staged s where ${inStretch} order by s.place`,
    [from, to, importedAt, sourceId],
  );
  await client.query(`set local enable_hashjoin to default; set local enable_mergejoin to default`);
}

async function writeBattles(client: PoolClient, { sourceId, consent, importedAt, from, to }: Stretch): Promise<void> {
  await client.query(
    `insert into "Battle" (id, "sourceId", mode, state, "modelAId", "modelBId", "samplingPolicy", "pairProbability",
                           consent, "externalId", "createdAt")
     select s."battleId", $4, case when s."wasBlind" then 'blind' else 'side_by_side' end::"BattleMode", 'recorded',
            s."modelAId", s."modelBId", s."samplingPolicy", s."pairProbability", $5::"Consent", s."externalId", ${castAt}
     from staged s where ${inStretch} order by s.place`,
    [from, to, importedAt, sourceId, consent],
  );
}

/** What is said of the battles, by their file's labels or by our taggers. The one place that knows the table. */
async function writeTaggings(client: PoolClient, from: number, to: number): Promise<void> {
  await client.query(
    `insert into "Tagging" ("battleId", ordinal, version, language, categories)
     select s."battleId", 1, case when s."isLabelled" then 'labels' else $3 end, s.language, s.categories
     from staged s where ${inStretch} and s.categories is not null`,
    [from, to, String(taggingVersion)],
  );
}

/** A turn for each prompt with both answers; an empty one is a failed one, as there was nothing to read. */
async function writeConversations(client: PoolClient, { from, to, importedAt }: Stretch): Promise<void> {
  await client.query(
    `with turn as materialized (
       select s."modelAId", s."modelBId", s."battleId", ${castAt} as at, t.index::int as index,
              t.texts ->> 0 as prompt, t.texts ->> 1 as a, t.texts ->> 2 as b,
              case when t.index = s."judgedTurn" then s."turnId" else gen_random_uuid() end as id,
              gen_random_uuid() as "answerA", gen_random_uuid() as "answerB",
              case when t.index = s."judgedTurn" then s.style end as style
       from staged s cross join lateral json_array_elements(s.turns) with ordinality as t (texts, index)
       where ${inStretch}),
     turns as (
       insert into "Turn" (id, "battleId", index, prompt, state, "createdAt", "answeredAt")
       select id, "battleId", index, prompt, 'answered', at, at from turn),
     answer as (
       select "answerA" as id, id as turn, 'a'::"Side" as side, "modelAId" as model, a as text, at, style[1:4] as style from turn
       union all
       select "answerB", id, 'b'::"Side", "modelBId", b, at, style[5:8] from turn),
     answers as (
       insert into "Answer" (id, "turnId", side, "modelId", state, text, "errorCode", "createdAt", "finishedAt")
       select id, turn, side, model, case when text = '' then 'failed' else 'done' end::"AnswerState", text,
              case when text = '' then 'empty' end, at, at from answer)
     insert into "AnswerStyle" ("answerId", tokens, headers, lists, bold, version)
     select id, style[1], style[2], style[3], style[4], $4 from answer where style is not null`,
    [from, to, importedAt, taggingVersion],
  );
}
