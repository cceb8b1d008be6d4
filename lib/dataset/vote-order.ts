import { winners } from "#lib/rating/index.ts";
import { describe, isSameCell, rowsOf } from "./vote-cells.ts";
import type { VoteColumns } from "#lib/rating/index.ts";
import type { CellOfFile, OpenedFile } from "./vote-cells.ts";
import type { Cell } from "./winner-words.ts";

/** The votes of one file, in order. */
export interface OrderedPart {
  modelA: Int32Array;
  modelB: Int32Array;
  winner: Uint8Array;
  /** Null when the file has no times. */
  time: Float64Array | null;
  badTimes: number;
}

/** Reads a file whose cells are known: only a number per row leaves DuckDB. New models join `models`. */
export async function readInOrder(
  opened: OpenedFile,
  cells: CellOfFile[],
  models: Map<string, number>,
): Promise<OrderedPart | { problem: string }> {
  const { connection, source, lenient } = opened;
  const good = cells.filter((cell): cell is CellOfFile & { problem?: undefined } => !cell.problem);
  const total = good.reduce((sum, { count }) => sum + count, 0);
  const clock = ["tstamp", "timestamp"].find((column) => source.columns.includes(column));
  const text = clock ? source.text(clock) : "null";
  // A number is taken as Unix seconds; anything else must be a date and time.
  const time = `coalesce(try_cast(${text} as double), epoch(try_cast(${text} as timestamptz)))`;
  const numbered = rowsOf(opened, `, row_number() over () - 1 as n, ${time} as t, ${text} as clock`);

  const seat = (name: string) => models.get(name) ?? (models.set(name, models.size), models.size - 1);
  const ofCell = new Map(
    good.map(({ id, modelA, modelB, winner }) => [id, [seat(modelA), seat(modelB), winners.indexOf(winner)] as const]),
  );
  const part = {
    modelA: new Int32Array(total),
    modelB: new Int32Array(total),
    winner: new Uint8Array(total),
    time: clock ? new Float64Array(total) : null,
    badTimes: 0,
  };
  let next = 0;
  const result = await connection.stream(
    `select cells.id, t, cast(n as double), clock from ${numbered} as rows join cells on ${isSameCell}
     order by t nulls first, n`,
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const ids = chunk.getColumnValues(0) as number[];
    const times = chunk.getColumnValues(1) as (number | null)[];
    for (let row = 0; row < ids.length; row++) {
      const cell = ofCell.get(ids[row]);
      if (!cell) continue;
      const at = times[row];
      if (clock && !Number.isFinite(at)) {
        if (!lenient) {
          const value = chunk.getColumnValues(3)[row] as Cell;
          const record = chunk.getColumnValues(2)[row] as number;
          return { problem: await describe(opened, record, { column: clock, value, explanation: "is not a time" }) };
        }
        part.badTimes++;
        continue;
      }
      [part.modelA[next], part.modelB[next], part.winner[next]] = cell;
      if (part.time) part.time[next] = at!;
      next++;
    }
  }
  return {
    modelA: part.modelA.subarray(0, next),
    modelB: part.modelB.subarray(0, next),
    winner: part.winner.subarray(0, next),
    time: part.time?.subarray(0, next) ?? null,
    badTimes: part.badTimes,
  };
}

/** One sequence out of several files: by time when all have times, else one file after another. */
export function joinParts(parts: OrderedPart[], models: string[]): VoteColumns {
  if (parts.length === 1) return { models, ...parts[0] };
  const total = parts.reduce((sum, { modelA }) => sum + modelA.length, 0);
  const joined = { modelA: new Int32Array(total), modelB: new Int32Array(total), winner: new Uint8Array(total) };
  const time = new Float64Array(total);
  let offset = 0;
  for (const part of parts) {
    joined.modelA.set(part.modelA, offset);
    joined.modelB.set(part.modelB, offset);
    joined.winner.set(part.winner, offset);
    if (part.time) time.set(part.time, offset);
    offset += part.modelA.length;
  }
  if (!parts.every((part) => part.time)) return { models, ...joined };
  const order = Uint32Array.from(time.keys()).sort((left, right) => time[left] - time[right] || left - right);
  return {
    models,
    modelA: Int32Array.from(order, (vote) => joined.modelA[vote]),
    modelB: Int32Array.from(order, (vote) => joined.modelB[vote]),
    winner: Uint8Array.from(order, (vote) => joined.winner[vote]),
  };
}
