import { v7 as uuidv7 } from "uuid";
import { pool } from "#lib/db.ts";
import type { Winner } from "#lib/rating/index.ts";

/** Rows for tests of downloads, written straight into the tables. */

export async function addSource(slug: string, kind: "arena" | "imported" = "imported"): Promise<string> {
  const id = uuidv7();
  await pool().query(`insert into "Source" (id, slug, name, kind) values ($1, $2, $2, $3::"SourceKind")`, [
    id,
    slug,
    kind,
  ]);
  return id;
}

export async function addModel(slug: string): Promise<string> {
  const id = uuidv7();
  await pool().query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     values ($1, $2, $2, 'Example Lab', 'MIT', 'imported', 'external', now())`,
    [id, slug],
  );
  return id;
}

export async function addVoter(): Promise<string> {
  const id = uuidv7();
  await pool().query(`insert into "Voter" (id) values ($1)`, [id]);
  return id;
}

interface GivenVote {
  sourceId: string;
  modelA: string;
  modelB: string;
  winner: Winner;
  castAt: string;
  voterId?: string | null;
  wasBlind?: boolean;
  consent?: "private" | "aggregate" | "publish";
}

/** A vote on a battle that happened elsewhere. */
export async function addVote(given: GivenVote): Promise<{ voteId: string; battleId: string }> {
  const [voteId, battleId] = [uuidv7(), uuidv7()];
  const { sourceId, modelA, modelB, winner, castAt, voterId = null, wasBlind = true, consent = "aggregate" } = given;
  await pool().query(
    `insert into "Battle" (id, "sourceId", "modelAId", "modelBId", "voterId", state, consent)
     values ($1, $2, $3, $4, $5, 'recorded', $6::"Consent")`,
    [battleId, sourceId, modelA, modelB, voterId, consent],
  );
  await insertVote({ voteId, battleId, sourceId, voterId, winner, wasBlind, castAt, turnId: null });
  return { voteId, battleId };
}

/** An arena battle with its turns answered, the last of them voted on unless `winner` is left out. */
export async function addArenaBattle(given: {
  sourceId: string;
  modelA: string;
  modelB: string;
  voterId: string;
  turns: { prompt: string; a: string; b: string }[];
  consent?: GivenVote["consent"];
  winner?: Winner;
  castAt?: string;
}): Promise<{ battleId: string }> {
  const { sourceId, modelA, modelB, voterId, turns, consent = "aggregate", winner, castAt = "2026-01-01" } = given;
  const battleId = uuidv7();
  await pool().query(
    `insert into "Battle" (id, "sourceId", "modelAId", "modelBId", "voterId", state, consent, "samplingPolicy", "pairProbability")
     values ($1, $2, $3, $4, $5, 'answered', $6::"Consent", 'uniform', 0.5)`,
    [battleId, sourceId, modelA, modelB, voterId, consent],
  );
  let turnId = "";
  for (const [index, turn] of turns.entries()) {
    turnId = uuidv7();
    await pool().query(
      `insert into "Turn" (id, "battleId", index, prompt, state) values ($1, $2, $3, $4, 'answered')`,
      [turnId, battleId, index + 1, turn.prompt],
    );
    await pool().query(
      `insert into "Answer" (id, "turnId", side, "modelId", state, text)
       values ($1, $3, 'a', $4, 'done', $6), ($2, $3, 'b', $5, 'done', $7)`,
      [uuidv7(), uuidv7(), turnId, modelA, modelB, turn.a, turn.b],
    );
  }
  if (winner) {
    await insertVote({ voteId: uuidv7(), battleId, sourceId, voterId, winner, wasBlind: true, castAt, turnId });
  }
  return { battleId };
}

export async function addVerdict(voteId: string): Promise<string> {
  const id = uuidv7();
  await pool().query(
    `insert into "Verdict" (id, "voteId", rule, version, reason) values ($1, $2, 'test', 1, 'a test')`,
    [id, voteId],
  );
  return id;
}

export async function withdraw(verdictId: string): Promise<void> {
  await pool().query(`update "Verdict" set "withdrawnAt" = now(), "withdrawnBy" = 'test' where id = $1`, [verdictId]);
}

async function insertVote(vote: {
  voteId: string;
  battleId: string;
  sourceId: string;
  voterId: string | null;
  turnId: string | null;
  winner: Winner;
  wasBlind: boolean;
  castAt: string;
}) {
  await pool().query(
    `insert into "Vote" (id, "sourceId", "battleId", "voterId", "turnId", winner, "wasBlind", "castAt")
     values ($1, $2, $3, $4, $5, $6::"Winner", $7, $8)`,
    [vote.voteId, vote.sourceId, vote.battleId, vote.voterId, vote.turnId, vote.winner, vote.wasBlind, vote.castAt],
  );
}
