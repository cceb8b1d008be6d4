import "server-only";
import { z } from "zod";
import { forgetJournals } from "#lib/import/journal.ts";
import { forgetPublications, publicationsBefore } from "#lib/leaderboard/history-store.ts";
import { allKeptMs, chooseToForget } from "#lib/leaderboard/thin-history.ts";
import { defineJob } from "./job.ts";
import { forgetProgress } from "./queue.ts";

/** Keeps the history of boards at a density that a chart can show. */
export const thinHistory = defineJob({
  name: "thin-history",
  says: "Forgets boards of the past that nobody cites, down to one a minute, then one an hour, then one a day.",
  data: z.strictObject({}),
  cron: "*/5 * * * *",
  async run(_, { progress }) {
    const now = Date.now();
    const forgotten = chooseToForget(await publicationsBefore(new Date(now - allKeptMs)), now);
    const snapshots = await forgetPublications(forgotten);
    await forgetProgress();
    await forgetJournals();
    progress(1, `${snapshots} snapshots forgotten`);
    return { publications: forgotten.length, snapshots };
  },
});
