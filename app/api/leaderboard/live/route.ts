import { readQuery, toErrorResponse } from "#lib/http.ts";
import { liveQuerySchema } from "#lib/leaderboard/schema.ts";
import { watchSnapshots } from "#lib/leaderboard/watch-snapshots.ts";
import { eventStream } from "#lib/live/event-stream.ts";
import { guarded } from "#lib/safety/guard.ts";

/** `snapshot` events: the id of each new board and whose rank moved. */
export const GET = guarded((request) => {
  const query = readQuery(request, liveQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  return eventStream(request, (stream) => watchSnapshots(query.value, stream));
});
