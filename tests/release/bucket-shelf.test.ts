import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBucket } from "#lib/release/bucket-shelf.ts";
import { openFolder } from "#lib/release/folder-shelf.ts";
import type { Shelf } from "#lib/release/shelf.ts";

const region = "eu-central-1";
const accessKeyId = "KEYOFTHETESTS";
const secretAccessKey = "a secret of the tests";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** AWS Signature Version 4 as its documentation tells it, written once more: the witness. */
function isSigned({ method, url, headers }: http.IncomingMessage): boolean {
  const given = /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
    headers.authorization ?? "",
  );
  if (!given) return false;
  const [, key, day, where, names, signature] = given;
  const canonical = [
    method,
    url,
    "",
    ...names.split(";").map((name) => `${name}:${String(headers[name])}`),
    "",
    names,
    headers["x-amz-content-sha256"],
  ].join("\n");
  const scope = `${day}/${where}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const signing = ["aws4_request"].reduce(
    (last, part) => hmac(last, part),
    hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), where), "s3"),
  );
  return key === accessKeyId && where === region && hmac(signing, text).toString("hex") === signature;
}

/** As much of S3 as releases need, in memory. */
const kept = new Map<string, Buffer>();
const arrived: string[] = [];
const server = http.createServer((request, response) => void answer(request, response));

async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
  const body = await buffer(request);
  const end = (status: number, data: string | Buffer = "") => response.writeHead(status).end(data);
  const place = request.url!;
  if (!isSigned(request)) return end(403, "SignatureDoesNotMatch");
  if (!place.startsWith("/votes/")) return end(404, "NoSuchBucket");
  if (request.method === "PUT") {
    if (request.headers["x-amz-content-sha256"] !== sha256(body)) return end(400, "XAmzContentSHA256Mismatch");
    if (request.headers["if-none-match"] === "*" && kept.has(place)) return end(412, "PreconditionFailed");
    arrived.push(place);
    kept.set(place, body);
    return end(200);
  }
  if (request.method === "DELETE") return end(kept.delete(place) ? 204 : 404);
  const data = kept.get(place);
  if (!data) return end(404, "NoSuchKey");
  const part = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
  return part ? end(206, data.subarray(Number(part[1]), Number(part[2]) + 1)) : end(200, data);
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-shelf-"));
let address: string;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  fs.rmSync(root, { recursive: true, force: true });
});

const contents = { "manifest.json": "{}", "votes.jsonl": '{"winner":"model_a"}\n'.repeat(20_000) };
const files = Object.entries(contents).map(([name, text]) => ({
  name,
  bytes: Buffer.byteLength(text),
  sha256: sha256(text),
}));

function folderToPut(): string {
  const folder = fs.mkdtempSync(path.join(root, ".making-"));
  for (const [name, text] of Object.entries(contents)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

const textOf = async (stream: ReadableStream<Uint8Array> | null) => stream && new Response(stream).text();

const bucket = (more: Partial<Parameters<typeof openBucket>[0]> = {}) =>
  openBucket({ address: `${address}/votes/arena/`, region, accessKeyId, secretAccessKey, ...more });

const shelves: [string, () => Shelf][] = [
  ["a folder", () => openFolder(path.join(root, "kept"))],
  ["an S3-compatible bucket", () => bucket()],
];

test.each(shelves)("%s gives back what was put there, whole or in part, and is never overwritten", async (_, open) => {
  const shelf = open();
  const folder = folderToPut();
  await shelf.put(7, folder, files);
  expect(fs.existsSync(folder)).toBe(false);
  for (const [name, text] of Object.entries(contents)) expect(await textOf(await shelf.read(7, name))).toBe(text);
  expect(await textOf(await shelf.read(7, "votes.jsonl", { from: 1, to: 8 }))).toBe('"winner"');
  expect(await shelf.read(7, "nothing.txt")).toBeNull();
  expect(await shelf.read(8, "votes.jsonl")).toBeNull();
  await expect(shelf.put(7, folderToPut(), files)).rejects.toThrow(/release-0007.* is there already/);
  expect(await textOf(await shelf.read(7, "manifest.json"))).toBe("{}");

  await shelf.discard(7, Object.keys(contents));
  expect(await shelf.read(7, "votes.jsonl")).toBeNull();
  await shelf.put(7, folderToPut(), files);
});

test("the manifest is the last to arrive in a bucket", () => {
  expect(arrived.slice(0, 2)).toEqual([
    "/votes/arena/release-0007/votes.jsonl",
    "/votes/arena/release-0007/manifest.json",
  ]);
});

test("a wrong key or bucket is an error that says what the storage said, and not the key", async () => {
  const wrong = bucket({ secretAccessKey: "hunter2" }).put(9, folderToPut(), files);
  await expect(wrong).rejects.toThrow(/answered PUT release-0009\/votes.jsonl with 403: SignatureDoesNotMatch/);
  await expect(wrong).rejects.not.toThrow(/hunter2/);
  await expect(bucket({ address: `${address}/elsewhere/` }).put(9, folderToPut(), files)).rejects.toThrow(
    /knows no bucket/,
  );
});
