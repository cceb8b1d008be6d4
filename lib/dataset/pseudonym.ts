import { createHmac, createSecretKey, hkdfSync } from "node:crypto";

/** Replaces an id by a name that is the same in every download and leads nowhere without the key. */
export type Pseudonym = (id: string) => string;

type Kind = "voter" | "battle" | "vote";

/**
 * For voters 64 bits: among a million, two share a name with a chance of one in 37 million. Battles and votes have 128, as
 * many as the ids of other arenas that theirs stand in for.
 */
const hexDigits: Record<Kind, number> = { voter: 16, battle: 32, vote: 32 };

/**
 * Pseudonyms for one kind of id within one source, so that a voter's names in two sources cannot be matched.
 *
 * Shape:  16 hexadecimal digits for voters, 32 for battles and votes.
 * Source: HMAC-SHA-256 under a key derived from the operator's secret by HKDF (RFC 5869), label "pseudonym".
 */
export function pseudonyms(secret: string, kind: Kind, source: string): Pseudonym {
  // Made once: a key that is bytes would be made into one for every id, which takes five times as long as the rest.
  const key = createSecretKey(keyOf(secret));
  const prefix = prefixOf(kind, source);
  return (id) => createHmac("sha256", key).update(`${prefix}${id}`).digest("hex").slice(0, hexDigits[kind]);
}

/** What the database needs to make the same names itself: HMAC (RFC 2104) is sha256(outer ‖ sha256(inner ‖ id)). */
export interface PseudonymParts {
  inner: Buffer;
  outer: Buffer;
  bytes: number;
}

export function pseudonymParts(secret: string, kind: Kind, source: string): PseudonymParts {
  const block = Buffer.alloc(64);
  keyOf(secret).copy(block);
  return {
    inner: Buffer.concat([block.map((byte) => byte ^ 0x36), Buffer.from(prefixOf(kind, source))]),
    outer: Buffer.from(block.map((byte) => byte ^ 0x5c)),
    bytes: hexDigits[kind] / 2,
  };
}

const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "pseudonym", 32));
const prefixOf = (kind: Kind, source: string) => `${kind}\0${source}\0`;
