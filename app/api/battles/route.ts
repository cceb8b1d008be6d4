import { listBattles } from "#lib/battle/list-battles.ts";
import { battlesQuerySchema, idempotencyKeySchema, startBattleSchema } from "#lib/battle/schema.ts";
import { startBattle } from "#lib/battle/start-battle.ts";
import { checkInput, readBody, readQuery, toErrorResponse, toResponse } from "#lib/http.ts";
import { voterIdsOf } from "#lib/auth/voter.ts";
import { linkToNext } from "#lib/paging.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify, voterOf } from "#lib/token/identify.ts";

/** The caller's own battles, the newest first; names only after the vote. */
export const GET = guarded(async (request) => {
  const caller = await identify(request, "battles:read");
  if (!caller.ok) return toErrorResponse(caller);
  const query = readQuery(request, battlesQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await listBattles(query.value, await voterIdsOf(caller.value));
  return toResponse(page, { headers: page.ok ? linkToNext(request, page.value.next) : {} });
});

/** A prompt to two models drawn in secret (or chosen by name): 201 with the battle's id. */
export const POST = guarded(async (request) => {
  const caller = await identify(request, "battles:write");
  if (!caller.ok) return toErrorResponse(caller);
  const input = await readBody(request, startBattleSchema);
  if (!input.ok) return toErrorResponse(input);
  const key = checkInput(request.headers.get("idempotency-key") ?? undefined, idempotencyKeySchema);
  if (!key.ok) return toErrorResponse(key);

  const within = await limit("battle", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);
  const { voterId, setCookie } = await voterOf(request, caller.value);
  const locale = firstLocale(request.headers.get("accept-language"));
  const started = await startBattle(input.value, { voterId, locale, idempotencyKey: key.value ?? null });

  const headers = new Headers(within.value.headers);
  if (setCookie) headers.append("set-cookie", setCookie);
  return toResponse(started, { status: 201, headers });
});

/** The language a browser asks for first, if it is one. */
function firstLocale(header: string | null): string | null {
  const tag = header?.split(",")[0].split(";")[0].trim() ?? "";
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null;
}
