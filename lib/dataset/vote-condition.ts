import { fail, ok } from "#lib/result.ts";
import { identifier, internal, literal, texts } from "./columnar.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Result } from "#lib/result.ts";
import type { Source } from "./columnar.ts";

type Failed = "bad_condition";

/** Rows that are looked at to tell the type of a column in files that have none. */
const sampled = 10_000;

/** Tried in this order: the first that holds every sampled value is the type of a CSV column. */
const types = ["bigint", "double", "boolean", "timestamptz"];

/**
 * Narrows a relation of a file's rows to those that satisfy an SQL condition on its columns.
 *
 * The condition is parsed before anything runs: it must be one expression, without subqueries, so that it can read this file
 * and nothing else, and change nothing.
 *
 * Fails: "bad_condition", with what is wrong in one line.
 */
export async function filterRows(
  connection: DuckDBConnection,
  source: Source,
  condition: string,
): Promise<Result<(rows: string) => string, Failed>> {
  const parsed = await parse(connection, condition);
  if (!parsed.ok) return parsed;
  const asked = new Set(parsed.value);
  const columns = new Map<string, string>();
  for (const name of asked) {
    const column = source.columns.find((one) => one === name) ?? source.columns.find((one) => sameName(one, name));
    if (column === undefined) {
      return refuse(`there is no column ${JSON.stringify(name)}; the file has ${source.columns.join(", ")}`);
    }
    columns.set(name, column);
  }
  const named = source.kind === "parquet" ? [] : await typed(connection, source, columns);
  // A line that is no JSON has no columns: it is kept, for the reader to count.
  const orNoJson = source.kind === "json" ? ` or ${internal("json")} is null` : "";
  const filter = (rows: string) =>
    `(select * from (select ${["*", ...named].join(", ")} from ${rows}) where (\n${condition}\n)${orNoJson})`;
  try {
    await connection.run(`explain select 1 from ${filter(source.from)}`);
  } catch (error) {
    return refuse(firstLine(error));
  }
  return ok(filter);
}

/** The names of the columns that a condition speaks of. */
async function parse(connection: DuckDBConnection, condition: string): Promise<Result<string[], Failed>> {
  if (condition.trim() === "") return refuse("it is empty");
  const [json] = await texts(connection, `select json_serialize_sql(${literal(`select ${condition}`)})`);
  const parsed = JSON.parse(json) as {
    error: boolean;
    error_message?: string;
    statements: {
      node: { type: string; select_list?: unknown[]; from_table?: { type: string }; where_clause?: unknown };
    }[];
  };
  const oneExpression = "it must be one expression, such as \"language = 'English' and turn > 1\"";
  // Anything but a query is not even parsed into a tree.
  if (parsed.error_message?.startsWith("Only SELECT")) return refuse(oneExpression);
  if (parsed.error) return refuse(parsed.error_message ?? "it is not SQL");
  const [statement, ...others] = parsed.statements;
  const isOneExpression =
    others.length === 0 &&
    statement.node.type === "SELECT_NODE" &&
    statement.node.select_list?.length === 1 &&
    statement.node.from_table?.type === "EMPTY" &&
    statement.node.where_clause === null;
  if (!isOneExpression) return refuse(oneExpression);
  const names: string[] = [];
  const hasSubquery = walk(statement.node.select_list!, names);
  return hasSubquery ? refuse("it must not contain a query of its own") : ok(names);
}

/** Gathers column names; says whether there is a subquery. */
function walk(tree: unknown, names: string[]): boolean {
  if (typeof tree !== "object" || tree === null) return false;
  const node = tree as Record<string, unknown>;
  if (node.class === "SUBQUERY" || node.class === "STAR") return true;
  if (node.class === "COLUMN_REF" && Array.isArray(node.column_names)) names.push(String(node.column_names[0]));
  return Object.values(node).some((child) => walk(child, names));
}

/** The columns a condition speaks of, with the types their values have. */
async function typed(connection: DuckDBConnection, source: Source, columns: Map<string, string>): Promise<string[]> {
  const list: string[] = [];
  for (const [name, column] of columns)
    list.push(`${await typedColumn(connection, source, column)} as ${identifier(name)}`);
  return list;
}

async function typedColumn(connection: DuckDBConnection, source: Source, column: string): Promise<string> {
  const text = source.text(column);
  const sample = `(select ${source.json(column)} as json, ${text} as v from ${source.from} limit ${sampled})`;
  if (source.kind === "json") {
    const [structure] = await texts(
      connection,
      `select json_group_structure(json) from ${sample} where json is not null`,
    );
    if (/^[[{]/.test(structure ?? "")) return `json_transform(${source.json(column)}, ${literal(structure)})`;
  }
  const fits = types.map((type) => `coalesce(bool_and(try_cast(v as ${type}) is not null), false)`);
  const [row] = await (await connection.run(`select ${fits.join(", ")} from ${sample} where v is not null`)).getRows();
  const type = types[row.indexOf(true)];
  return type ? `cast(${text} as ${type})` : text;
}

const sameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const refuse = (what: string) => fail("bad_condition", { message: what });
const firstLine = (error: unknown) =>
  String((error as Error).message)
    .split("\n")[0]
    .replace(/^[A-Z][A-Za-z ]* Error: /, "");
