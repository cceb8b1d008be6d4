import { fail, ok } from "#lib/result.ts";
import { resolveColumn } from "./column-path.ts";
import type { Result } from "#lib/result.ts";
import type { OpenedFile } from "./vote-cells.ts";

/** What style control knows of an answer, in the order of FastChat's features. */
export const styleFeatures = ["length", "headers", "lists", "bold"] as const;

const membersOf: Record<(typeof styleFeatures)[number], string> = {
  length: "sum_assistant_*_tokens",
  headers: "header_count_*",
  lists: "list_count_*",
  bold: "bold_count_*",
};

/**
 * The SQL of the features of both answers, a before b for each of `styleFeatures`: in `conv_metadata`, as lmarena publishes
 * them, or in columns of the same names. A count may be given by kind ({"h1": 2, "h2": 1}); the kinds are added up.
 *
 * Fails: "bad_request" when the file does not have them all.
 */
export async function findStyle({ connection, source, path }: OpenedFile): Promise<Result<string[], "bad_request">> {
  const columns: string[] = [];
  for (const feature of styleFeatures) {
    for (const side of ["a", "b"]) {
      const name = membersOf[feature].replace("*", side);
      const column =
        (await resolveColumn(connection, source, `conv_metadata.${name}`)) ??
        (await resolveColumn(connection, source, name));
      if (!column) {
        return fail("bad_request", {
          message: `--style needs conv_metadata.${name} or a column ${name}, and ${path} has neither`,
        });
      }
      columns.push(
        `case json_type(${column.json}) when 'OBJECT' then list_sum(cast(json_extract(${column.json}, '$.*') as double[]))
         else try_cast(${column.text} as double) end`,
      );
    }
  }
  return ok(columns);
}
