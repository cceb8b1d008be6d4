import { guarded } from "#lib/safety/guard.ts";
import { writeMetrics } from "#lib/safety/metrics.ts";

export const GET = guarded(async () => {
  const { text, contentType } = await writeMetrics();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
});
