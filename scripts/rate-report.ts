import { countVoteFiles, readVoteFiles } from "#lib/dataset/vote-files.ts";
import {
  fastChatRidge,
  headToHead,
  predictedWinRate,
  rateCounts,
  rateSequence,
  rateTally,
  rateVotes,
} from "#lib/rating/index.ts";
import { styleCovariate, styleFeatures, tally, tallyColumns } from "#lib/rating/index.ts";
import { ok } from "#lib/result.ts";
import { ArgumentError } from "./rate-arguments.ts";
import { compareMethods } from "./rate-compare.ts";
import type { Labels, ReadFailure } from "#lib/dataset/vote-files.ts";
import type { Board, Dropped, Machinery, PairCount, RatingOptions, Tally, VoteColumns } from "#lib/rating/index.ts";
import type { Result } from "#lib/result.ts";
import type { Arguments } from "./rate-arguments.ts";
import type { Comparison } from "./rate-compare.ts";

/** Every pair of a board, `[i][j]` being model i against model j; null where there is nothing to say. */
export interface Matrix {
  /** In the order of the board's rows. */
  models: string[];
  /** The chance, by the ratings, that i beats j. */
  predicted: (number | null)[][];
  /** The share of the points that i took, a tie being half a point. */
  observed: (number | null)[][];
  votes: number[][];
}

export type RatedBoard = Board & { matrix?: Matrix };

/** The board of all votes, and what else was asked for. */
export type Report = RatedBoard & {
  where?: string;
  /** The column whose voters or prompts were drawn whole. */
  cluster?: string;
  style?: true;
  compare?: Comparison;
  by?: { column: string; unlabelled: number; boards: (RatedBoard & { value: string })[] }[];
};

type OnPhase = (phase: string, share: number) => void;

/** Reads and rates what the arguments ask for. Fails: as reading votes does. */
export async function makeReport(
  given: Arguments,
  onPhase: OnPhase,
  machinery: Machinery = {},
): Promise<Result<Report, ReadFailure>> {
  const { options, cluster, style } = given;
  const needsVotes = options.method === "elo" || cluster !== undefined || style || given.compare.length > 0;
  const report = await (needsVotes ? fromVotes : fromCounts)(given, onPhase, machinery);
  if (!report.ok) return report;
  return ok({
    ...report.value,
    ...(given.where === undefined ? {} : { where: given.where }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(style ? { style: true } : {}),
  });
}

type MakeReport = (given: Arguments, onPhase: OnPhase, machinery: Machinery) => Promise<Result<Report, ReadFailure>>;

const fromCounts: MakeReport = async (given, onPhase, machinery) => {
  const read = await countVoteFiles(given.files, { ...readingOf(given, onPhase), by: given.by });
  if (!read.ok) return read;
  const { counts, dropped, by } = read.value;
  const rateOne = (some: PairCount[], options: RatingOptions, share?: (share: number) => void) =>
    withMatrix(given, rateCounts(some, options, share, machinery), () => tally(some));

  checkAnchor(
    given.options,
    counts.flatMap(({ modelA, modelB }) => [modelA, modelB]),
  );
  const board = withDropped(
    rateOne(counts, given.options, (share) => onPhase("rating", share)),
    dropped,
  );
  if (by.length === 0) return ok(board);
  return ok({
    ...board,
    by: by.map(({ column, unlabelled, groups }) => ({
      column,
      unlabelled,
      boards: inOrder([...groups.keys()]).map((value) => ({
        value,
        ...rateGroup(given.options, (options) => rateOne(groups.get(value)!, options)),
      })),
    })),
  });
};

const fromVotes: MakeReport = async (given, onPhase, machinery) => {
  const { by, cluster, compare, files } = given;
  const labels = cluster === undefined ? by : [...by, cluster];
  const needsStyle = given.style || compare.includes("style");
  const read = await readVoteFiles(files, { ...readingOf(given, onPhase), labels, style: needsStyle });
  if (!read.ok) return read;
  const { votes, dropped, style } = read.value;
  const clusters = cluster === undefined ? undefined : clustersOf(read.value.labels[by.length]);
  const rateOne = (only: Uint32Array | null, options: RatingOptions, share?: (share: number) => void) => {
    const some = only ? pick(votes, only) : votes;
    const details = {
      clusters: clusters && (only ? Int32Array.from(only, (vote) => clusters[vote]) : clusters),
      ...(given.style ? { covariates: covariatesOf(style, only), ridge: fastChatRidge } : {}),
    };
    const rateIt = () => {
      if (options.method === "elo") return rateSequence(some, options, share, machinery);
      if (clusters || given.style) return rateVotes(some, options, details, share);
      return rateTally(tallyColumns(some), options, share, machinery);
    };
    return withMatrix(given, rateIt(), () => tallyColumns(some));
  };

  checkAnchor(given.options, votes.models);
  const board = withDropped(
    rateOne(null, given.options, (share) => onPhase("rating", share)),
    dropped,
  );
  if (compare.length > 0) {
    const covariates = needsStyle ? covariatesOf(style, null) : [];
    const onShare = (share: number) => onPhase("comparing", share);
    return ok({ ...board, compare: compareMethods(compare, votes, given.options, covariates, onShare) });
  }
  if (by.length === 0) return ok(board);
  return ok({
    ...board,
    by: by.map((column, i) => {
      const { values, codes } = read.value.labels[i];
      const votesOf = groupVotes(codes, values.length);
      return {
        column,
        unlabelled: codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0),
        boards: inOrder(values).map((value) => ({
          value,
          ...rateGroup(given.options, (options) => rateOne(votesOf[values.indexOf(value)], options)),
        })),
      };
    }),
  });
};

const readingOf = ({ lenient, where, threads }: Arguments, onPhase: OnPhase) => ({
  lenient,
  where,
  threads,
  onProgress: (share: number) => onPhase("reading", share),
});

function checkAnchor({ anchor }: RatingOptions, models: readonly string[]): void {
  if (anchor && !models.includes(anchor.model)) {
    throw new ArgumentError(`--anchor: no model is called ${JSON.stringify(anchor.model)} in these votes`);
  }
}

/** Rates one value of a column; where the anchored model has no rating of its own there, without the anchor. */
function rateGroup<T>(options: RatingOptions, rateIt: (options: RatingOptions) => T): T | (T & { anchored: false }) {
  try {
    return rateIt(options);
  } catch (error) {
    if (!(error instanceof RangeError) || !options.anchor) throw error;
    return { ...rateIt({ ...options, anchor: undefined }), anchored: false };
  }
}

function withDropped<T extends Board>(board: T, dropped: Dropped[]): T {
  return { ...board, dropped: [...board.dropped, ...dropped] };
}

function withMatrix({ matrix, options }: Arguments, board: Board, count: () => Tally): RatedBoard {
  if (!matrix) return board;
  const votes = count();
  const records = headToHead(votes);
  const seats = new Map(votes.models.map((model, index) => [model, index]));
  const seatOf = board.rows.map(({ model }) => seats.get(model)!);
  const pairs = <T>(fill: (i: number, j: number) => T) =>
    board.rows.map((_, i) => board.rows.map((_, j) => fill(i, j)));
  const recordOf = (i: number, j: number) => records[seatOf[i]][seatOf[j]];
  return {
    ...board,
    matrix: {
      models: board.rows.map(({ model }) => model),
      predicted: pairs((i, j) => {
        const [one, other] = [board.rows[i], board.rows[j]];
        if (i === j || one.component !== other.component || one.rating === null || other.rating === null) return null;
        return predictedWinRate(one.rating, other.rating, options);
      }),
      observed: pairs((i, j) => recordOf(i, j)?.score ?? null),
      votes: pairs((i, j) => recordOf(i, j)?.votes ?? 0),
    },
  };
}

/** One number per vote, by the sorted names of voters or prompts; votes without one are clusters of their own. */
function clustersOf({ values, codes }: Labels): Int32Array {
  const sorted = [...values.keys()].sort((one, other) => (values[one] < values[other] ? -1 : 1));
  const place = new Int32Array(values.length);
  sorted.forEach((code, index) => (place[code] = index));
  let next = values.length;
  return codes.map((code) => (code < 0 ? next++ : place[code]));
}

function covariatesOf(style: readonly Float64Array[], only: Uint32Array | null) {
  const pickFrom = (column: Float64Array) => (only ? Float64Array.from(only, (vote) => column[vote]) : column);
  return styleFeatures.map((feature, k) => styleCovariate(feature, pickFrom(style[2 * k]), pickFrom(style[2 * k + 1])));
}

function pick({ models, modelA, modelB, winner }: VoteColumns, only: Uint32Array): VoteColumns {
  return {
    models,
    modelA: Int32Array.from(only, (vote) => modelA[vote]),
    modelB: Int32Array.from(only, (vote) => modelB[vote]),
    winner: Uint8Array.from(only, (vote) => winner[vote]),
  };
}

/** The votes of each value, in their order. */
function groupVotes(codes: Int32Array, values: number): Uint32Array[] {
  const sizes = new Uint32Array(values);
  for (const code of codes) if (code >= 0) sizes[code]++;
  const groups = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  codes.forEach((code, vote) => {
    if (code >= 0) groups[code][sizes[code]++] = vote;
  });
  return groups;
}

/** Values as a reader looks for them: numbers by size, months by time, the rest by the alphabet. */
const inOrder = (values: readonly string[]) =>
  values.toSorted((one, other) => one.localeCompare(other, "en", { numeric: true }) || (one < other ? -1 : 1));
