import { literal } from "#lib/dataset/columnar.ts";
import { resolveColumn } from "#lib/dataset/column-path.ts";
import { clockOf, secondsOf } from "#lib/dataset/vote-times.ts";
import type { OpenedFile } from "#lib/dataset/vote-cells.ts";
import type { RecordedTurn } from "./types.ts";

/** A value that must be of a kind: its SQL, null where there is none, and that of what is wrong with it, null where nothing is. */
export interface Field {
  /** The column to look at for it. */
  column?: string;
  sql: string;
  complaint: string;
}

/** A yes or no of the file's own classifier about one category. */
export interface Label extends Field {
  category: string;
}

/** What a profile reads beside models and verdict, as SQL over the rows of a file. */
export interface Fields {
  id?: Field;
  castAt?: Field;
  judge?: string;
  turn?: Field;
  wasBlind?: Field;
  /** An English name or an ISO code. */
  language?: string;
  labels?: Label[];
  /** Texts to read a conversation from, and how. */
  conversation?: {
    texts: string[];
    read: (texts: (string | null)[], modelA: string, modelB: string) => RecordedTurn[];
  };
  samplingPolicy?: string;
  pairProbability?: Field;
  /** True where the row is no vote for us, by the reason it is counted under. */
  dropped?: { reason: string; sql: string };
}

/** Parts of a complaint: column, value, and what it should be. */
export const complaintSeparator = "\u001f";

const complain = (column: string, text: string, claim: string) =>
  [literal(column), `coalesce(${text}, '')`, literal(claim)].join(` || chr(${complaintSeparator.charCodeAt(0)}) || `);

/** A cell with something in it. */
const isGiven = (text: string) => `(${text} is not null and trim(${text}) <> '')`;

function field(column: string, text: string, sql: string, claim: string, required = false): Field {
  const wrong = required ? `(${sql}) is null` : `${isGiven(text)} and (${sql}) is null`;
  return { column, sql, complaint: `case when ${wrong} then ${complain(column, text, claim)} end` };
}

const trueWords = "('true', '1', '1.0', 'yes')";
const falseWords = "('false', '0', '0.0', 'no')";

/** True and false as Python, JSON and spreadsheets write them. */
export const flagOf = (text: string) =>
  `case when lower(trim(${text})) in ${trueWords} then true when lower(trim(${text})) in ${falseWords} then false end`;

/** By way of a double: cast to an integer, 1.5 would become 2. */
const wholeOf = (text: string) => {
  const number = `try_cast(trim(${text}) as double)`;
  return `case when ${number} = floor(${number}) then try_cast(${number} as bigint) end`;
};

/** Fields of one file, by the names of its columns; undefined for a column that it does not have. */
export function fieldsOf(opened: OpenedFile) {
  const { source, connection } = opened;
  // In brackets: DuckDB's ->> binds less than || and "is null".
  const textOf = (column: string) => `(${source.text(column)})`;
  const has = (column: string) => source.columns.includes(column);
  const first = (...columns: string[]) => columns.find(has);
  const text = (...columns: string[]) => {
    const column = first(...columns);
    return column === undefined ? undefined : textOf(column);
  };
  /** A column, or what is nested in one. */
  const nested = async (path: string) => {
    const column = await resolveColumn(connection, source, path);
    return column ? `(${column.text})` : undefined;
  };
  return {
    has,
    text,
    nested,
    complainOf: (column: string, wrong: string, claim: string) =>
      `case when ${wrong} then ${complain(column, textOf(column), claim)} end`,
    json: (column: string) => (has(column) ? `cast(${source.json(column)} as varchar)` : undefined),
    id(...columns: string[]): Field | undefined {
      const column = first(...columns);
      if (column === undefined) return undefined;
      const id = textOf(column);
      return field(
        column,
        id,
        `case when length(${id}) between 1 and 300 then ${id} end`,
        "is no id of 1 to 300 characters",
        true,
      );
    },
    /** Whole millionths of a second, so that they come back as they went out. */
    castAt(): Field | undefined {
      const column = clockOf(source);
      if (column === undefined) return undefined;
      const seconds = secondsOf(source, column);
      const sql = `case when isfinite(${seconds}) and ${seconds} >= 0 and ${seconds} < 253402300800 then round(1e6 * (${seconds})) end`;
      return field(column, textOf(column), sql, "is no time between 1970 and 9999", true);
    },
    whole(claim: string, from: number, to: number, ...columns: string[]): Field | undefined {
      const column = first(...columns);
      if (column === undefined) return undefined;
      const value = wholeOf(textOf(column));
      return field(column, textOf(column), `case when ${value} between ${from} and ${to} then ${value} end`, claim);
    },
    flag(...columns: string[]): Field | undefined {
      const column = first(...columns);
      return column === undefined
        ? undefined
        : field(column, textOf(column), flagOf(textOf(column)), "is neither true nor false");
    },
    share(column: string): Field | undefined {
      if (!has(column)) return undefined;
      const value = `try_cast(${textOf(column)} as double)`;
      return field(
        column,
        textOf(column),
        `case when ${value} > 0 and ${value} <= 1 then ${value} end`,
        "is no probability",
      );
    },
    /** Yes or no in a column of its own, or at least so much of a number. */
    async label(category: string, path: string, atLeast?: number): Promise<Label[]> {
      const cell = await nested(path);
      if (cell === undefined) return [];
      const sql = atLeast === undefined ? flagOf(cell) : `try_cast(${cell} as double) >= ${atLeast}`;
      const claim = atLeast === undefined ? "is neither true nor false" : "is no number";
      return [{ category, ...field(path, cell, sql, claim) }];
    },
  };
}

export type FieldsOf = ReturnType<typeof fieldsOf>;
