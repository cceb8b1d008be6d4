import { isDeepStrictEqual } from "node:util";
import type { Provenance } from "./types.ts";

/** What a snapshot says of a model, as far as two of them are compared. */
interface Ranked {
  model: string;
  rank: number | null;
  rating: number | null;
  votes: number;
}

type Side = Pick<
  Provenance,
  "id" | "category" | "method" | "parameters" | "filters" | "codeVersion" | "inputHash" | "votes" | "voteCutoff"
>;

/** One model on two boards; null where it is not on one of them. */
export interface Move {
  model: string;
  from: Omit<Ranked, "model"> | null;
  to: Omit<Ranked, "model"> | null;
  /** In points; null unless rated on both. */
  change: number | null;
}

export interface Comparison {
  /** Models in the order of the second board; those that are only on the first come last. */
  moves: Move[];
  appeared: string[];
  disappeared: string[];
  votes: { from: number; to: number };
  /** Rules that keep another number of votes off. */
  filters: { rule: string; version: number; from: number; to: number }[];
  /** Options, method, category or code that differ. */
  parameters: { name: string; from: unknown; to: unknown }[];
  /** Whether both were made from the very same votes. */
  sameVotes: boolean;
}

/** What differs between two snapshots, from what they say of themselves. */
export function compareSnapshots(
  from: { snapshot: Side; rows: readonly Ranked[] },
  to: { snapshot: Side; rows: readonly Ranked[] },
): Comparison {
  const of = (rows: readonly Ranked[]) =>
    new Map(rows.map(({ model, rank, rating, votes }) => [model, { rank, rating, votes }]));
  const [before, after] = [of(from.rows), of(to.rows)];
  const names = [...new Set([...after.keys(), ...before.keys()])];
  const moves = names.map((model): Move => {
    const [one, other] = [before.get(model) ?? null, after.get(model) ?? null];
    const isRated = one?.rating != null && other?.rating != null;
    return { model, from: one, to: other, change: isRated ? other.rating! - one.rating! : null };
  });
  return {
    moves,
    appeared: names.filter((model) => !before.has(model)),
    disappeared: names.filter((model) => !after.has(model)),
    votes: { from: from.snapshot.votes, to: to.snapshot.votes },
    filters: changedFilters(from.snapshot.filters, to.snapshot.filters),
    parameters: changedParameters(from.snapshot, to.snapshot),
    sameVotes: from.snapshot.inputHash === to.snapshot.inputHash,
  };
}

function changedFilters(from: Provenance["filters"], to: Provenance["filters"]): Comparison["filters"] {
  const name = ({ rule, version }: { rule: string; version: number }) => `${rule}/${version}`;
  const [before, after] = [from, to].map((filters) => new Map(filters.map((filter) => [name(filter), filter.votes])));
  const all = new Map([...from, ...to].map(({ rule, version }) => [name({ rule, version }), { rule, version }]));
  return [...all]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, rule]) => ({ ...rule, from: before.get(key) ?? 0, to: after.get(key) ?? 0 }))
    .filter((filter) => filter.from !== filter.to);
}

function changedParameters(from: Side, to: Side): Comparison["parameters"] {
  const all = ({ parameters, method, category, codeVersion }: Side): Record<string, unknown> => ({
    ...parameters,
    method,
    category,
    codeVersion,
  });
  const [before, after] = [all(from), all(to)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key) => ({ name: key, from: before[key], to: after[key] }));
}
