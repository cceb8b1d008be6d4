import type { Json, Message } from "#lib/dataset/types.ts";

/** A list of messages as the 2023 releases, MT-bench and Hugging Face's chat templates write it. */
export const contentFirst = (messages: readonly Message[] | undefined): Json =>
  (messages ?? []).map(({ role, content }) => ({ content, role }));

export const roleFirst = (messages: readonly Message[] | undefined): Json =>
  (messages ?? []).map(({ role, content }) => ({ role, content }));

export const contentFirstType = "STRUCT(content VARCHAR, role VARCHAR)[]";
export const roleFirstType = "STRUCT(role VARCHAR, content VARCHAR)[]";

/** What one role said, one text per turn. */
export const textsOf = (messages: readonly Message[] | undefined, role: Message["role"]): string[] =>
  (messages ?? []).filter((message) => message.role === role).map(({ content }) => content);

/** Such as 2026-01-31T12:00:00.123456Z: JavaScript's own dates stop at milliseconds. */
export function isoTime(seconds: number): string {
  const micros = BigInt(Math.round(seconds * 1e6));
  const whole = new Date(Number(micros / 1000n)).toISOString().slice(0, 19);
  return `${whole}.${String(micros % 1_000_000n).padStart(6, "0")}Z`;
}

/** 32 hexadecimal digits as a UUID of version 8, the one for ids of one's own making. */
export function asUuid(hex: string): string {
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

/** The first 62 bits, so that ten million ids have two alike with a chance of one in 90,000, and a signed 64-bit column holds them. */
export const asInt64 = (hex: string): bigint => BigInt(`0x${hex.slice(0, 16)}`) >> 2n;
