import { importQuerySchema } from "#lib/import/schema.ts";
import type { JsonSchema } from "./components.ts";
import type { Operation } from "./operation.ts";
import { refusals } from "./refusals.ts";

const line: JsonSchema = {
  type: "object",
  required: ["type"],
  properties: {
    type: { type: "string", enum: ["progress", "plan", "failed"] },
    phase: { type: "string", enum: ["reading", "checking", "writing"] },
    share: { type: "number", description: "How much of all the work is done, between 0 and 1." },
    plan: {
      type: "object",
      description:
        "Rows, votes, models, categories, what was left out and why, and `problems`: while there are any, nothing is written.",
    },
    error: {
      type: "object",
      required: ["code", "message"],
      properties: { code: { type: "string" }, message: { type: "string" } },
    },
  },
};

export const importOperations: readonly Operation[] = [
  {
    call: "POST /api/imports",
    id: "importVotes",
    tag: "data",
    summary: "Imports a file of votes into a source of its own, all of it or nothing, or says what would happen.",
    query: importQuerySchema,
    upload: "The file, as it is.",
    answers: {
      200: {
        says: "One JSON object a line: progress, and at the end the plan or why it failed. The schema is that of one line.",
        content: { "application/jsonl": line },
      },
    },
    refusals: refusals.importVotes,
    visitor: "administrator",
    scope: "import",
  },
];
