import { z } from "zod";
import { json, notModified } from "./operation.ts";
import type { Operation } from "./operation.ts";
import { proofQuerySchema, releaseAddressSchema, releasesQuerySchema } from "#lib/release/schema.ts";
import { refusals } from "./refusals.ts";

const file = { type: "string", format: "binary" };
const files = {
  "application/vnd.apache.parquet": file,
  "application/jsonl": { type: "string" },
  "application/json": { type: "object" },
  "text/markdown": { type: "string" },
};
const headers = ["Content-Disposition", "ETag"];

export const releaseOperations: readonly Operation[] = [
  {
    call: "GET /api/releases",
    id: "listReleases",
    tag: "data",
    summary: "Every release, newest first: numbered data sets that never change.",
    query: releasesQuerySchema,
    headers: z.object({ "If-None-Match": z.string().optional().describe("The ETag of the list that you have.") }),
    answers: {
      200: { ...json("A page of them with their files.", "ReleaseList"), headers: ["ETag", "Link"] },
      304: notModified,
    },
    refusals: refusals.list,
  },
  {
    call: "GET /api/releases/{number}/proof",
    id: "proveVote",
    tag: "data",
    summary:
      "The proof that one vote is in a release: hashes that lead from it to the root of the release’s Merkle tree.",
    address: releaseAddressSchema,
    query: proofQuerySchema,
    answers: { 200: json("The vote as it was released, the tree, and the path between them.", "InclusionProof") },
    refusals: refusals.proof,
    visitor: "counted",
    scope: "export",
    isLimited: true,
  },
  {
    call: "GET /api/releases/{number}/{file}",
    id: "releaseFile",
    tag: "data",
    summary: "One file of a release.",
    address: z.object({ number: z.int().min(1), file: z.string().describe("By its name, such as manifest.json.") }),
    headers: z.object({
      Range: z.string().optional().describe("One range of bytes."),
      "If-Range": z.string().optional().describe("The ETag of the part that you have."),
      "If-None-Match": z.string().optional().describe("The ETag of the file that you have."),
    }),
    answers: {
      200: { says: "The file.", headers, content: files },
      206: { says: "The part that was asked for.", headers: [...headers, "Content-Range"], content: files },
      304: notModified,
      416: { says: "The file ends before that part.", headers: ["Content-Range"] },
    },
    refusals: refusals.releaseFile,
    visitor: "counted",
    scope: "export",
    isLimited: true,
  },
];
