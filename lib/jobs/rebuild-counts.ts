import "server-only";
import { z } from "zod";
import { rebuildCounts as rebuild } from "#lib/counts/store.ts";
import { listSources } from "#lib/leaderboard/store.ts";
import { defineJob } from "./job.ts";

/** Holds counts against votes. Finds nothing, unless somebody wrote to the database by hand. */
export const rebuildCounts = defineJob({
  name: "rebuild-counts",
  says: "Counts every vote of a source again and corrects the counts where they differ.",
  data: z.strictObject({ source: z.string() }),
  keyOf: ({ source }) => source,
  async run({ source: slug }, { progress }) {
    const source = (await listSources()).find((one) => one.slug === slug);
    if (!source) return { corrected: 0 };
    const corrected = await rebuild(source.id, (share) => progress(share, slug));
    progress(1, `${corrected.length} corrected`);
    return { corrected: corrected.length };
  },
});
