import { createHash } from "node:crypto";
import {
  rateSequence,
  rateTally,
  rateVotes,
  styleCovariate,
  styleFeatures,
  tally,
  tallyCells,
} from "#lib/rating/index.ts";
import type {
  Board,
  Dropped,
  Machinery,
  OnProgress,
  PairCount,
  RatingOptions,
  Tally,
  VoteColumns,
} from "#lib/rating/index.ts";

/** Answers' looks, one pair of numbers per vote and feature, in the order of `styleFeatures`. */
export type StyleColumns = readonly { a: Float64Array; b: Float64Array }[];

/** The votes a board is made of: counts are enough for Bradley–Terry; order and style need the votes themselves. */
export type BoardInput =
  | { kind: "counts"; counts: readonly PairCount[] }
  | { kind: "sequence"; votes: VoteColumns }
  | { kind: "style"; votes: VoteColumns; style: StyleColumns };

/** Input to rows. Pure: the same input and options give the same board, with or without other threads. */
export function rateBoard(
  input: BoardInput,
  options: RatingOptions,
  machinery?: Machinery,
  onProgress?: OnProgress,
): Board {
  switch (input.kind) {
    case "counts":
      return rateTally(tallyOf(input.counts), options, onProgress, machinery);
    case "sequence":
      return rateSequence(input.votes, options, onProgress, machinery);
    case "style": {
      const covariates = styleFeatures.map((name, k) => styleCovariate(name, input.style[k].a, input.style[k].b));
      return rateVotes(input.votes, options, { covariates }, onProgress);
    }
  }
}

/** A table of n × n × 4 counts stays small up to this many models; beyond, a map of what there is does. */
const mostDense = 1000;

/** The same tally as `tally` makes, several times as fast for a full board. */
function tallyOf(counts: readonly PairCount[]): Tally {
  const places = new Map<string, number>();
  const place = (model: string) => {
    let at = places.get(model);
    if (at === undefined) places.set(model, (at = places.size));
    return at;
  };
  const cells = counts.map(({ modelA, modelB, winner, count }) => ({
    a: place(modelA),
    b: place(modelB),
    winner,
    count,
  }));
  return places.size > mostDense ? tally(counts) : tallyCells([...places.keys()], cells);
}

/** Without models that have fewer votes than asked for; their votes are told, not forgotten. */
export function withoutRareModels(
  counts: readonly PairCount[],
  minVotes: number,
): { counts: PairCount[]; dropped: Dropped[] } {
  if (minVotes <= 0) return { counts: [...counts], dropped: [] };
  const votes = new Map<string, number>();
  for (const { modelA, modelB, count } of counts) {
    if (modelA === modelB) continue;
    for (const model of [modelA, modelB]) votes.set(model, (votes.get(model) ?? 0) + count);
  }
  const isKept = ({ modelA, modelB }: PairCount) =>
    modelA === modelB || [modelA, modelB].every((model) => (votes.get(model) ?? 0) >= minVotes);
  const left = counts.filter((count) => !isKept(count)).reduce((sum, { count }) => sum + count, 0);
  return {
    counts: counts.filter(isKept),
    dropped: left > 0 ? [{ reason: "below_minimum_votes", count: left }] : [],
  };
}

/**
 * SHA-256 over the input in canonical form, as 64 hexadecimal digits: equal inputs, equal hashes.
 *
 * Of counts: a line `model_a TAB model_b TAB wins_a TAB wins_b TAB ties TAB both_bad` per ordered pair, by model_a and model_b
 * in order of their code units. Of votes: a line `model_a TAB model_b TAB winner` each (its place among the four), in order,
 * with the style features of both answers behind it where they are rated.
 */
export function hashInput(input: BoardInput): string {
  const hash = createHash("sha256").update(`${input.kind}\n`);
  if (input.kind === "counts") return hash.update(countLines(input.counts)).digest("hex");
  const { models, modelA, modelB, winner } = input.votes;
  const style = input.kind === "style" ? input.style : [];
  let lines = "";
  for (let i = 0; i < winner.length; i++) {
    lines += `${models[modelA[i]]}\t${models[modelB[i]]}\t${winner[i]}`;
    for (const { a, b } of style) lines += `\t${a[i]}\t${b[i]}`;
    lines += "\n";
    if (lines.length > 1 << 20) {
      hash.update(lines);
      lines = "";
    }
  }
  return hash.update(lines).digest("hex");
}

const byCodeUnit = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function countLines(counts: readonly PairCount[]): string {
  const slots = { model_a: 0, model_b: 1, tie: 2, both_bad: 3 };
  const pairs = new Map<string, Map<string, number[]>>();
  for (const { modelA, modelB, winner, count } of counts) {
    if (count === 0) continue;
    let rivals = pairs.get(modelA);
    if (!rivals) pairs.set(modelA, (rivals = new Map()));
    let cell = rivals.get(modelB);
    if (!cell) rivals.set(modelB, (cell = [0, 0, 0, 0]));
    cell[slots[winner]] += count;
  }
  let lines = "";
  for (const modelA of [...pairs.keys()].sort(byCodeUnit)) {
    const rivals = pairs.get(modelA)!;
    for (const modelB of [...rivals.keys()].sort(byCodeUnit))
      lines += `${modelA}\t${modelB}\t${rivals.get(modelB)!.join("\t")}\n`;
  }
  return lines;
}

/** JSON with the members of every object in order of their names: equal values, equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => byCodeUnit(one, other)))
      : inner,
  );
}

/** A UUID (version 8, RFC 9562) that is the hash of what it names. */
export function contentId(content: unknown): string {
  const hex = createHash("sha256").update(canonicalJson(content)).digest("hex");
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
