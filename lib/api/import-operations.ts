import { importQuerySchema } from "#lib/import/schema.ts";
import { events, json } from "./operation.ts";
import type { Operation } from "./operation.ts";
import { refusals } from "./refusals.ts";

export const importOperations: readonly Operation[] = [
  {
    call: "POST /api/import",
    id: "importVotes",
    tag: "data",
    summary: "Votes of another arena, or of another Ringside, into a source of their own: all of the file, or nothing.",
    query: importQuerySchema,
    file: [
      "application/octet-stream",
      "text/csv",
      "application/json",
      "application/jsonl",
      "application/vnd.apache.parquet",
      "application/gzip",
      "multipart/form-data",
    ],
    answers: {
      200: {
        says: `What was added, or with dryRun what would be and what is wrong. Asked for by \`Accept: text/event-stream\`, the answer begins once the file has arrived and tells how far the work is; whoever hangs up then stops it.`,
        content: { ...json("", "ImportPlan").content, ...events("", "ImportEvent").content },
      },
    },
    refusals: refusals.importVotes,
    visitor: "administrator",
    scope: "import",
    isLimited: true,
  },
];
