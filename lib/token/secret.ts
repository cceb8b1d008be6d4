import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** Recognised by whoever searches for lost secrets. */
const mark = "ringside_";

/** 32 random bytes as base64url, then seven digits that tell a mistyped token without asking the database. */
const shape = /^ringside_([\w-]{43})([0-9a-z]{7})$/;

/** The mark and six more characters: enough to tell one's tokens apart, too little to guess the rest. */
const shown = mark.length + 6;

const digits = (body: string) => crc32(body).toString(36).padStart(7, "0");

/** SHA-256 of a whole token, as it is stored. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

export function makeToken(): { token: string; prefix: string; hash: string } {
  const body = randomBytes(32).toString("base64url");
  const token = `${mark}${body}${digits(body)}`;
  return { token, prefix: token.slice(0, shown), hash: hashToken(token) };
}

/** Whether a text can be a token of ours at all. */
export function looksLikeToken(text: string): boolean {
  const [, body, check] = shape.exec(text) ?? [];
  return body !== undefined && digits(body) === check;
}

/** The token of an `Authorization: Bearer` header; null when the header is not there or of another kind. */
export function readBearer(headers: Pick<Headers, "get">): string | null {
  const [kind, ...rest] = (headers.get("authorization") ?? "").trim().split(/\s+/);
  return kind.toLowerCase() === "bearer" ? rest.join(" ") : null;
}
