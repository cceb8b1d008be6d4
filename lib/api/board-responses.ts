import { z } from "zod";
import type { Oembed } from "#lib/feed/oembed.ts";
import type {
  BoardSheet,
  Leaderboard,
  LeaderboardRow,
  ModelFacts,
  Provenance,
  SnapshotEvent,
} from "#lib/leaderboard/types.ts";
import type { ComparedSnapshots } from "#lib/leaderboard/load-snapshot.ts";
import { id, next } from "./responses.ts";

const count = z.int().min(0);
const time = z.iso.datetime();
const rank = z.int().min(1).nullable();
const points = z.number().nullable();

export const rowSchema = z.strictObject({
  rank: rank.describe("1 + the number of models whose `low` lies above this model's `high`; null without a rating."),
  rankLow: rank,
  rankHigh: rank.describe("`rankLow` to `rankHigh` is the 95 % interval of the rank."),
  model: z.string().describe("The model's slug."),
  name: z.string(),
  organization: z.string(),
  license: z.string(),
  link: z.string().nullable(),
  isToy: z.boolean(),
  rating: points.describe("Arena Elo, unrounded; null when the votes determine none, see `bound`."),
  low: points,
  high: points.describe("`low` to `high` is the 95 % interval of the rating."),
  bound: z.enum(["undefeated", "winless"]).optional().describe("Why there is no rating."),
  component: count.describe("Ratings compare only within one component; 0 is the largest."),
  votes: count,
  wins: count,
  losses: count,
  ties: count.describe("Both-bads included."),
}) satisfies z.ZodType<LeaderboardRow>;

const sourceSchema = z.strictObject({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(["arena", "simulated", "imported"]),
  description: z.string(),
});

export const sourceListSchema = z.strictObject({
  sources: z.array(sourceSchema.extend({ votes: count.describe("Stored, counted or not.") })),
  next,
});

export const snapshotSchema = z.strictObject({
  id: id<Provenance["id"]>(),
  source: sourceSchema,
  category: z.string(),
  method: z.string(),
  parameters: z.record(z.string(), z.unknown()).describe("Every option of the fit."),
  filters: z
    .array(z.strictObject({ rule: z.string(), version: z.int(), votes: count }))
    .describe("What kept votes off this board, and how many."),
  excluded: z
    .array(z.strictObject({ reasons: z.array(z.string()), votes: count }))
    .describe("The same by the set of reasons that a vote breaks together: `private` or `rule/version`."),
  seed: z.int(),
  rounds: count.describe("Bootstrap rounds."),
  voteCutoff: time.nullable().describe("When the newest vote that was looked at was cast."),
  votes: count,
  models: count,
  dropped: z.array(z.strictObject({ reason: z.string(), count })),
  converged: z.boolean(),
  components: count,
  codeVersion: z.string(),
  inputHash: z.string().describe("SHA-256 of what was rated: equal inputs, equal hashes."),
  findings: z
    .array(z.strictObject({ name: z.string(), component: count, value: z.number(), low: z.number(), high: z.number() }))
    .describe("What the method found besides ratings: a tie parameter, style coefficients."),
  createdAt: time,
}) satisfies z.ZodType<Provenance>;

export const oembedSchema = z.strictObject({
  type: z.literal("rich"),
  version: z.literal("1.0"),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.string(),
  cache_age: count.describe("How many seconds this may be kept."),
  html: z.string().describe("An iframe."),
  width: count,
  height: count,
}) satisfies z.ZodType<Oembed>;

export const leaderboardSchema = z.strictObject({
  snapshot: snapshotSchema,
  rows: z.array(rowSchema).describe("Best first."),
}) satisfies z.ZodType<Leaderboard>;

const known = z.number().nullable();

export const sheetSchema = z.strictObject({
  board: leaderboardSchema.nullable(),
  state: z.enum(["current", "making", "empty"]).describe("`making`: a worker has been asked for the board."),
  categories: z.array(z.string()).describe("What each model's `ranks` are of, in their order."),
  own: z
    .array(z.strictObject({ slug: z.string(), name: z.string(), description: z.string() }))
    .describe("Those of the categories that the operator added: what they are called, and what is filed under them."),
  facts: z
    .record(
      z.string(),
      z.strictObject({
        knowledgeCutoff: z.string().nullable(),
        inputPrice: known.describe("US dollars per million tokens read."),
        outputPrice: known.describe("US dollars per million tokens written."),
        tokensPerSecond: known.describe("The median over its latest answers here, after the first token."),
        styleRank: rank.describe("Its rank with length and formatting controlled for."),
        ranks: z.array(rank),
        earlierRank: rank.describe("Its rank at the end of the day asked for."),
      }) satisfies z.ZodType<ModelFacts>,
    )
    .describe("By the model's slug."),
  since: z
    .strictObject({ day: z.string(), madeAt: time.nullable().describe("Null when there was no such board yet.") })
    .nullable(),
}) satisfies z.ZodType<BoardSheet>;

export const snapshotListSchema = z.strictObject({
  snapshots: z.array(
    z.strictObject({
      snapshot: id<Provenance["id"]>(),
      publishedAt: time.describe("Since when the board showed it."),
      voteCutoff: time.nullable(),
      votes: count,
      models: count,
      codeVersion: z.string(),
      inputHash: z.string(),
    }),
  ),
  next,
});

export const boardEventSchema = z.discriminatedUnion("event", [
  z
    .strictObject({
      id: z.string(),
      event: z.literal("snapshot"),
      data: z.strictObject({
        snapshot: id<SnapshotEvent["snapshot"]>(),
        source: z.string(),
        category: z.string(),
        board: z.string().describe("Category, method, ties, window, minimum votes and sampling."),
        votes: count,
        moved: z.array(z.strictObject({ model: z.string(), from: rank, to: rank })).describe("Whose rank changed."),
      }) satisfies z.ZodType<SnapshotEvent>,
    })
    .describe("A new board is there."),
  z
    .strictObject({ event: z.literal("again"), data: z.strictObject({}) })
    .describe("Something may have been missed: fetch the board once."),
]);

const standing = z
  .strictObject({ rank, rating: points, votes: count })
  .nullable()
  .describe("Null where the model is not on the board.");

export const comparedSchema = z.strictObject({
  from: snapshotSchema,
  to: snapshotSchema,
  comparison: z.strictObject({
    moves: z
      .array(z.strictObject({ model: z.string(), from: standing, to: standing, change: points }))
      .describe("In the order of the second board; `change` in points, null unless rated on both."),
    appeared: z.array(z.string()),
    disappeared: z.array(z.string()),
    votes: z.strictObject({ from: count, to: count }),
    filters: z.array(z.strictObject({ rule: z.string(), version: z.int(), from: count, to: count })),
    parameters: z.array(z.strictObject({ name: z.string(), from: z.unknown(), to: z.unknown() })),
    sameVotes: z.boolean().describe("Whether both were made from the very same votes."),
  }),
}) satisfies z.ZodType<ComparedSnapshots>;
