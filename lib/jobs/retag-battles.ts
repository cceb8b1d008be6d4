import "server-only";
import { z } from "zod";
import { retagBattles as retag } from "#lib/tagging/retag-battles.ts";
import { defineJob } from "./job.ts";

export const retagBattles = defineJob({
  name: "retag-battles",
  says: "Files every voted battle under its categories as the taggers do now.",
  data: z.strictObject({}),
  async run(_, { progress }) {
    const { battles, changed, completed } = await retag((done) => progress(0, `${done} battles looked at`));
    progress(1, `${changed} of ${battles} battles filed anew`);
    return { battles, changed, completed };
  },
});
