import "server-only";
import { z } from "zod";
import { listen } from "#lib/live/bus.ts";
import { gatherNews as gather } from "#lib/webhook/gather-news.ts";
import { dueDeliveries, forgetEvents } from "#lib/webhook/store.ts";
import { defineJob } from "./job.ts";
import { send } from "./queue.ts";
import { report } from "./report.ts";
import { sendWebhook } from "./send-webhook.ts";

/** News of so many seconds are told together, so that a busy arena does not send a message per vote. */
const gatherSeconds = 5;
const keptMs = 30 * 24 * 3600 * 1000;
/** Of those that wait; the next minute takes up the rest. */
const mostAtOnce = 1000;

/** What there is to tell, and whatever should have been sent and was not, as after a worker died. */
export const gatherNews = defineJob({
  name: "gather-news",
  says: "Looks for new boards, changed ranks and retired models, and queues them for the webhooks that want them.",
  data: z.strictObject({}),
  cron: "* * * * *",
  async run() {
    const now = new Date();
    const made = await gather(now);
    for (const delivery of new Set([...made, ...(await dueDeliveries(now, mostAtOnce))]))
      await send(sendWebhook, { delivery });
    const forgotten = await forgetEvents(new Date(now.getTime() - keptMs));
    return { made: made.length, forgotten };
  },
});

/** Asks for it soon after every new board, from beside the thread that makes boards: nothing there waits for it. */
export function hearNews(): () => void {
  let isAsked = false;
  return listen("snapshot", () => {
    if (isAsked) return;
    isAsked = true;
    setTimeout(() => {
      isAsked = false;
      send(gatherNews, {}).catch(report);
    }, gatherSeconds * 1000).unref();
  });
}
