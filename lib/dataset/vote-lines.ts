import { cellParts, joinParts, sqlText } from "./cell-sql.ts";
import type { Part } from "./cell-sql.ts";
import { KnownVote } from "./known-vote.ts";
import type { NamedModel, Namers } from "./known-vote.ts";
import type { Column } from "./types.ts";
import { between, conditions, mayBePublished } from "./vote-sql.ts";
import type { Place, Selection, Values } from "./vote-sql.ts";
import { valueText } from "./write-rows.ts";
import type { TextFormat } from "./write-rows.ts";

/** What lines are made of. */
export interface Lines {
  columns: readonly Pick<Column<never>, "name" | "type" | "sql">[];
  format: TextFormat;
  models: readonly NamedModel[];
  namers: Namers;
  /** Which votes have something to say that only their texts tell; null where the layout asks for none. */
  texts: "published" | "any" | null;
}

/**
 * SQL that writes the votes between two places as lines of a layout, in one text: `hasTexts`, `rows` and `text`; `hasTexts` where one of
 * them has a conversation that belongs into its line, which is then not right. The bytes are those of `writerFor(columns,
 * format)`; no row becomes an object of ours, which is what makes ten million of them quick.
 */
export function linesSql(
  selection: Selection,
  range: { after: Place; upTo: Place },
  lines: Lines,
  values: Values,
): string {
  const { sql: where, at } = conditions(selection, values);
  const { counted } = selection;
  const { models, namers } = lines;
  const vote = new KnownVote(values, { models, namers, at, counted });
  const line = joinParts(lineParts(lines, vote));
  return `
    select coalesce(bool_or("hasTexts"), false) as "hasTexts", count(*)::int as rows,
           coalesce(string_agg(line, ${sqlText(lines.format === "json" ? ",\n" : "")}), '') as text
    from (
      select ${line} as line, ${textsSql(lines.texts, selection, values)} as "hasTexts"
      from "Vote" v
      join "Battle" p on p.id = v."battleId"
      ${vote.joins()}
      where ${where} and ${between(range.after, range.upTo, values)}
      order by v."castAt", v.id) lines,
      set_config('max_parallel_workers_per_gather', '0', true)`;
}

function textsSql(texts: Lines["texts"], { publishing }: Selection, values: Values): string {
  if (texts === null) return "false";
  const hasTurns = `exists (select from "Turn" u where u."battleId" = p.id)`;
  return texts === "any" ? hasTurns : `(${mayBePublished("p", publishing, values)} and ${hasTurns})`;
}

function lineParts(lines: Lines, vote: KnownVote): Part[] {
  const [open, close] = { jsonl: ["{", "}\n"], json: ["{", "}"], csv: ["", "\r\n"] }[lines.format];
  return [{ text: open }, ...cellsOf(lines, vote), { text: close }];
}

/** The cells of a line with what stands between them. */
export function cellsOf({ columns, format }: Pick<Lines, "columns" | "format">, vote: KnownVote): Part[] {
  const isCsv = format === "csv";
  return columns.flatMap(({ name, type, sql }, i): Part[] => {
    if (!sql) throw new Error(`the database cannot write ${name}`);
    const parts = cellParts(sql(vote), {
      as: isCsv ? "csv" : "json",
      known: (value) => valueText(type, value, format),
    });
    const before = isCsv ? "" : `${JSON.stringify(name)}:`;
    return [{ text: (i > 0 ? "," : "") + before }, ...parts];
  });
}
