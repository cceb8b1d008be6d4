import "server-only";
import { db } from "#lib/db.ts";
import { boardKey } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
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

/** The ranks of the board that was shown at an instant, and since when; null when there was none. */
export async function ranksAt(sourceId: string, spec: BoardSpec, at: Date) {
  const [shown] = await db.$queryRaw<{ publishedAt: Date; rows: { model: string; rank: number | null }[] }[]>`
    select p."publishedAt", t.rows from "Publication" p join "Snapshot" t on t.id = p."snapshotId"
    where p."sourceId" = ${sourceId}::uuid and p.board = ${boardKey(spec)} and p."publishedAt" < ${at}
      and not exists (select from "SnapshotWithdrawal" w where w."snapshotId" = t.id)
    order by p.id desc limit 1`;
  if (!shown) return null;
  const ranks = shown.rows.flatMap(({ model, rank }): [string, number][] => (rank === null ? [] : [[model, rank]]));
  return { madeAt: shown.publishedAt.toISOString(), ranks: new Map(ranks) };
}
