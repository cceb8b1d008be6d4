import "server-only";
import { z } from "zod";
import { askModels } from "#lib/tagging/ask-models.ts";
import { defineJob } from "./job.ts";

/** A little less than the minute until the next one. */
const longestMs = 50_000;

/** Asks models the questions of the operator's categories, once per voted battle. */
export const tagByModel = defineJob({
  name: "tag-by-model",
  says: "Asks models the questions of your own categories about battles that were voted on, and files them anew.",
  data: z.strictObject({}),
  cron: "* * * * *",
  async run(_, { signal, progress }) {
    const { asked, stopped } = await askModels(signal, new Date(Date.now() + longestMs));
    progress(1, [`${asked} questions asked`, ...stopped].join("; "));
    return { asked, stopped };
  },
});
