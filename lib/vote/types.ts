import type { Brand } from "#lib/brand.ts";

export type VoteId = Brand<string, "VoteId">;

export { winners } from "#lib/rating/index.ts";
export type { Winner } from "#lib/rating/index.ts";
