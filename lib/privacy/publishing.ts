import "server-only";
import { env } from "#lib/env.ts";
import { openModerator } from "./moderation-model.ts";

/** What a conversation must have behind it to be published, besides its voter's consent. */
export interface Publishing {
  /** Its votes were cast until then: ISO 8601. */
  votedUntil: string;
  /** The moderation model that has looked at it and found nothing; null where there is none. */
  checker: string | null;
}

export const publishingNow = (now = new Date()): Publishing => ({
  votedUntil: new Date(now.getTime() - env().PUBLISH_AFTER_DAYS * 24 * 3600 * 1000).toISOString(),
  checker: openModerator()?.name ?? null,
});
