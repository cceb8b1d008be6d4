import { identifier, jsonPath, literal, texts } from "./columnar.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Source } from "./columnar.ts";

/** A column, or what is nested in one, as SQL. */
export interface ColumnPath {
  text: string;
  /** The value as JSON; null where it is none. */
  json: string;
}

/**
 * Finds what a path such as `category_tag.math_v0.1.math` means in a file. Names may contain dots themselves: at every step
 * the longest name that is there is taken.
 *
 * Fails: null when there is no such column.
 */
export async function resolveColumn(
  connection: DuckDBConnection,
  source: Source,
  path: string,
): Promise<ColumnPath | null> {
  if (source.columns.includes(path)) return { text: source.text(path), json: source.json(path) };
  for (const column of startsOf(path, source.columns)) {
    const keys = await keysTo(connection, source, column, path.slice(column.length + 1));
    if (keys) return nested(source, column, keys);
  }
  return null;
}

function nested(source: Source, column: string, keys: string[]): ColumnPath {
  if (source.kind === "parquet" && source.type(column).startsWith("STRUCT")) {
    const field = keys.reduce((inner, key) => `struct_extract(${inner}, ${literal(key)})`, identifier(column));
    return { text: `cast(${field} as varchar)`, json: `to_json(${field})` };
  }
  const json = `json_extract(${source.json(column)}, ${literal(jsonPath(...keys))})`;
  return { text: `(${json} ->> '$')`, json };
}

/** The names of the members on the way, told by a sample of the file; null when the path leads nowhere. */
async function keysTo(
  connection: DuckDBConnection,
  source: Source,
  column: string,
  path: string,
  before: string[] = [],
): Promise<string[] | null> {
  const json = before.length > 0 ? `json_extract(v, ${literal(jsonPath(...before))})` : "v";
  const sample = `select ${source.json(column)} as v from ${source.from} where v is not null limit 1000`;
  const there = await texts(connection, `select distinct unnest(json_keys(${json})) from (${sample})`);
  if (there.includes(path)) return [...before, path];
  for (const key of startsOf(path, there)) {
    const keys = await keysTo(connection, source, column, path.slice(key.length + 1), [...before, key]);
    if (keys) return keys;
  }
  return null;
}

/** The names a path can start with, longest first. */
function startsOf(path: string, names: readonly string[]): string[] {
  return names.filter((name) => path.startsWith(`${name}.`)).sort((one, other) => other.length - one.length);
}
