import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { parse, stringify, validate } from "uuid";
import type { Place } from "./vote-sql.ts";

/**
 * A place among the votes as a word that can be given to anyone: it holds a vote's id, and those never leave, so it is
 * sealed (AES-256-GCM). The nonce is a hash of what is sealed, so that the same place has the same word.
 */
export function sealPlace({ castAt, id }: Place, secret: string): string {
  const plain = Buffer.concat([Buffer.from(parse(id)), Buffer.from(castAt)]);
  const key = keyOf(secret);
  const nonce = createHmac("sha256", key).update(plain).digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** Undefined for a word that is none of ours. */
export function openPlace(word: string, secret: string): Place | undefined {
  const sealed = Buffer.from(word, "base64url");
  if (sealed.length < 12 + 16 + 1 + 16) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    const id = stringify(plain.subarray(0, 16));
    return validate(id) ? { castAt: plain.subarray(16).toString(), id } : undefined;
  } catch {
    return undefined;
  }
}

const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "export cursor", 32));
