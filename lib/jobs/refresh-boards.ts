import "server-only";
import { z } from "zod";
import { pool } from "#lib/db.ts";
import { defineJob } from "./job.ts";

/** Boards follow votes by themselves; this is for what no vote tells: other options, and a second pair of eyes each hour. */
export const refreshBoards = defineJob({
  name: "refresh-boards",
  says: "Has the leading worker look at every board again, and make those that differ from what they are made of.",
  data: z.strictObject({}),
  cron: "17 * * * *",
  async run() {
    await pool().query("select pg_notify('votes', '*')");
  },
});
