import "server-only";
import { z } from "zod";
import { watchExcludedShare as watch } from "#lib/vote/watch-excluded-share.ts";
import { defineJob } from "./job.ts";

/** When this process looked last; another that takes over counts the whole hour once. */
let lookedAt: Date | null = null;

/** Raises an alert when suddenly more, or fewer, votes than usual are kept off the boards. */
export const watchExcludedShare = defineJob({
  name: "watch-excluded-share",
  says: "Compares the share of votes kept off in the last hour with the week before, and raises an alert when it jumps.",
  data: z.strictObject({}),
  cron: "* * * * *",
  async run(_, { progress }) {
    const now = new Date();
    const { raised, ended } = await watch(now, lookedAt);
    lookedAt = now;
    for (const line of [...raised, ...ended]) console.warn(line);
    progress(1, `${raised.length} alerts raised, ${ended.length} ended`);
    return { raised: raised.length, ended: ended.length };
  },
});
