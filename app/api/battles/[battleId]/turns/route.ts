import { voterIdsOf } from "#lib/auth/voter.ts";
import { askFollowUp } from "#lib/battle/ask-follow-up.ts";
import { followUpSchema, toBattleId } from "#lib/battle/schema.ts";
import { readBody, toErrorResponse, toResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";

interface Context {
  params: Promise<{ battleId: string }>;
}

/** A follow-up to both sides of the visitor's own battle: 201 with the turn's number. */
export const POST = guarded(async (request, { params }: Context) => {
  const caller = await identify(request, "battles:write");
  if (!caller.ok) return toErrorResponse(caller);
  const id = toBattleId((await params).battleId);
  if (!id.ok) return toErrorResponse(id);
  const input = await readBody(request, followUpSchema);
  if (!input.ok) return toErrorResponse(input);
  const within = await limit("turn", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);
  const voterIds = await voterIdsOf(caller.value);
  const asked = await askFollowUp({ battleId: id.value, prompt: input.value.prompt, voterIds });
  return toResponse(asked, { status: 201, headers: within.value.headers });
});
