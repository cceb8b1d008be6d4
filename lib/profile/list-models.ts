import "server-only";
import { listPublicModels } from "#lib/models/store.ts";
import type { ModelStatus } from "#lib/models/types.ts";
import type { LeaderboardRow, Provenance } from "#lib/leaderboard/types.ts";
import { usualBoard } from "./boards.ts";
import { listVoteSources, privateSlugs } from "./store.ts";
import type { VoteSource } from "./types.ts";

/** A line of the list of models: who it is, and how it stands where it has votes. */
export interface ListedModel {
  slug: string;
  name: string;
  organization: string;
  license: string;
  isToy: boolean;
  status: ModelStatus;
  row: Pick<LeaderboardRow, "rank" | "rating" | "low" | "high" | "bound" | "votes"> | null;
}

export interface ModelIndex {
  source: VoteSource | null;
  sources: VoteSource[];
  snapshot: Provenance | null;
  models: ListedModel[];
}

/** The models of one source as its board has them; for the arena also those on the roster that have no votes yet. */
export async function listModels(asked = "arena"): Promise<ModelIndex | null> {
  const [sources, hidden] = await Promise.all([listVoteSources(), privateSlugs()]);
  const source = sources.find(({ slug }) => slug === asked) ?? null;
  if (!source && asked !== "arena") return null;
  const [board, roster] = await Promise.all([
    source && usualBoard(source.slug),
    asked === "arena" ? listPublicModels() : [],
  ]);
  const statusOf = new Map(roster.map(({ slug, status }) => [slug, status]));
  const rated = (board?.rows ?? [])
    .filter(({ model }) => !hidden.has(model))
    .map(({ model, name, organization, license, isToy, ...row }): ListedModel => {
      const status = statusOf.get(model) ?? "external";
      return { slug: model, name, organization, license, isToy, status, row };
    });
  const known = new Set(rated.map(({ slug }) => slug));
  const unrated = roster.filter(({ slug }) => !known.has(slug)).map((model): ListedModel => ({ ...model, row: null }));
  return { source, sources, snapshot: board?.snapshot ?? null, models: [...rated, ...unrated] };
}
