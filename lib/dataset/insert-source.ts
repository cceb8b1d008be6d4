import type { PoolClient } from "pg";
import { v7 as uuidv7 } from "uuid";
import type { Winner } from "#lib/vote/types.ts";

/** Votes that happened elsewhere, ready to be stored as one source. */
export interface RecordedSource {
  name: string;
  kind: "simulated" | "imported";
  description: string;
  facts: Record<string, unknown>;
  models: { id: string; slug: string; name: string; organization: string; license: string }[];
  voters: { id: string; createdAt: Date }[];
  votes: {
    id: string;
    battleId: string;
    modelAId: string;
    modelBId: string;
    voterId: string;
    winner: Winner;
    castAt: Date;
  }[];
}

/** Rows to one statement: 12,000 votes go in within a second, and no statement grows past a few megabytes. */
const chunkSize = 5000;

/** Writes a source and all it brings, inside the transaction that `client` is in. */
export async function insertSource(client: PoolClient, slug: string, source: RecordedSource): Promise<void> {
  const { name, kind, description, facts, models, voters, votes } = source;
  const sourceId = uuidv7();
  await client.query(
    `insert into "Source" (id, slug, name, kind, description, facts) values ($1, $2, $3, $4::"SourceKind", $5, $6)`,
    [sourceId, slug, name, kind, description, JSON.stringify(facts)],
  );
  await client.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     select id, slug, name, organization, license, $6::"ModelOrigin", 'external', now()
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
       as m (id, slug, name, organization, license)`,
    [...columns(models, ["id", "slug", "name", "organization", "license"]), kind],
  );
  await client.query(
    `insert into "Voter" (id, "createdAt") select * from unnest($1::uuid[], $2::timestamptz[])`,
    columns(voters, ["id", "createdAt"]),
  );
  for (let start = 0; start < votes.length; start += chunkSize) {
    const chunk = votes.slice(start, start + chunkSize);
    await client.query(
      `insert into "Battle" (id, "modelAId", "modelBId", "voterId", "createdAt", "sourceId", state)
       select id, a, b, voter, at, $6::uuid, 'recorded'
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[]) as b (id, a, b, voter, at)`,
      [...columns(chunk, ["battleId", "modelAId", "modelBId", "voterId", "castAt"]), sourceId],
    );
    await client.query(
      `insert into "Vote" (id, "battleId", "voterId", winner, "castAt", "sourceId", "wasBlind")
       select id, battle, voter, winner::"Winner", at, $6::uuid, true
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) as v (id, battle, voter, winner, at)`,
      [...columns(chunk, ["id", "battleId", "voterId", "winner", "castAt"]), sourceId],
    );
  }
}

const columns = <Row, Key extends keyof Row>(rows: readonly Row[], keys: readonly Key[]): Row[Key][][] =>
  keys.map((key) => rows.map((row) => row[key]));
