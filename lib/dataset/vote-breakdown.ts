import { fail, ok } from "#lib/result.ts";
import { resolveColumn } from "./column-path.ts";
import { isSameCell, votesOf } from "./vote-cells.ts";
import { clockOf, monthOf } from "./vote-times.ts";
import type { PairCount } from "#lib/rating/index.ts";
import type { Result } from "#lib/result.ts";
import type { CellOfFile, OpenedFile } from "./vote-cells.ts";

/** The votes counted apart by the values of a column. */
export interface Breakdown {
  column: string;
  /** Votes whose rows have nothing in that column. */
  unlabelled: number;
  groups: Map<string, PairCount[]>;
}

/** Past this many values a column is no category: every voter's own board helps nobody. */
const mostGroups = 1000;

/** What files call the voter, and the prompt that was voted on, in the order they are looked for. */
const aliases: Record<string, readonly string[]> = {
  voter: ["judge", "judge_hash", "user_id", "user", "visitor_id", "worker", "voter_id", "annotator", "ip"],
  // The question_id of lmsys and lmarena files is one battle's own, so a prompt is looked for first.
  prompt: ["prompt_id", "opening_msg", "instruction", "question_id", "uid"],
};

/**
 * The SQL of a column, of what is nested in one (`category_tag.math_v0.1.math`), of the month a vote was cast in, of its voter
 * or its prompt.
 *
 * Fails: "bad_request" when the file has no such column.
 */
export async function findColumn(
  { connection, source, path }: OpenedFile,
  column: string,
): Promise<Result<string, "bad_request">> {
  for (const name of [column, ...(aliases[column] ?? [])]) {
    const found = await resolveColumn(connection, source, name);
    if (found) return ok(found.text);
  }
  const clock = clockOf(source);
  if (column === "month" && clock) return ok(monthOf(source, clock));
  const others = column === "month" ? ["tstamp", "timestamp"] : (aliases[column] ?? []);
  const also = others.length > 0 ? `, nor ${others.join(", ")}` : "";
  return fail("bad_request", {
    message: `${path}: no column ${column}${also}; it has ${source.columns.join(", ")}`,
  });
}

/** Adds a file's votes to a breakdown. Fails: as `findColumn`, and when the column has too many values. */
export async function breakDown(
  opened: OpenedFile,
  cells: CellOfFile[],
  breakdown: Breakdown,
): Promise<Result<void, "bad_request">> {
  const column = await findColumn(opened, breakdown.column);
  if (!column.ok) return column;
  const { connection } = opened;
  const votes = votesOf(opened, { more: { g: column.value } });
  await connection.run(
    `create or replace temp table grouped as select *, cast(count(*) as double) as count from ${votes} group by all`,
  );
  const [[values]] = (await (
    await connection.run("select cast(count(distinct g) as double) from grouped")
  ).getRows()) as [number][];
  if (values + breakdown.groups.size > mostGroups) {
    return fail("bad_request", {
      message: `${JSON.stringify(breakdown.column)} has ${values.toLocaleString("en-US")} different values in ${opened.path}; boards are made by at most ${mostGroups.toLocaleString("en-US")}`,
    });
  }
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const result = await connection.stream(
    `select cells.id, g, count from grouped as votes join cells on ${isSameCell(opened)} order by g, cells.id`,
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [id, value, count] of chunk.getRows() as [number, string | null, number][]) {
      const cell = byId.get(id);
      if (!cell || cell.problem) continue;
      const { modelA, modelB, winner } = cell;
      const group = value === null ? undefined : (breakdown.groups.get(value) ?? []);
      if (!group) breakdown.unlabelled += count;
      else breakdown.groups.set(value!, group).get(value!)!.push({ modelA, modelB, winner, count });
    }
  }
  return ok(undefined);
}
