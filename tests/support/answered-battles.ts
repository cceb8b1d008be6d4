import type pg from "pg";
import { v7 as uuidv7 } from "uuid";
import type { Winner } from "#lib/rating/index.ts";

export interface AnsweredBattle {
  modelA: string;
  modelB: string;
  winner: Winner;
  castAt: Date;
  prompt?: string;
  answerA?: string;
  answerB?: string;
  /** How long the answers are, in tokens. */
  tokens?: [a: number, b: number];
  categories?: string[];
  reasons?: string[];
  consent?: "private" | "aggregate" | "publish";
}

/** Stores whole battles as the arena would have left them: prompt, two answers and their style, tags, a vote. */
export async function openAnsweredBattles(client: pg.Client, source: { slug: string; kind: "arena" | "imported" }) {
  const first = async (text: string, values: unknown[]) =>
    (await client.query<{ id: string }>(text, values)).rows[0]?.id;
  const sourceId =
    (await first(`select id from "Source" where slug = $1`, [source.slug])) ??
    (await first(
      `insert into "Source" (id, slug, name, kind) values ($1, $2, initcap($2), $3::"SourceKind") returning id`,
      [uuidv7(), source.slug, source.kind],
    ));
  const voterId = await first(`insert into "Voter" (id) values ($1) returning id`, [uuidv7()]);
  const modelId = async (slug: string) =>
    (await first(`select id from "Model" where slug = $1`, [slug])) ??
    (await first(
      `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
       values ($1, $2, initcap($2), 'Example Lab', 'MIT', 'imported', 'external', now()) returning id`,
      [uuidv7(), slug],
    ));

  return async function store(battle: AnsweredBattle): Promise<string> {
    const { modelA, modelB, winner, castAt, tokens, categories = [], reasons = [], consent = "aggregate" } = battle;
    const [a, b] = [await modelId(modelA), await modelId(modelB)];
    const [id, turnId] = [uuidv7(), uuidv7()];
    await client.query(
      `insert into "Battle" (id, "sourceId", "voterId", state, "modelAId", "modelBId", "samplingPolicy", "pairProbability",
                             consent, "createdAt") values ($1, $2, $3, 'answered', $4, $5, 'uniform', 0.1, $6::"Consent", $7)`,
      [id, sourceId, voterId, a, b, consent, castAt],
    );
    await client.query(`insert into "Turn" (id, "battleId", index, prompt, state) values ($1, $2, 1, $3, 'answered')`, [
      turnId,
      id,
      battle.prompt ?? "What is 17 plus 25?",
    ]);
    const sides = [
      { side: "a", model: a, text: battle.answerA ?? "42.", length: tokens?.[0] },
      { side: "b", model: b, text: battle.answerB ?? "It is 42.", length: tokens?.[1] },
    ];
    for (const { side, model, text, length } of sides) {
      const answer = uuidv7();
      await client.query(
        `insert into "Answer" (id, "turnId", side, "modelId", state, text) values ($1, $2, $3::"Side", $4, 'done', $5)`,
        [answer, turnId, side, model, text],
      );
      if (length !== undefined) {
        await client.query(
          `insert into "AnswerStyle" ("answerId", tokens, headers, lists, bold, version) values ($1, $2, 0, 0, 0, 1)`,
          [answer, length],
        );
      }
    }
    if (categories.length > 0) {
      await client.query(
        `insert into "Tagging" ("battleId", ordinal, version, categories) values ($1, 1, '1', $2::text[])`,
        [id, categories],
      );
    }
    await client.query(
      `insert into "Vote" (id, "sourceId", "battleId", "turnId", "voterId", winner, "wasBlind", reasons, "castAt")
       values ($1, $2, $3, $4, $5, $6::"Winner", true, $7, $8)`,
      [uuidv7(), sourceId, id, turnId, voterId, winner, reasons, castAt],
    );
    return id;
  };
}
