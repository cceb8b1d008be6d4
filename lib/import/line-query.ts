import { isSameCell, votesOf } from "#lib/dataset/vote-cells.ts";
import type { OpenedFile } from "#lib/dataset/vote-cells.ts";
import type { Fields } from "./fields.ts";
import type { Span } from "./spans.ts";

/** What is read of every row; what a profile does not have is null. */
export interface LineColumns {
  /** Which models and verdict: the id of a cell. */
  cell: number[];
  row: number[];
  /** Which vote of the file it is, from 0; its row, but where a row holds several. */
  nth: number[];
  id: Text[];
  at: (number | null)[];
  judge: Text[];
  turn: (number | null)[];
  blind: (boolean | null)[];
  language: Text[];
  /** Labels, a bit each: those that hold, and those that say anything. */
  holding: number[];
  decided: number[];
  policy: Text[];
  probability: (number | null)[];
  dropped: (boolean | null)[];
  complaint: Text[];
}

type Text = string | null;

/**
 * The query for the votes of a file but those that are read already, its columns in the order of `names`, and after them the
 * texts of a conversation.
 */
export function lineQuery(
  opened: OpenedFile,
  fields: Fields,
  read: readonly Span[],
): { sql: string; names: (keyof LineColumns)[] } {
  const { labels = [], conversation } = fields;
  const bits = (holds: (sql: string) => string) =>
    labels.length === 0
      ? "0"
      : `cast(${labels.map(({ sql }, i) => `case when ${holds(sql)} then ${2 ** i} else 0 end`).join(" + ")} as integer)`;
  const checked = [fields.id, fields.castAt, fields.turn, fields.wasBlind, fields.pairProbability, ...labels];
  const complaints = checked.flatMap((field) => (field && field.complaint !== "null" ? [field.complaint] : []));
  const more: Record<Exclude<keyof LineColumns, "cell" | "row" | "nth">, string> = {
    id: fields.id?.sql ?? "null",
    at: `cast(${fields.castAt?.sql ?? "null"} as double)`,
    judge: fields.judge ?? "null",
    turn: `cast(${fields.turn?.sql ?? "null"} as double)`,
    blind: `cast(${fields.wasBlind?.sql ?? "null"} as boolean)`,
    language: fields.language ?? "null",
    holding: bits((sql) => `(${sql})`),
    decided: bits((sql) => `(${sql}) is not null`),
    policy: fields.samplingPolicy ?? "null",
    probability: `cast(${fields.pairProbability?.sql ?? "null"} as double)`,
    dropped: fields.dropped?.sql ?? "false",
    complaint: complaints.length > 0 ? `coalesce(${complaints.join(", ")}, null)` : "null",
  };
  const texts = Object.fromEntries((conversation?.texts ?? []).map((sql, i) => [`text${i}`, sql]));
  const votes = votesOf(opened, { more: { ...more, ...texts }, isNumbered: true });
  const counted = opened.dialect.each ? `(select *, row_number() over () - 1 as nth from ${votes})` : votes;
  const nth = opened.dialect.each ? "nth" : "n";
  const left = read.map(([from, to]) => `(votes.${nth} < ${from} or votes.${nth} >= ${to})`);
  const names = Object.keys(more) as (keyof typeof more)[];
  const list = [...names, ...Object.keys(texts)].map((name) => `votes.${name}`).join(", ");
  return {
    sql: `select cells.id, cast(votes.n as double), cast(votes.${nth} as double), ${list}
          from ${counted} as votes join cells on ${isSameCell(opened)} where ${["true", ...left].join(" and ")}`,
    names: ["cell", "row", "nth", ...names],
  };
}
