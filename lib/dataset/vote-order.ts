import { winners } from "#lib/rating/index.ts";
import { fail, ok } from "#lib/result.ts";
import { stableOrder } from "./stable-order.ts";
import { describe, isSameCell, votesOf } from "./vote-cells.ts";
import { clockOf, secondsOf } from "./vote-times.ts";
import type { DuckDBDataChunk } from "@duckdb/node-api";
import type { Result } from "#lib/result.ts";
import type { CellOfFile, OpenedFile } from "./vote-cells.ts";
import type { Cell } from "./vote-dialects.ts";

/** What to read beside the votes, as SQL: texts, of which every vote gets the number of its own, and numbers. */
export interface Wanted {
  labels: readonly string[];
  numbers: readonly string[];
}

/** The votes of one file, in order; numbers stand for models, winners and labels. */
export interface OrderedPart {
  modelA: Int32Array;
  modelB: Int32Array;
  winner: Uint8Array;
  /** Null when the file has no times. */
  time: Float64Array | null;
  labels: Int32Array[];
  numbers: Float64Array[];
}

/** What the numbers stand for, over all files: new names join the maps. */
export interface Names {
  models: Map<string, number>;
  labels: readonly Map<string, number>[];
}

/** Votes that were left out, as their time or one of their numbers cannot be read. */
interface Unread {
  badTimes: number;
  badNumbers: number;
}

/**
 * Reads a file whose cells are known: only numbers, and the labels asked for, leave DuckDB, a few thousand votes at a time.
 *
 * Fails: "bad_votes", naming the first time or number in the file that is none.
 */
export async function readInOrder(
  opened: OpenedFile,
  cells: readonly CellOfFile[],
  names: Names,
  wanted: Wanted,
): Promise<Result<{ part: OrderedPart } & Unread, "bad_votes">> {
  const total = cells.reduce((sum, { count, problem }) => (problem ? sum : sum + count), 0);
  const clock = clockOf(opened.source);
  const seats = seatsOf(cells, names.models);
  const part = emptyPart(total, wanted, clock !== undefined);
  const rows = new Float64Array(total);
  const unread: Unread = { badTimes: 0, badNumbers: 0 };
  const hasMore = wanted.labels.length + wanted.numbers.length > 0;
  let next = 0;

  const take = (chunk: DuckDBDataChunk) => {
    const [ids, n, times, ...more] = chunk.getColumns() as [number[], number[], (number | null)[], ...unknown[][]];
    const texts = more.slice(0, wanted.labels.length) as Cell[][];
    const numbers = more.slice(wanted.labels.length) as (number | null)[][];
    for (let row = 0; row < ids.length; row++) {
      const seat = 3 * ids[row];
      if (seats[seat] < 0) continue;
      if (clock && !Number.isFinite(times[row])) unread.badTimes++;
      else if (hasMore && !numbers.every((column) => Number.isFinite(column[row]))) unread.badNumbers++;
      else {
        part.modelA[next] = seats[seat];
        part.modelB[next] = seats[seat + 1];
        part.winner[next] = seats[seat + 2];
        if (part.time) part.time[next] = times[row]!;
        if (hasMore) {
          texts.forEach((column, i) => (part.labels[i][next] = codeOf(names.labels[i], column[row])));
          numbers.forEach((column, i) => (part.numbers[i][next] = column[row]!));
        }
        rows[next++] = n[row];
      }
    }
  };
  // Several threads would hand rows over as they come; sorting them again takes longer than reading them with one.
  await opened.connection.run("set threads = 1");
  const result = await opened.connection.stream(select(opened, wanted, clock));
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    take(chunk);
  }
  if (next < total && !opened.lenient) {
    return fail("bad_votes", { message: await findUnread(opened, cells, wanted, clock) });
  }
  // DuckDB does not promise that a join keeps the order of a file. It does, mostly, and then there is nothing to sort.
  const read = mapColumns(part, (column) => column.subarray(0, next) as typeof column);
  const asInFile = arrange(read, stableOrder(rows.subarray(0, next)));
  return ok({ part: asInFile.time ? arrange(asInFile, stableOrder(asInFile.time)) : asInFile, ...unread });
}

/** One sequence out of several files: by time when all have times, else one file after another. */
export function joinParts(parts: readonly OrderedPart[]): OrderedPart {
  if (parts.length === 1) return parts[0];
  const total = parts.reduce((sum, { modelA }) => sum + modelA.length, 0);
  const wanted = { labels: parts[0].labels.map(() => ""), numbers: parts[0].numbers.map(() => "") };
  const joined = emptyPart(
    total,
    wanted,
    parts.every(({ time }) => time !== null),
  );
  let offset = 0;
  for (const part of parts) {
    joined.modelA.set(part.modelA, offset);
    joined.modelB.set(part.modelB, offset);
    joined.winner.set(part.winner, offset);
    joined.time?.set(part.time!, offset);
    part.labels.forEach((codes, i) => joined.labels[i].set(codes, offset));
    part.numbers.forEach((column, i) => joined.numbers[i].set(column, offset));
    offset += part.modelA.length;
  }
  return joined.time ? arrange(joined, stableOrder(joined.time)) : joined;
}

/** `[3 * id]` and the next two: the models and the winner of a cell; −1 for cells that cannot be read. */
function seatsOf(cells: readonly CellOfFile[], models: Map<string, number>): Int32Array {
  const seats = new Int32Array(3 * cells.length).fill(-1);
  for (const cell of cells) {
    if (cell.problem) continue;
    seats[3 * cell.id] = codeOf(models, cell.modelA);
    seats[3 * cell.id + 1] = codeOf(models, cell.modelB);
    seats[3 * cell.id + 2] = winners.indexOf(cell.winner);
  }
  return seats;
}

/** The number of a name, the next free one when it is new; −1 for nothing. */
function codeOf(names: Map<string, number>, name: Cell): number {
  if (name === null) return -1;
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

function select(opened: OpenedFile, wanted: Wanted, clock: string | undefined): string {
  const extra = [...wanted.labels.map((_, i) => `label${i}`), ...wanted.numbers.map((_, i) => `number${i}`)];
  return `select cells.id, cast(n as double), ${["t", ...extra].join(", ")} from ${numberedVotes(opened, wanted, clock)}`;
}

function numberedVotes(opened: OpenedFile, { labels, numbers }: Wanted, clock: string | undefined): string {
  const more = {
    t: clock ? secondsOf(opened.source, clock) : "cast(null as double)",
    clock: clock ? opened.source.text(clock) : "null",
    ...Object.fromEntries(labels.map((sql, i) => [`label${i}`, sql])),
    ...Object.fromEntries(numbers.map((sql, i) => [`number${i}`, sql])),
  };
  return `${votesOf(opened, { more, isNumbered: true })} as votes join cells on ${isSameCell(opened)}`;
}

/** The message for the first row whose time or number cannot be read. */
async function findUnread(
  opened: OpenedFile,
  cells: readonly CellOfFile[],
  wanted: Wanted,
  clock: string | undefined,
): Promise<string> {
  const good = cells.filter(({ problem }) => !problem).map(({ id }) => id);
  const unreadTime = clock ? "t is null or not isfinite(t)" : "false";
  const unreadNumber = wanted.numbers.map((_, i) => `number${i} is null or not isfinite(number${i})`);
  const result = await opened.connection.run(
    `select cast(n as double), clock, ${unreadTime} from ${numberedVotes(opened, wanted, clock)}
     where cells.id in (${good.join(", ")}) and (${[unreadTime, ...unreadNumber].join(" or ")}) order by n limit 1`,
  );
  const [[record, value, isTime]] = (await result.getRows()) as [number, Cell, boolean][];
  return isTime
    ? describe(opened, record, { column: clock!, value, explanation: "is not a time" })
    : describe(opened, record, {
        column: "conv_metadata",
        value: null,
        explanation: "tells the style of both answers",
      });
}

function emptyPart(votes: number, { labels, numbers }: Wanted, hasTimes: boolean): OrderedPart {
  return {
    modelA: new Int32Array(votes),
    modelB: new Int32Array(votes),
    winner: new Uint8Array(votes),
    time: hasTimes ? new Float64Array(votes) : null,
    labels: labels.map(() => new Int32Array(votes)),
    numbers: numbers.map(() => new Float64Array(votes)),
  };
}

type Column = Int32Array | Uint8Array | Float64Array;

function mapColumns(part: OrderedPart, change: <T extends Column>(column: T) => T): OrderedPart {
  return {
    modelA: change(part.modelA),
    modelB: change(part.modelB),
    winner: change(part.winner),
    time: part.time && change(part.time),
    labels: part.labels.map(change),
    numbers: part.numbers.map(change),
  };
}

/** Puts the votes of a part into order, in place: ten million of them leave no room for a second copy. */
function arrange(part: OrderedPart, order: Uint32Array | null): OrderedPart {
  if (!order) return part;
  return mapColumns(part, (column) => {
    const unsorted = column.slice();
    for (let i = 0; i < order.length; i++) column[i] = unsorted[order[i]];
    return column;
  });
}
