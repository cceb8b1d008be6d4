import "server-only";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { makeRelease as make } from "#lib/release/make-release.ts";
import { defineJob } from "./job.ts";

/** Publishes what has come since the last release. Run twice, the second finds nothing new. */
export const makeRelease = defineJob({
  name: "make-release",
  says: "Makes the next release of a source’s votes, if there is anything new.",
  data: z.strictObject({ source: z.string().default("arena") }),
  get cron() {
    return env().RELEASE_SCHEDULE;
  },
  keyOf: ({ source }) => source,
  async run({ source }, { progress }) {
    const made = await make(source, progress);
    if (made.ok) return { number: made.value.number };
    progress(1, made.error === "nothing_to_release" ? "nothing new" : (made.message ?? made.error));
    return { number: null, why: made.error };
  },
});
