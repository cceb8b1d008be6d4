import { checkInput, toErrorResponse } from "#lib/http.ts";
import { env } from "#lib/env.ts";
import { followImport } from "#lib/import/follow-import.ts";
import { receiveFile } from "#lib/import/receive-file.ts";
import { importQuerySchema } from "#lib/import/schema.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { mayWrite } from "#lib/safety/same-origin.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";

/** A file of votes as the body: progress and, at the end, what was done or would be, one JSON object a line. */
export const POST = guarded(async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  // proxy.ts is passed by: see its matcher.
  if (!mayWrite({ method: request.method, pathname, headers: request.headers }, env().PUBLIC_URL))
    return toErrorResponse(fail("cross_origin"));
  const admin = await identifyAdministrator(request, "import");
  if (!admin.ok) return toErrorResponse(admin);
  const input = checkInput(Object.fromEntries(searchParams), importQuerySchema);
  if (!input.ok) return toErrorResponse(input);
  const { name, dryRun, ...options } = input.value;
  const file = await receiveFile(request.body, name);
  if (!file.ok) return toErrorResponse(file);
  const files = [{ path: file.value.path, name }];
  const told = followImport(
    { ...options, files, isDryRun: dryRun === "true", actor: admin.value.actor },
    file.value.forget,
  );
  return new Response(told, {
    headers: { "content-type": "application/jsonl; charset=utf-8", "cache-control": "no-store" },
  });
});
