import "server-only";
import { windowDays } from "#lib/leaderboard/board-spec.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { awaitBoard, readCounts, readVotesInOrder } from "#lib/leaderboard/boards.ts";
import { hashInput } from "#lib/leaderboard/build-snapshot.ts";
import { boardHistory } from "#lib/leaderboard/history-store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { defaultRatingOptions, rateSequence } from "#lib/rating/index.ts";
import type { BoardReplicates, PairCount, RatingOptions } from "#lib/rating/index.ts";
import { ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { Keeper } from "./kept.ts";
import type { Moment } from "./rating-pictures.ts";
import { runInThread } from "./run-in-thread.ts";
import { countsByTime } from "./store.ts";
import type { VoteRange } from "./store.ts";
import type { Stretch } from "./thread-work.ts";

// Next loads this module once per bundle; what is kept is worth keeping once.
const holder = globalThis as { ringsidePictures?: { small: Keeper; large: Keeper } };

/** Replicates of 500 models take 4 MB, the rest next to nothing. */
const kept = () => (holder.ringsidePictures ??= { small: new Keeper(400), large: new Keeper(6) });

/** What is counted anew is counted at most this often. */
const leastMs = 10_000;

/** A board and the very votes it was made of. */
export interface CountedBoard {
  board: Leaderboard;
  counts: PairCount[];
}

export const rangeOf = (spec: BoardSpec): VoteRange => ({
  source: spec.source,
  category: spec.category,
  days: windowDays(spec),
});

/** Something counted from votes, by name and range; kept for a while. */
export const keptFor = <Value>(name: string, range: VoteRange, make: () => Promise<Value>): Promise<Value> =>
  kept().small.get(`${name} ${JSON.stringify(range)}`, make, leastMs);

type NoBoard = "source_not_found" | "snapshot_not_found" | "board_in_making";

/** A board with its counts, which are read once per snapshot. */
export async function countedBoard(spec: BoardSpec, signal: AbortSignal): Promise<Result<CountedBoard, NoBoard>> {
  const found = await awaitBoard(spec, signal);
  if (!found.ok) return found;
  const board = found.value;
  const counts = await kept().large.get(`counts ${board.snapshot.id}`, () => countsOfBoard(spec, board));
  return ok({ board, counts });
}

const patience = { times: 5, ms: 100 };

/** While votes come in, counts may already be ahead of the board, whose hash tells: the next board is then about to come. */
async function countsOfBoard(spec: BoardSpec, board: Leaderboard): Promise<PairCount[]> {
  const isHashed = spec.method === "bradley-terry";
  for (let attempt = 0; ; attempt++) {
    const counts = await readCounts(spec);
    const isSame = !isHashed || hashInput({ kind: "counts", counts }) === board.snapshot.inputHash;
    // A board that never rests is drawn with what there is; it differs by a handful of votes.
    if (isSame || attempt === patience.times) return counts;
    await new Promise((resolve) => setTimeout(resolve, patience.ms));
  }
}

/** The options a snapshot says it was made with. */
export function optionsOf({ snapshot }: Leaderboard): RatingOptions {
  const given = snapshot.parameters as Partial<RatingOptions>;
  return { ...defaultRatingOptions, ...given, rounds: snapshot.rounds, seed: snapshot.seed };
}

/** Of more votes than this, no picture reads every one again. */
const mostReversed = 200_000;

/** Online Elo had the same votes come in reverse order, by model; null where that is not told. */
export function reversedElo(spec: BoardSpec, board: Leaderboard): Promise<ReadonlyMap<string, number> | null> {
  if (board.snapshot.votes > mostReversed) return Promise.resolve(null);
  return kept().small.get(`reversed ${board.snapshot.id}`, async () => {
    const votes = await readVotesInOrder(spec);
    if (!votes) return null;
    const [modelA, modelB, winner] = [votes.modelA, votes.modelB, votes.winner].map((column) =>
      Int32Array.from(column).reverse(),
    );
    const { rows } = rateSequence({ ...votes, modelA, modelB, winner }, { ...optionsOf(board), rounds: 0 });
    return new Map(rows.flatMap(({ model, rating }): [string, number][] => (rating === null ? [] : [[model, rating]])));
  });
}

/** The replicates a board’s intervals came from, drawn again off this thread; null where its method has none from counts. */
export function replicatesOfBoard({ board, counts }: CountedBoard): Promise<BoardReplicates | null> {
  const options = optionsOf(board);
  if (board.snapshot.method !== "bradley-terry" || options.rounds === 0 || counts.length === 0)
    return Promise.resolve(null);
  return kept().large.get(`replicates ${board.snapshot.id}`, () =>
    runInThread({ kind: "replicates", counts, options }),
  );
}

export function evenRows({ board, counts }: CountedBoard) {
  const options: RatingOptions = { ...optionsOf(board), method: "bradley-terry", weights: "none" };
  return kept().small.get(`even ${board.snapshot.id}`, () => runInThread({ kind: "even", counts, options }));
}

/** Stretches of time that a source without a history of its own is told in. */
const parts = 24;

/**
 * What a board has shown so far; where that is next to nothing, as of votes that came all at once, what it would have shown
 * as they were cast.
 */
export async function momentsOf(
  spec: BoardSpec,
  { snapshot }: Leaderboard,
): Promise<{ moments: Moment[]; isToldFromVotes: boolean }> {
  const range = rangeOf(spec);
  const shown = await keptFor(`history ${JSON.stringify(spec)}`, range, () => boardHistory(spec));
  if (shown.length > 3 || snapshot.source.kind === "arena") return { moments: shown, isToldFromVotes: false };
  const options: RatingOptions = { ...optionsOf({ snapshot, rows: [] }), method: "bradley-terry" };
  const moments = await kept().small.get(`told ${snapshot.id}`, async () => {
    const stretches = new Map<string, Stretch>();
    for (const { until, ...count } of await countsByTime(range, parts)) {
      let stretch = stretches.get(until);
      if (!stretch) stretches.set(until, (stretch = { until, counts: [] }));
      stretch.counts.push(count);
    }
    return runInThread({ kind: "history", stretches: [...stretches.values()], options });
  });
  return moments.length > 1 ? { moments, isToldFromVotes: true } : { moments: shown, isToldFromVotes: false };
}
