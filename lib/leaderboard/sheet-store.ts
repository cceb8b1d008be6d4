import "server-only";
import { db } from "#lib/db.ts";
import type { ModelFacts } from "./types.ts";

/** Enough answers for a steady median, and no more work however many there are. */
const latestAnswers = 200;
/** Shorter answers arrive in one piece, which says nothing of speed. */
const fewestTokens = 20;

type Facts = Pick<ModelFacts, "knowledgeCutoff" | "inputPrice" | "outputPrice" | "tokensPerSecond">;

/** What is known of every model beside its votes, by slug. Speed is measured on answers given here. */
export async function readModelFacts(): Promise<Map<string, Facts>> {
  const rows = await db.$queryRaw<({ slug: string } & Facts)[]>`
    select m.slug, m."knowledgeCutoff", (m."inputPrice" / 1e6)::float8 as "inputPrice",
           (m."outputPrice" / 1e6)::float8 as "outputPrice", speed.median as "tokensPerSecond"
    from "Model" m left join lateral (
      select percentile_cont(0.5) within group (order by latest.rate) as median from (
        select (a."outputTokens" / extract(epoch from a."finishedAt" - a."firstTokenAt"))::float8 as rate
        from "Answer" a
        where a."modelId" = m.id and a.state = 'done' and a."outputTokens" >= ${fewestTokens}
          and a."finishedAt" > a."firstTokenAt"
        order by a."createdAt" desc limit ${latestAnswers}) latest
    ) speed on m.provider is not null
    where not m."isPrivate"`;
  return new Map(rows.map(({ slug, ...facts }) => [slug, facts]));
}

/** The ranks of the board that stood at an instant, and when it was made; null when there was none. */
export async function ranksAt(sourceId: string, category: string, method: string, at: Date) {
  const snapshot = await db.snapshot.findFirst({
    where: { sourceId, category, method, createdAt: { lt: at } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, rows: { select: { rank: true, model: { select: { slug: true } } } } },
  });
  if (!snapshot) return null;
  const ranks = snapshot.rows.flatMap(({ rank, model }): [string, number][] => (rank ? [[model.slug, rank]] : []));
  return { madeAt: snapshot.createdAt.toISOString(), ranks: new Map(ranks) };
}
