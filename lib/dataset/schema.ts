import { z } from "zod";
import { boardMethods } from "#lib/leaderboard/board-spec.ts";
import type { BoardMethod } from "#lib/leaderboard/board-spec.ts";
import { languageAsked } from "#lib/tagging/language-names.ts";
import { writtenDecimal, writtenWhole } from "#lib/written-number.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { profiles } from "./profiles.ts";
import type { Profile } from "./profiles.ts";
import { countedChoices, datasets } from "./types.ts";
import type { Counted, DatasetName } from "./types.ts";
import { fileFormats } from "./write-rows.ts";
import type { FileFormat } from "./write-rows.ts";

export const compressions = ["none", "gzip", "zstd"] as const;
export type Compression = (typeof compressions)[number];

/** A download as asked for, with what was left out filled in. */
export interface ExportRequest {
  dataset: DatasetName;
  profile: Profile;
  format: FileFormat;
  compression: Compression;
  source: string;
  counted: Counted;
  category: string;
  language: string | null;
  model: string | null;
  since: string | null;
  until: string | null;
  at: string | null;
  after: string | null;
  limit: number | null;
  method: BoardMethod;
  snapshot: string | null;
  quality: Quality;
}

/** Which comparisons are worth training on. */
export interface Quality {
  minChars: number;
  maxChars: number;
  maxLengthRatio: number;
  refusals: "in" | "out";
  /** In lower case; null for any. */
  licenses: string[] | null;
}

const list = (words: readonly string[]) => words.join(", ");

const oneOf = <const Words extends readonly [string, ...string[]]>(what: string, words: Words) =>
  z.enum(words, { error: ({ input }) => `there is no ${what} ${JSON.stringify(input)}; there are ${list(words)}` });

// Postgres takes no NUL in a text, and no name holds any other character that cannot be seen.
const shown = (most: number) =>
  z
    .string()
    .min(1, "must not be empty")
    .max(most, `must have at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "must not hold control characters");
const name = shown(100);
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, precision: undefined })], {
    error: "must be a date such as 2026-01-31, or a time with its zone such as 2026-01-31T12:00:00Z",
  })
  .transform((text) => (text.includes("T") ? text : `${text}T00:00:00Z`))
  .refine((text) => !text.startsWith("0000"), "there was no year 0")
  .refine((text) => !/[+-](?:1[5-9]|2\d):\d\d$/.test(text), "there is no zone so far from UTC");

/** Every option of a download, at whichever door: address, command line, the page of data sets. */
export const exportQuerySchema = z.strictObject({
  format: oneOf("format", fileFormats)
    .optional()
    .describe("How rows are written. Without it, the profile's own format."),
  compression: oneOf("compression", compressions)
    .default("none")
    .describe("Of the whole file, for text formats; a Parquet file is compressed inside."),
  profile: name
    .optional()
    .describe(
      `Which columns: ${datasets.map((dataset) => `${list(profiles[dataset].map((profile) => profile.name))} for ${dataset}`).join("; ")}.`,
    ),
  source: name.default("arena").describe("Whose votes: `arena` for those cast here, or another source by name."),
  counted: oneOf("choice", countedChoices)
    .default("true")
    .describe("`true`: what the boards are made of; `false`: what a standing verdict keeps off them; `all`: both."),
  category: name.default("overall").describe("Only votes of a board's category, or that category's board."),
  language: name
    .transform((text, { issues, value }) => {
      const asked = languageAsked(text);
      if (asked !== null) return asked;
      const message = `there is no language ${JSON.stringify(text)}; give an ISO 639-1 code such as en, its English name, or unknown`;
      issues.push({ code: "custom", message, input: value });
      return z.NEVER;
    })
    .optional()
    .describe("Only votes on prompts in a language: its ISO 639-1 code or English name, or `unknown`."),
  model: name.optional().describe("Only votes on a model, on either side, by its id."),
  since: moment.optional().describe("Only votes cast at or after a time: ISO 8601, UTC where only a date is given."),
  until: moment.optional().describe("Only votes cast before a time."),
  at: z
    .string()
    .regex(/^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/, "must be as an earlier answer gave it")
    .optional()
    .describe("The state of the database, as an earlier answer gave it: the same state gives the same bytes."),
  after: shown(300)
    .optional()
    .describe("Only votes after the place where another download ended: its `X-Next-Cursor`."),
  limit: writtenWhole({ least: 1 })
    .optional()
    .describe("At most so many rows; `Link` then says where the next ones are."),
  method: oneOf("method", boardMethods).default("bradley-terry").describe("How ratings are made, for `leaderboard`."),
  snapshot: z
    .uuid("must be a snapshot's id")
    .optional()
    .describe("An older board by its snapshot's id, or the votes as they were when that board was counted."),
  minChars: writtenWhole({ least: 0 })
    .optional()
    .describe("For `preferences`: only answers of at least so many characters."),
  maxChars: writtenWhole({ least: 1 })
    .optional()
    .describe("For `preferences`: only answers of at most so many characters."),
  maxLengthRatio: writtenDecimal({ least: 1 })
    .optional()
    .describe("For `preferences`: only pairs whose longer answer is at most so many times as long as the other."),
  refusals: oneOf("choice", ["in", "out"])
    .optional()
    .describe("For `preferences`: `out` leaves out battles in which a model refused."),
  license: shown(500)
    .optional()
    .describe("For `preferences`: only answers of models under these licences, with commas between."),
});

type Query = z.output<typeof exportQuerySchema>;

/** What is only for some data sets, and of no use to the others: asking for it there is a mistake, which is said. */
const onlyFor: Partial<Record<keyof Query, readonly DatasetName[]>> = {
  method: ["leaderboard"],
  minChars: ["preferences"],
  maxChars: ["preferences"],
  maxLengthRatio: ["preferences"],
  refusals: ["preferences"],
  license: ["preferences"],
  counted: ["votes", "battles", "preferences"],
  language: ["votes", "battles", "preferences"],
  model: ["votes", "battles", "preferences"],
  since: ["votes", "battles", "preferences"],
  until: ["votes", "battles", "preferences"],
  at: ["votes", "battles", "preferences"],
  after: ["votes", "battles", "preferences"],
  limit: ["votes", "battles", "preferences"],
};

/** What may be empty, and then counts as left out. */
const optional: readonly string[] = Object.entries(exportQuerySchema.shape)
  .filter(([, schema]) => schema instanceof z.ZodOptional)
  .map(([parameter]) => parameter);

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
  // A form sends what was left empty, too.
  const given = Object.fromEntries(
    Object.entries(query).filter(([parameter, value]) => value !== "" || !optional.includes(parameter)),
  );
  const parsed = exportQuerySchema.safeParse(given);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    return refuse(path.length > 0 ? `${path.join(".")}: ${message}` : message);
  }
  for (const [parameter, its] of Object.entries(onlyFor)) {
    if (parameter in given && !its.includes(dataset)) return refuse(`${parameter}: is only for ${list(its)}`);
  }
  const { profile: wanted, ...rest } = parsed.data;
  const profile = profiles[dataset].find(({ name }, index) => (wanted === undefined ? index === 0 : name === wanted));
  if (!profile) {
    const names = list(profiles[dataset].map(({ name }) => name));
    return refuse(`profile: there is no profile ${JSON.stringify(wanted)} for ${dataset}; there are ${names}`);
  }
  const format = rest.format ?? profile.formats[0];
  if (!profile.formats.includes(format)) {
    return refuse(`format: ${profile.name} is written as ${list(profile.formats)}, not as ${format}`);
  }
  if (format === "parquet" && rest.compression !== "none") {
    return refuse("compression: a Parquet file is compressed inside");
  }
  const { since, until, minChars = 0, maxChars = Infinity, license } = rest;
  if (since && until && Date.parse(since) >= Date.parse(until)) return refuse("until: must be later than since");
  if (minChars > maxChars) return refuse("maxChars: must be at least minChars");
  if (license !== undefined && words(license).length === 0) return refuse("license: names no licence");
  if (rest.snapshot && rest.at) return refuse("at: a snapshot says it already");
  return ok(fill(dataset, profile, format, rest));
}

function fill(
  dataset: DatasetName,
  profile: Profile,
  format: FileFormat,
  { minChars = 1, maxChars = Infinity, maxLengthRatio = Infinity, refusals = "in", license, ...rest }: Query,
): ExportRequest {
  const { compression, source, counted, category, method } = rest;
  return {
    ...{ dataset, profile, format, compression, source, counted, category, method },
    language: rest.language ?? null,
    model: rest.model ?? null,
    since: rest.since ?? null,
    until: rest.until ?? null,
    at: rest.at ?? null,
    after: rest.after ?? null,
    limit: rest.limit ?? null,
    snapshot: rest.snapshot ?? null,
    quality: { minChars, maxChars, maxLengthRatio, refusals, licenses: license === undefined ? null : words(license) },
  };
}

const words = (text: string) =>
  text
    .toLowerCase()
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

const refuse = (message: string) => fail("invalid_input", { message: message.endsWith(".") ? message : `${message}.` });

const isDataset = (text: string): text is DatasetName => (datasets as readonly string[]).includes(text);
