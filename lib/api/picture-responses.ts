import { z } from "zod";
import { pictureNames } from "#lib/analysis/pictures.ts";
import type { Picture } from "#lib/analysis/types.ts";

const count = z.int().min(0);
const total = count.describe("How many there are in all; the picture has the first of them.");
const unit = z.enum(["points", "share", "count", "rank", "dollars", "tokens_per_second", "time"]);
const axis = z.strictObject({
  label: z.string(),
  unit,
  isLogarithmic: z.boolean().optional(),
  reference: z.number().optional(),
});
const ends = {
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable().describe("`low` to `high` is the 95 % interval."),
};
const estimate = z.strictObject(ends);
const named = { model: z.string().optional().describe("The model's slug."), name: z.string() };
const time = z.number().describe("Milliseconds since 1970.");

const drawingSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("dots"),
    axis,
    series: z.array(z.string()),
    rowLabel: z.string(),
    rows: z.array(z.strictObject({ ...named, values: z.array(estimate.nullable()) })),
    total,
  }),
  z.strictObject({
    kind: z.literal("bars"),
    axis,
    series: z.array(z.string()),
    rowLabel: z.string(),
    rows: z.array(z.strictObject({ ...named, values: z.array(z.number()), words: z.string().optional() })),
    total,
  }),
  z.strictObject({
    kind: z.literal("columns"),
    x: axis,
    y: axis,
    columns: z.array(
      z.strictObject({ at: z.number(), to: z.number().optional(), label: z.string(), value: z.number() }),
    ),
    marks: z.array(z.strictObject({ at: z.number(), label: z.string() })),
  }),
  z.strictObject({
    kind: z.literal("lines"),
    axis,
    lines: z.array(z.strictObject({ ...named, points: z.array(z.strictObject({ at: time, ...ends })) })),
    isRank: z.boolean(),
    total,
  }),
  z.strictObject({
    kind: z.literal("matrix"),
    unit,
    label: z.string(),
    scale: z.enum(["diverging", "sequential"]),
    models: z.array(z.strictObject({ model: z.string(), name: z.string() })),
    cells: z.array(z.array(z.number().nullable())).describe("Row i against column j; null where nothing is known."),
    total,
  }),
  z.strictObject({
    kind: z.literal("scatter"),
    x: axis,
    y: axis,
    points: z.array(
      z.strictObject({
        ...named,
        x: z.number(),
        ...ends,
        onFrontier: z.number().describe("Share of resamplings in which no other model beats it on both."),
        isOnFrontier: z.boolean(),
      }),
    ),
    frontier: z.array(z.strictObject({ x: z.number(), ...ends })).describe("The best rating to be had at each x."),
    isMoreBetter: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("empty"), says: z.string() }),
]);

export const pictureSchema = z.strictObject({
  picture: z.enum(pictureNames),
  finding: z.string().describe("What it shows, in words with numbers."),
  notes: z.array(z.string()).describe("How it was made and what it leaves out."),
  drawing: drawingSchema,
  choice: z
    .strictObject({ chosen: z.string(), models: z.array(z.strictObject({ model: z.string(), name: z.string() })) })
    .optional()
    .describe("For a picture of one model: which one it is, and which others it could be."),
}) satisfies z.ZodType<Picture>;
