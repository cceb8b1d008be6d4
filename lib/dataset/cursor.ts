import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import { parse, stringify, validate } from "uuid";
import type { Place } from "./vote-sql.ts";

/**
 * A place among the votes as a word that can be given to anyone: it holds a vote's id, and those never leave, so it is
 * sealed (AES-256-GCM), with the query that it is a place of. The nonce is a hash of what is sealed, so that the same place has
 * the same word.
 */
export function sealPlace({ castAt, id }: Place, query: unknown, secret: string): string {
  const plain = Buffer.concat([Buffer.from(parse(id)), digestOf(query), Buffer.from(castAt)]);
  const key = keyOf(secret);
  const nonce = createHmac("sha256", key).update(plain).digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** "none" for a word that is none of ours, and "other" for the place of another query. */
export function openPlace(word: string, query: unknown, secret: string): Place | "none" | "other" {
  const sealed = Buffer.from(word, "base64url");
  // What is no base64url is passed over, so that an edited word would read as the one before.
  if (sealed.toString("base64url") !== word || sealed.length <= 12 + castAtFrom + 16) return "none";
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    const id = stringify(plain.subarray(0, idBytes));
    if (!validate(id)) return "none";
    if (!plain.subarray(idBytes, castAtFrom).equals(digestOf(query))) return "other";
    return { castAt: plain.subarray(castAtFrom).toString(), id };
  } catch {
    return "none";
  }
}

/** Enough to tell queries of one arena apart; nobody can make a word of their own anyway. */
const digestBytes = 8;
const idBytes = 16;
const castAtFrom = idBytes + digestBytes;

const digestOf = (query: unknown) =>
  createHash("sha256").update(JSON.stringify(query)).digest().subarray(0, digestBytes);

const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "export cursor", 32));
