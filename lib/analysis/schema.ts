import { z } from "zod";
import { boardFields, whyNoBoard } from "#lib/leaderboard/board-spec.ts";
import { writtenWhole } from "#lib/written-number.ts";
import { pictureNames } from "./pictures.ts";

const fields = {
  ...boardFields,
  model: boardFields.source
    .unwrap()
    .optional()
    .describe("For `bootstrap`: which model; without it the one that leads."),
  top: writtenWhole({ least: 1, most: 1000, of: "models" })
    .optional()
    .describe("How many models at most; without it as many as can be read at a glance, and all in CSV."),
  format: z
    .enum(["json", "csv"], "must be json or csv")
    .default("json")
    .describe("JSON says what the picture shows and how; CSV has its numbers, unrounded."),
};

/** The words of a board, and what of it is asked for. */
export const pictureQuerySchema = z.strictObject(fields).superRefine((query, context) => {
  const problem = whyNoBoard(query);
  if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message });
});

export const pictureNameSchema = z.enum(pictureNames, `must be one of ${pictureNames.join(", ")}`);
