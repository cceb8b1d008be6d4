import type { Json } from "./types.ts";

/** How a value is put down: JSON or a cell of CSV, and how a value that is known beforehand is written so. */
export interface Put {
  as: "json" | "csv";
  known: (value: Json) => string;
}

/** A value that the database writes: an expression for the text that stands for it, never null. */
export class Leaf {
  readonly put: (put: Put) => string;
  /** What it nearly always is, and when. */
  readonly usual?: Usual;
  constructor(put: (put: Put) => string, usual?: Usual) {
    this.put = put;
    this.usual = usual;
  }
}

interface Usual {
  condition: string;
  value: Json;
}

/** A value as the database writes it: known beforehand, or made of what it knows of the vote. */
export type Cell = Leaf | string | number | boolean | null | Cell[] | { [key: string]: Cell };

/** A text as an SQL literal, whatever `standard_conforming_strings` says. */
export const sqlText = (text: string) =>
  `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;

/** What a line is made of: texts as they are, and expressions. */
export type Part = { text: string } | { sql: string; usual?: { condition: string; text: string } };

/** A whole cell in parts. Whatever is inside of another value is JSON, in CSV too. */
export function cellParts(cell: Cell, put: Put): Part[] {
  if (cell instanceof Leaf) return [partOf(cell, put)];
  if (isKnown(cell)) return [{ text: put.known(cell) }];
  const json = joinParts(nested(cell));
  return put.as === "json" ? nested(cell) : [{ text: '"' }, { sql: `replace(${json}, '"', '""')` }, { text: '"' }];
}

const partOf = ({ put: write, usual }: Leaf, put: Put): Part => ({
  sql: write(put),
  ...(usual && { usual: { condition: usual.condition, text: put.known(usual.value) } }),
});

const nestedPut: Put = { as: "json", known: (value) => JSON.stringify(value) };

function nested(cell: Cell): Part[] {
  if (cell instanceof Leaf) return [partOf(cell, nestedPut)];
  if (isKnown(cell)) return [{ text: nestedPut.known(cell) }];
  const inside = Array.isArray(cell)
    ? cell.map((one) => nested(one))
    : Object.entries(cell).map(([key, one]) => [{ text: `${JSON.stringify(key)}:` }, ...nested(one)]);
  const [open, close] = Array.isArray(cell) ? ["[", "]"] : ["{", "}"];
  return [
    { text: open },
    ...inside.flatMap((parts, i) => (i > 0 ? [{ text: "," }, ...parts] : parts)),
    { text: close },
  ];
}

function isKnown(cell: Exclude<Cell, Leaf>): cell is Json {
  if (typeof cell !== "object" || cell === null) return true;
  return Object.values(cell).every((one: Cell) => !(one instanceof Leaf) && isKnown(one));
}

/** Neighbours that nearly always are the same texts become one, so that a line of many flags is one text and not thirty. */
function joinUsual(parts: readonly Part[]): Part[] {
  const conditionOf = (part: Part | undefined) => (part && "sql" in part ? part.usual?.condition : undefined);
  const joined: Part[] = [];
  for (let from = 0; from < parts.length; from++) {
    const condition = conditionOf(parts[from]);
    let to = from;
    for (let i = from + 1; condition && i < parts.length; i++) {
      if (conditionOf(parts[i]) === condition) to = i;
      else if ("sql" in parts[i]) break;
    }
    if (to === from) {
      joined.push(parts[from]);
      continue;
    }
    const run = parts.slice(from, to + 1);
    const text = run.map((part) => ("text" in part ? part.text : (part.usual?.text ?? ""))).join("");
    const others = joinTerms(run);
    joined.push({ sql: `case when ${condition} then ${sqlText(text)} else ${others} end` });
    from = to;
  }
  return joined;
}

/** One expression for parts in a row. */
export const joinParts = (parts: readonly Part[]): string => joinTerms(joinUsual(parts));

function joinTerms(parts: readonly Part[]): string {
  const terms: string[] = [];
  let text = "";
  for (const part of [...parts, { sql: "" }]) {
    if ("text" in part) {
      text += part.text;
      continue;
    }
    if (text) terms.push(sqlText(text));
    text = "";
    if (part.sql) terms.push(part.sql);
  }
  return terms.length > 0 ? `(${terms.join("\n || ")})` : "''";
}

/** A text of letters, digits and hyphens, which needs no escaping anywhere; null where the expression may be that. */
export const plain = (sql: string, { isNullable = false } = {}): Leaf =>
  new Leaf(({ as, known }) => {
    const text = as === "json" ? `'"' || ${sql} || '"'` : sql;
    return isNullable ? `coalesce(${text}, ${sqlText(known(null))})` : `(${text})`;
  });

/** A whole number. */
export const whole = (sql: string): Leaf => new Leaf(() => `(${sql})::text`);

/** What `String.prototype.trim` takes away. */
const blank = "\\t\\n\\v\\f\\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
const needsQuotes = `[",\\r\\n]|^[${blank}]|[${blank}]$`;

/** Any text, or null. */
export const anyText = (sql: string): Leaf =>
  new Leaf(({ as, known }) => {
    const quoted = `'"' || replace(${sql}, '"', '""') || '"'`;
    const text =
      as === "json"
        ? `to_json(${sql})::text`
        : `case when ${sql} ~ ${sqlText(needsQuotes)} then ${quoted} else ${sql} end`;
    return `coalesce(${text}, ${sqlText(known(null))})`;
  });

/** A number as JavaScript writes it, with a point where it is a measure; or null. */
export const measure = (sql: string): Leaf =>
  new Leaf(
    ({ known }) => `coalesce(case
      when ${sql} = trunc(${sql}) then (${sql})::text || '.0'
      when abs(${sql}) >= 1e-4 then (${sql})::text
      when abs(${sql}) >= 1e-6 then ((${sql})::text)::numeric::text
      else replace((${sql})::text, 'e-0', 'e-') end, ${sqlText(known(null))})`,
  );

/** One of several values, by what an expression says. */
export const oneOf = (sql: string, cells: Readonly<Record<string, Cell>>): Leaf =>
  new Leaf((put) => {
    const cases = Object.entries(cells).map(
      ([word, cell]) => `when ${sqlText(word)} then ${joinParts(cellParts(cell, put))}`,
    );
    return `case ${sql} ${cases.join(" ")} end`;
  });

/** One value where a condition holds, and another where it does not, or says nothing. */
export const when = (condition: string, then: Cell, otherwise: Cell, usual?: Usual): Leaf =>
  new Leaf(
    (put) =>
      `case when ${condition} then ${joinParts(cellParts(then, put))} else ${joinParts(cellParts(otherwise, put))} end`,
    usual,
  );
