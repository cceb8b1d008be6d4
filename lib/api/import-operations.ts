import { importQuerySchema } from "#lib/import/schema.ts";
import { json } from "./operation.ts";
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
    ],
    answers: { 200: json("What was added, or with dryRun what would be and what is wrong.", "ImportPlan") },
    refusals: refusals.importVotes,
    visitor: "administrator",
    scope: "import",
    isLimited: true,
  },
];
