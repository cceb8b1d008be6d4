import type { Excluded } from "#lib/counts/types.ts";
import { winners } from "#lib/rating/index.ts";
import type { Dropped, Machinery, OnProgress, PairCount, VoteColumns } from "#lib/rating/index.ts";
import { tagsVersion } from "#lib/tagging/categories-file.ts";
import { codeVersion } from "#lib/version.ts";
import { ratingOptions } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { hashInput, rateBoard, withoutRareModels } from "./build-snapshot.ts";
import type { BoardInput } from "./build-snapshot.ts";
import { overall } from "./categories.ts";
import type { NewSnapshot, Provenance } from "./types.ts";

/** The votes of a board, and what goes with them into its snapshot. */
export interface Gathered {
  input: BoardInput;
  excluded: Excluded[];
  dropped: Dropped[];
  voteCutoff: Date | null;
  taken: string;
  position: number;
}

/** All that says how a board is made, besides its votes. */
export function parametersOf(spec: BoardSpec, rounds: number): Record<string, unknown> {
  const { window, minVotes } = spec;
  return {
    ...ratingOptions(spec, rounds),
    ...(window !== "all" && { window }),
    ...(minVotes > 0 && { minVotes }),
    ...(spec.category !== overall && { tagging: tagsVersion() }),
  };
}

/** Leaves out what the board leaves out, whichever way its votes are given. */
export function prepare({ input, dropped, ...rest }: Gathered, spec: BoardSpec): Gathered {
  if (spec.minVotes === 0) return { input, dropped, ...rest };
  if (input.kind === "counts") {
    const kept = withoutRareModels(input.counts, spec.minVotes);
    return { ...rest, input: { kind: "counts", counts: kept.counts }, dropped: [...dropped, ...kept.dropped] };
  }
  const kept = withoutRareModels(countsOf(input.votes), spec.minVotes);
  const names = new Set(kept.counts.flatMap(({ modelA, modelB }) => [modelA, modelB]));
  const { models, modelA, modelB, winner } = input.votes;
  const isKept = models.map((model) => names.has(model));
  const places = Array.from(winner, (_, i) => i).filter((i) => isKept[modelA[i]] && isKept[modelB[i]]);
  const picked = <Column extends ArrayLike<number>>(column: Column) => Float64Array.from(places, (i) => column[i]);
  const votes = { models, modelA: picked(modelA), modelB: picked(modelB), winner: picked(winner) };
  const all = [...dropped, ...kept.dropped];
  if (input.kind === "sequence") return { ...rest, input: { kind: "sequence", votes }, dropped: all };
  const style = input.style.map(({ a, b }) => ({ a: picked(a), b: picked(b) }));
  return { ...rest, input: { kind: "style", votes, style }, dropped: all };
}

/** Votes in columns as counts per ordered pair and winner. */
export function countsOf({ models, modelA, modelB, winner }: VoteColumns): PairCount[] {
  const cells = new Map<number, number>();
  for (let v = 0; v < winner.length; v++) {
    const at = (modelA[v] * models.length + modelB[v]) * 4 + winner[v];
    cells.set(at, (cells.get(at) ?? 0) + 1);
  }
  return [...cells].map(([at, count]) => {
    const pair = Math.floor(at / 4);
    return {
      modelA: models[Math.floor(pair / models.length)],
      modelB: models[pair % models.length],
      winner: winners[at % 4],
      count,
    };
  });
}

export interface Making {
  source: { id: string; slug: string };
  spec: BoardSpec;
  parameters: Record<string, unknown>;
  inputHash?: string;
  machinery?: Machinery;
  onProgress?: OnProgress;
}

/** A snapshot, ready to be stored: pure but for the threads it may use. */
export function assemble(
  gathered: Gathered,
  { source, spec, parameters, inputHash, machinery, onProgress }: Making,
): NewSnapshot {
  const { input, excluded, dropped, voteCutoff, taken, position } = gathered;
  const options = ratingOptions(spec, Number(parameters.rounds));
  const board = rateBoard(input, { ...options, seed: Number(parameters.seed) }, machinery, onProgress);
  return {
    source,
    spec,
    board: { ...board, dropped: [...board.dropped, ...dropped] },
    parameters,
    filters: filtersOf(excluded),
    excluded,
    voteCutoff,
    codeVersion,
    inputHash: inputHash ?? hashInput(input),
    taken,
    position,
  };
}

/** How many votes each rule and version keeps off, alone or among others; private battles are no rule's doing. */
export function filtersOf(excluded: readonly Excluded[]): Provenance["filters"] {
  const votesOf = new Map<string, number>();
  for (const { reasons, votes } of excluded)
    for (const reason of reasons) if (reason !== "private") votesOf.set(reason, (votesOf.get(reason) ?? 0) + votes);
  return [...votesOf]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([reason, votes]) => {
      const [rule, version] = reason.split("/");
      return { rule, version: Number(version), votes };
    });
}
