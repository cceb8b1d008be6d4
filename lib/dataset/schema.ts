import { z } from "zod";
import { boardMethods } from "#lib/leaderboard/board-spec.ts";
import type { BoardMethod } from "#lib/leaderboard/board-spec.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { countedChoices, datasets } from "./types.ts";
import type { Counted, DatasetName } from "./types.ts";
import { fileFormats } from "./write-rows.ts";
import type { FileFormat } from "./write-rows.ts";

/** The profiles of each data set; the first is what you get without asking. */
export const profiles: Record<DatasetName, readonly [string, ...string[]]> = {
  votes: ["lmsys-2023"],
  battles: ["ringside"],
  leaderboard: ["ringside"],
};

export interface ExportRequest {
  dataset: DatasetName;
  format: FileFormat;
  source: string;
  counted: Counted;
  category: string;
  method: BoardMethod;
}

const list = (words: readonly string[]) => words.join(", ");

const oneOf = <const Words extends readonly [string, ...string[]]>(what: string, words: Words) =>
  z.enum(words, { error: ({ input }) => `there is no ${what} ${JSON.stringify(input)}; there are ${list(words)}` });

const name = z.string().min(1).max(100);

export const exportQuerySchema = z.object({
  format: oneOf("format", fileFormats).default("jsonl").describe("How rows are written."),
  source: name.default("arena").describe("Whose votes: `arena` for those cast here, or another source by name."),
  counted: oneOf("choice", countedChoices)
    .default("true")
    .describe("`true`: what the boards are made of; `false`: what a standing verdict keeps off them; `all`: both."),
  category: name.default("overall").describe("Which board, for `leaderboard`."),
  method: oneOf("method", boardMethods).default("bradley-terry").describe("How ratings are made, for `leaderboard`."),
  profile: name
    .optional()
    .describe(`Which columns: ${datasets.map((dataset) => `${list(profiles[dataset])} for ${dataset}`).join("; ")}.`),
});

/** A download as asked for. Names the first wrong parameter, and what it may be. */
export function readExportRequest(
  dataset: string,
  query: Record<string, string>,
): Result<ExportRequest, "dataset_not_found" | "invalid_input"> {
  if (!isDataset(dataset)) {
    return fail("dataset_not_found", {
      message: `There is no data set ${JSON.stringify(dataset)}; there are ${list(datasets)}.`,
    });
  }
  const parsed = exportQuerySchema.safeParse(query);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    return fail("invalid_input", { message: `${path.join(".")}: ${message}.` });
  }
  const { profile, ...rest } = parsed.data;
  if (profile !== undefined && !profiles[dataset].includes(profile)) {
    const message = `profile: there is no profile ${JSON.stringify(profile)} for ${dataset}; there are ${list(profiles[dataset])}.`;
    return fail("invalid_input", { message });
  }
  return ok({ dataset, ...rest });
}

const isDataset = (text: string): text is DatasetName => (datasets as readonly string[]).includes(text);
