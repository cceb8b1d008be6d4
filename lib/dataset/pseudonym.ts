import { createHmac, hkdfSync } from "node:crypto";

/** Replaces an id by a name that is the same in every download and leads nowhere without the key. */
export type Pseudonym = (id: string) => string;

/** 64 bits: among a million voters, two share a name with a chance of one in 37 million. */
const hexDigits = 16;

/**
 * Pseudonyms for one kind of id within one source, so that a voter's names in two sources cannot be matched.
 *
 * Shape:  16 hexadecimal digits.
 * Source: HMAC-SHA-256 under a key derived from the operator's secret by HKDF (RFC 5869), label "pseudonym".
 */
export function pseudonyms(secret: string, kind: "voter" | "battle", source: string): Pseudonym {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "pseudonym", 32));
  return (id) => createHmac("sha256", key).update(`${kind}\0${source}\0${id}`).digest("hex").slice(0, hexDigits);
}
