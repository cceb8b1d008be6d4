import { z } from "zod";
import { pictureNameSchema, pictureQuerySchema } from "#lib/analysis/schema.ts";
import { exportQuerySchema } from "#lib/dataset/schema.ts";
import { datasets } from "#lib/dataset/types.ts";
import { contentTypes } from "#lib/dataset/write-rows.ts";
import { oembedQuerySchema } from "#lib/feed/schema.ts";
import {
  comparedAddressSchema,
  leaderboardQuerySchema,
  liveQuerySchema,
  sheetQuerySchema,
  snapshotAddressSchema,
  snapshotsQuerySchema,
  sourcesQuerySchema,
} from "#lib/leaderboard/schema.ts";
import { modelsQuerySchema } from "#lib/models/schema.ts";
import { refer } from "./components.ts";
import { events, json, notModified } from "./operation.ts";
import type { Operation } from "./operation.ts";
import { refusals } from "./refusals.ts";

const recordOf = {
  anyOf: [refer("VoteRecord"), refer("BattleRecord"), refer("LeaderboardRecord"), refer("PreferenceRecord")],
};
const withoutParameters = (contentType: string) => contentType.split(";")[0];

const ifNoneMatch = z.object({
  "If-None-Match": z
    .string()
    .optional()
    .describe("The ETag of what you have: if it is still the same, 304 and no body."),
});

const file = { type: "string", format: "binary" };
const files = {
  [withoutParameters(contentTypes.jsonl)]: recordOf,
  [withoutParameters(contentTypes.csv)]: { type: "string" },
  [withoutParameters(contentTypes.json)]: { type: "array", items: recordOf },
  [contentTypes.parquet]: file,
  "application/gzip": file,
  "application/zstd": file,
};
const downloadHeaders = ["Content-Disposition", "Content-Location", "ETag", "Link", "X-Next-Cursor"];

/** Boards, models, data and the service itself: nothing here writes. */
export const readingOperations: readonly Operation[] = [
  {
    call: "GET /api/leaderboard",
    id: "leaderboard",
    tag: "boards",
    summary: "The newest board of a source, with how it was made.",
    query: leaderboardQuerySchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("The board.", "Leaderboard"), headers: ["ETag"] }, 304: notModified },
    refusals: refusals.leaderboard,
  },
  {
    call: "GET /api/leaderboard/sheet",
    id: "leaderboardSheet",
    tag: "boards",
    summary: "A board with what its table shows beside it: prices, speeds, ranks by category, ranks of an earlier day.",
    query: sheetQuerySchema,
    headers: ifNoneMatch,
    answers: {
      200: {
        says: "The board and what stands beside it; as CSV, one row per model.",
        headers: ["ETag"],
        content: { "application/json": refer("BoardSheet"), "text/csv": { type: "string" } },
      },
      304: notModified,
    },
    refusals: refusals.leaderboardSheet,
  },
  {
    call: "GET /api/leaderboard/live",
    id: "watchLeaderboard",
    tag: "boards",
    summary: "Tells of every new board as it is made. Without a source, of every source's.",
    query: liveQuerySchema,
    answers: { 200: events("Stays open until you leave.", "BoardEvent") },
    refusals: refusals.leaderboardLive,
  },
  {
    call: "GET /api/oembed",
    id: "embedBoard",
    tag: "boards",
    summary: "How to show a board inside another page, for whoever asks by its address (oembed.com).",
    query: oembedQuerySchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("A frame to put there.", "Oembed"), headers: ["ETag"] }, 304: notModified },
    refusals: refusals.embed,
  },
  {
    call: "GET /api/snapshots",
    id: "listSnapshots",
    tag: "boards",
    summary: "What a board showed and since when, the newest first. Older ones are kept one an hour, then one a day.",
    query: snapshotsQuerySchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("A page of them.", "SnapshotList"), headers: ["ETag", "Link"] }, 304: notModified },
    refusals: refusals.snapshots,
  },
  {
    call: "GET /api/leaderboard/pictures/{picture}",
    id: "drawPicture",
    tag: "boards",
    summary: "The numbers of one picture of a board, with what they say.",
    address: z.object({ picture: pictureNameSchema }),
    query: pictureQuerySchema,
    headers: ifNoneMatch,
    answers: {
      200: {
        says: "The picture, or its numbers as a table.",
        headers: ["ETag"],
        content: { "application/json": refer("Picture"), "text/csv": { type: "string" } },
      },
      304: notModified,
    },
    refusals: refusals.picture,
  },
  {
    call: "GET /api/snapshots/{snapshotId}",
    id: "snapshot",
    tag: "boards",
    summary: "A board of the past, by its id, which is a hash of its content.",
    address: snapshotAddressSchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("The board as it was.", "Leaderboard"), headers: ["ETag"] }, 304: notModified },
    refusals: refusals.snapshot,
  },
  {
    call: "GET /api/snapshots/{snapshotId}/compare/{otherId}",
    id: "compareSnapshots",
    tag: "boards",
    summary: "What moved from one board of the past to another, and what they were made of that differs.",
    address: comparedAddressSchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("The differences.", "ComparedSnapshots"), headers: ["ETag"] }, 304: notModified },
    refusals: refusals.snapshot,
  },
  {
    call: "GET /api/sources",
    id: "listSources",
    tag: "boards",
    summary: "Where votes come from. Boards are per source and never mix them.",
    query: sourcesQuerySchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("The sources, by slug.", "SourceList"), headers: ["ETag", "Link"] }, 304: notModified },
    refusals: refusals.list,
  },
  {
    call: "GET /api/models",
    id: "listModels",
    tag: "models",
    summary: "The public roster.",
    query: modelsQuerySchema,
    headers: ifNoneMatch,
    answers: { 200: { ...json("The models, by slug.", "ModelList"), headers: ["ETag", "Link"] }, 304: notModified },
    refusals: refusals.list,
  },
  {
    call: "GET /api/models/{slug}",
    id: "findModel",
    tag: "models",
    summary: "One public model, also one that is known only from imported or simulated votes.",
    address: z.object({ slug: z.string() }),
    headers: ifNoneMatch,
    answers: { 200: { ...json("The model.", "Model"), headers: ["ETag"] }, 304: notModified },
    refusals: refusals.model,
  },
  {
    call: "GET /api/export/{dataset}",
    id: "exportDataset",
    tag: "data",
    summary: "A data set of a source as a download that is made while it is read.",
    address: z.object({ dataset: z.enum(datasets) }),
    query: exportQuerySchema,
    headers: z.object({
      Range: z.string().optional().describe("One range of bytes, of a state that the address or If-Range names."),
      "If-Range": z.string().optional().describe("The ETag of the part that you have."),
      "If-None-Match": z.string().optional().describe("The ETag of the file that you have."),
    }),
    answers: {
      200: {
        says: "The rows: one object per line (jsonl), RFC 4180 with a header (csv), one list (json), or Parquet. The schema is that of each data set's own layout; the others are in docs/data.md.",
        headers: downloadHeaders,
        content: files,
      },
      206: { says: "The part that was asked for.", headers: [...downloadHeaders, "Content-Range"], content: files },
      304: { says: "You have it already.", headers: ["ETag"] },
      416: { says: "The file ends before that part.", headers: ["Content-Range"] },
    },
    refusals: refusals.download,
    visitor: "counted",
    scope: "export",
    isLimited: true,
  },
  {
    call: "GET /api/session",
    id: "session",
    tag: "service",
    summary: "Who is signed in with the cookie that is sent along.",
    answers: { 200: json("Their name, and whether they administer.", "Session") },
    refusals: refusals.whatever,
  },
  {
    call: "GET /api/token",
    id: "describeToken",
    tag: "service",
    summary: "The token that you sent: what it may do, and until when.",
    answers: { 200: json("The token.", "Token") },
    refusals: refusals.token,
    visitor: "token",
  },
  {
    call: "GET /api/health",
    id: "health",
    tag: "service",
    summary: "Whether this process can serve.",
    answers: { 200: json("It can.", "Health"), 503: json("It cannot.", "Health") },
    refusals: refusals.none,
  },
  {
    call: "GET /api/metrics",
    id: "metrics",
    tag: "service",
    summary: "Counts for Prometheus.",
    answers: { 200: { says: "Prometheus' text format.", content: { "text/plain": { type: "string" } } } },
    refusals: refusals.whatever,
  },
  {
    call: "GET /api/openapi.json",
    id: "openapi",
    tag: "service",
    summary: "This document.",
    headers: ifNoneMatch,
    answers: {
      200: { says: "OpenAPI 3.1.", headers: ["ETag"], content: { "application/json": { type: "object" } } },
      304: notModified,
    },
    refusals: refusals.whatever,
  },
];
