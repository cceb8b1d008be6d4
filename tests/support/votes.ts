import type { Winner } from "#lib/rating/index.ts";

export interface TestVotes {
  source: { id: string; slug: string };
  /** Stores votes that were cast elsewhere, a minute after one another. */
  cast(modelA: string, modelB: string, winner: Winner, count: number): Promise<void>;
}

const firstVoteAt = Date.UTC(2026, 0, 1);

/** A source of recorded votes on the test file's own database, with models made as they are named. */
export async function openVotes(slug: string): Promise<TestVotes> {
  const { db } = await import("#lib/db.ts");
  const source = await db.source.create({ data: { slug, name: slug, kind: "imported" } });
  let minutes = 0;
  const idOf = async (name: string) => {
    const known = { name, organization: "-", license: "-", origin: "imported", status: "external" } as const;
    return (await db.model.upsert({ where: { slug: name }, create: { slug: name, ...known }, update: {} })).id;
  };
  return {
    source,
    async cast(modelA, modelB, winner, count) {
      const [modelAId, modelBId] = [await idOf(modelA), await idOf(modelB)];
      for (let i = 0; i < count; i++) {
        const castAt = new Date(firstVoteAt + 60_000 * minutes++);
        const vote = { sourceId: source.id, winner, wasBlind: true, castAt };
        await db.battle.create({
          data: { sourceId: source.id, state: "recorded", modelAId, modelBId, votes: { create: vote } },
        });
      }
    },
  };
}

/** Says of a battle what a tagger would. */
export async function tag(battleId: string, categories: string[], version = "1"): Promise<void> {
  const { db } = await import("#lib/db.ts");
  const ordinal = 1 + (await db.tagging.count({ where: { battleId } }));
  await db.tagging.create({ data: { battleId, ordinal, version, categories } });
}
