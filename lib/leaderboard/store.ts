import "server-only";
import { db } from "#lib/db.ts";
import type { Board, PairCount, RatingOptions, VoteColumns } from "#lib/rating/index.ts";
import { winners } from "#lib/rating/index.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BoardMethod } from "./build-snapshot.ts";
import type { Leaderboard, LeaderboardRow, Provenance, SnapshotEvent, SnapshotId } from "./types.ts";

/** What a refresh reads, all of one instant. */
export interface CountedVotes {
  counts: PairCount[];
  filters: Provenance["filters"];
  voteCutoff: Date | null;
}

/** A vote counts while no verdict on it stands, and while it may be shown to whoever wants to count again. */
const counted = Prisma.sql`battle.consent <> 'private' and not exists (
  select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;

/** One row per (model A, model B, winner), a few thousand however many votes there are; models by slug. */
export function countVotes(sourceId: string): Promise<CountedVotes> {
  return db.$transaction(
    async (transaction) => {
      const counts = await transaction.$queryRaw<PairCount[]>`
        select a.slug as "modelA", b.slug as "modelB", n.winner::text as winner, n.count
        from (select battle."modelAId", battle."modelBId", v.winner, count(*)::int as count
              from "Vote" v join "Battle" battle on battle.id = v."battleId"
              where v."sourceId" = ${sourceId}::uuid and ${counted}
              group by 1, 2, 3) n
        join "Model" a on a.id = n."modelAId" join "Model" b on b.id = n."modelBId"`;
      const filters = await transaction.$queryRaw<Provenance["filters"]>`
        select d.rule, d.version, count(distinct d."voteId")::int as votes
        from "Verdict" d join "Vote" v on v.id = d."voteId"
        where v."sourceId" = ${sourceId}::uuid and d."withdrawnAt" is null group by 1, 2 order by 1, 2`;
      const [{ cutoff }] = await transaction.$queryRaw<{ cutoff: Date | null }[]>`
        select max("castAt") as cutoff from "Vote" v join "Battle" battle on battle.id = v."battleId"
        where v."sourceId" = ${sourceId}::uuid and ${counted}`;
      return { counts, filters, voteCutoff: cutoff };
    },
    { isolationLevel: "RepeatableRead", timeout: 60_000, maxWait: 10_000 },
  );
}

/** The same for every category that battles of the source are filed under, all of one instant. */
export function countCategories(sourceId: string): Promise<Map<string, CountedVotes>> {
  return db.$transaction(
    async (transaction) => {
      const rows = await transaction.$queryRaw<(PairCount & { category: string; newest: Date })[]>`
        select n.category, a.slug as "modelA", b.slug as "modelB", n.winner::text as winner, n.count, n.newest
        from (select t.category, battle."modelAId", battle."modelBId", v.winner, count(*)::int as count,
                     max(v."castAt") as newest
              from "BattleTag" t join "Battle" battle on battle.id = t."battleId"
              join "Vote" v on v."battleId" = battle.id
              where v."sourceId" = ${sourceId}::uuid and ${counted}
              group by 1, 2, 3, 4) n
        join "Model" a on a.id = n."modelAId" join "Model" b on b.id = n."modelBId"`;
      const filters = await transaction.$queryRaw<(Provenance["filters"][number] & { category: string })[]>`
        select t.category, d.rule, d.version, count(distinct d."voteId")::int as votes
        from "Verdict" d join "Vote" v on v.id = d."voteId" join "BattleTag" t on t."battleId" = v."battleId"
        where v."sourceId" = ${sourceId}::uuid and d."withdrawnAt" is null group by 1, 2, 3 order by 1, 2, 3`;
      const categories = new Map<string, CountedVotes>();
      const of = (category: string) => {
        const known = categories.get(category) ?? { counts: [], filters: [], voteCutoff: null };
        categories.set(category, known);
        return known;
      };
      for (const { category, newest, ...count } of rows) {
        const board = of(category);
        board.counts.push(count);
        if (board.voteCutoff === null || newest > board.voteCutoff) board.voteCutoff = newest;
      }
      for (const { category, ...filter } of filters) of(category).filters.push(filter);
      return categories;
    },
    { isolationLevel: "RepeatableRead", timeout: 60_000, maxWait: 10_000 },
  );
}

/** The categories that a source has boards of, by name. Each costs one look into an index, however many boards there are. */
export async function listCategories(sourceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ category: string }[]>`
    with recursive known as (
      (select category from "Snapshot" where "sourceId" = ${sourceId}::uuid order by category limit 1)
      union all
      select (select s.category from "Snapshot" s
              where s."sourceId" = ${sourceId}::uuid and s.category > known.category order by s.category limit 1)
      from known where known.category is not null)
    select category from known where category is not null`;
  return rows.map(({ category }) => category);
}

/** Every counted vote in the order in which it was cast, for methods that depend on order. */
export async function votesInOrder(sourceId: string): Promise<VoteColumns> {
  const rows = await db.$queryRaw<{ a: string; b: string; winner: (typeof winners)[number] }[]>`
    select battle."modelAId"::text as a, battle."modelBId"::text as b, v.winner::text as winner
    from "Vote" v join "Battle" battle on battle.id = v."battleId"
    where v."sourceId" = ${sourceId}::uuid and ${counted} order by v."castAt", v.id`;
  const known = await db.model.findMany({ select: { id: true, slug: true } });
  const slugs = new Map(known.map(({ id, slug }) => [id, slug]));
  const models = [...new Set(rows.flatMap(({ a, b }) => [a, b]))].map((id) => slugs.get(id) ?? id).sort();
  const index = new Map(models.map((slug, i) => [slug, i]));
  const at = (id: string) => index.get(slugs.get(id) ?? id) ?? 0;
  return {
    models,
    modelA: Uint16Array.from(rows, ({ a }) => at(a)),
    modelB: Uint16Array.from(rows, ({ b }) => at(b)),
    winner: Uint8Array.from(rows, ({ winner }) => winners.indexOf(winner)),
  };
}

export interface NewSnapshot {
  sourceId: string;
  category: string;
  options: RatingOptions;
  board: Board;
  filters: Provenance["filters"];
  voteCutoff: Date | null;
  /** The version of the taggers that filed the votes; null for the board of all votes. */
  tagging: number | null;
  codeVersion: string;
  inputHash: string;
}

/** Stores a board for good, and tells every process that it is there. */
export function insertSnapshot(
  snapshot: NewSnapshot,
  announce: (id: SnapshotId) => SnapshotEvent,
): Promise<SnapshotId> {
  const { board, options, filters, tagging, ...columns } = snapshot;
  return db.$transaction(
    async (transaction) => {
      const named = await transaction.model.findMany({
        where: { slug: { in: board.rows.map(({ model }) => model) } },
        select: { id: true, slug: true },
      });
      const ids = new Map(named.map(({ id, slug }) => [slug, id]));
      const { id } = await transaction.snapshot.create({
        data: {
          ...columns,
          method: options.method,
          parameters: { ...options, ...(tagging !== null && { tagging }) },
          filters: filters as unknown as Prisma.InputJsonArray,
          seed: options.seed,
          rounds: board.bootstrap?.rounds ?? 0,
          votes: board.votes,
          models: board.models,
          dropped: board.dropped as unknown as Prisma.InputJsonArray,
          converged: board.converged,
          components: board.components,
        },
        select: { id: true },
      });
      await transaction.snapshotRow.createMany({
        data: board.rows.map(({ model, ...row }, position) => {
          const modelId = ids.get(model);
          if (!modelId) throw new Error(`The board names ${model}, which is not in the database.`);
          return { snapshotId: id, modelId, position, ...row };
        }),
      });
      await transaction.$executeRaw`select pg_notify('snapshot', ${JSON.stringify(announce(id as SnapshotId))})`;
      return id as SnapshotId;
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
}

/** The board that everyone sees now; null before the first one. */
export async function newestLeaderboard({
  source,
  category,
  method,
}: {
  source: string;
  category: string;
  method: string;
}): Promise<Leaderboard | null> {
  const newest = await db.snapshot.findFirst({
    where: { source: { slug: source }, category, method },
    orderBy: { id: "desc" },
    include: { source: true, rows: { include: { model: true }, orderBy: { position: "asc" } } },
  });
  if (!newest) return null;
  const { rows, source: from, sourceId: _, parameters, filters, dropped, ...columns } = newest;
  return {
    snapshot: {
      ...columns,
      id: columns.id as SnapshotId,
      source: { slug: from.slug, name: from.name, kind: from.kind, description: from.description },
      parameters: parameters as Provenance["parameters"],
      filters: filters as Provenance["filters"],
      dropped: dropped as Provenance["dropped"],
      voteCutoff: columns.voteCutoff?.toISOString() ?? null,
      createdAt: columns.createdAt.toISOString(),
    },
    rows: rows.map(toRow),
  };
}

type StoredRow = Prisma.SnapshotRowGetPayload<{ include: { model: true } }>;

function toRow({ model, snapshotId: _, modelId: __, position: ___, bound, ...row }: StoredRow): LeaderboardRow {
  const { slug, name, organization, license, link, isToy } = model;
  return {
    ...row,
    model: slug,
    name,
    organization,
    license,
    link,
    isToy,
    ...(bound && { bound: bound as LeaderboardRow["bound"] }),
  };
}

/** What the newest snapshot was made of, to tell whether a new one would be the same. */
export function newestInput(sourceId: string, category: string, method: BoardMethod) {
  return db.snapshot.findFirst({
    where: { sourceId, category, method },
    orderBy: { id: "desc" },
    select: {
      inputHash: true,
      codeVersion: true,
      rounds: true,
      filters: true,
      rows: { select: { rank: true, model: { select: { slug: true } } } },
    },
  });
}

/** All sources, with how many votes each has, counted or not. */
export function listSources() {
  return db.$queryRaw<
    {
      id: string;
      slug: string;
      name: string;
      kind: "arena" | "simulated" | "imported";
      description: string;
      votes: number;
    }[]
  >`
    select s.id::text, s.slug, s.name, s.kind::text, s.description,
           (select count(*)::int from "Vote" v where v."sourceId" = s.id) as votes
    from "Source" s order by s.kind = 'arena' desc, s."createdAt"`;
}
