import type { Source } from "./columnar.ts";

/** The column that says when a vote was cast; undefined where there is none. */
export function clockOf({ columns }: Source): string | undefined {
  return ["tstamp", "timestamp"].find((column) => columns.includes(column));
}

/** The Unix seconds of a column, as SQL: a number is taken as such, anything else must be a date and time; null when neither. */
export function secondsOf(source: Source, clock: string): string {
  const type = source.type(clock);
  // By way of a text it would take three times as long.
  if (/^(DOUBLE|FLOAT|DECIMAL.*|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/.test(type)) {
    return `cast(${source.value(clock)} as double)`;
  }
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return `epoch(cast(${source.value(clock)} as timestamptz))`;
  const text = source.text(clock);
  return `coalesce(try_cast(${text} as double), epoch(try_cast(${text} as timestamptz)))`;
}

/** The month of a vote, such as 2025-03, as SQL; null where there is no telling. */
export function monthOf(source: Source, clock: string): string {
  // Through a type without time zone: those with one take five times as long.
  return `try(strftime(make_timestamp(cast(1e6 * (${secondsOf(source, clock)}) as bigint)), '%Y-%m'))`;
}
