import "server-only";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { checkConversations as check } from "#lib/privacy/check-conversations.ts";
import { openModerator } from "#lib/privacy/moderation-model.ts";
import { defineJob } from "./job.ts";

/** Has the moderation model look at conversations before they may be published. */
export const checkConversations = defineJob({
  name: "check-conversations",
  says: "Shows conversations that may be published to the moderation model, before they are.",
  data: z.strictObject({}),
  get cron() {
    return env().MODERATION_MODEL ? "*/5 * * * *" : undefined;
  },
  async run(_, { progress, signal }) {
    const moderator = openModerator();
    if (!moderator) return { checked: 0, flagged: 0 };
    const done = await check(moderator, signal);
    progress(1, `${done.checked} looked at, ${done.flagged} flagged`);
    return done;
  },
});
