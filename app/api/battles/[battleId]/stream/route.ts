import { voterIdsOf } from "#lib/auth/voter.ts";
import { toBattleId } from "#lib/battle/schema.ts";
import { streamBattle } from "#lib/battle/stream-battle.ts";
import { viewBattle } from "#lib/battle/view-battle.ts";
import { toErrorResponse } from "#lib/http.ts";
import { eventStream } from "#lib/live/event-stream.ts";
import { guarded } from "#lib/safety/guard.ts";
import { identify } from "#lib/token/identify.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** Both answers as server-sent events; `Last-Event-ID` goes on where a reader stopped. */
export const GET = guarded(async (request, { params }: Context) => {
  const caller = await identify(request, "battles:read");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const found = await viewBattle(id.value, await voterIdsOf(caller.value));
  if (!found.ok) return toErrorResponse(found);
  return eventStream(request, (stream) => streamBattle(id.value, request.headers.get("last-event-id"), stream));
});
