import { env } from "#lib/env.ts";
import { checkInput, toErrorResponse, toResponse } from "#lib/http.ts";
import { importVotes } from "#lib/import/import-votes.ts";
import { importQuerySchema } from "#lib/import/schema.ts";
import { withReceivedFile } from "#lib/import/receive-file.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { mayWrite } from "#lib/safety/same-origin.ts";
import { identifyAdministrator } from "#lib/token/identify.ts";

/** Votes of another arena, into a source of their own: what was added, or with dryRun what would be. */
export const POST = guarded(async (request) => {
  // proxy.ts lets this one address pass, because it cannot stream a body.
  const { pathname, searchParams } = new URL(request.url);
  if (!mayWrite({ method: "POST", pathname, headers: request.headers }, env().PUBLIC_URL))
    return toErrorResponse(fail("cross_origin"));
  const caller = await identifyAdministrator(request, "import");
  if (!caller.ok) return toErrorResponse(caller);
  const query = checkInput(Object.fromEntries(searchParams), importQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const within = await limit("import", request, caller.value.countedAs);
  if (!within.ok) return toErrorResponse(within);

  const { dryRun, filename, ...options } = query.value;
  const imported = await withReceivedFile(request, filename, async (file) => {
    const plan = await importVotes({ ...options, files: [file], isDryRun: dryRun, actor: caller.value.actor });
    const problems = plan.ok && !dryRun ? plan.value.problems : [];
    return problems.length > 0 ? fail("bad_votes", { message: problems.join("\n") }) : plan;
  });
  return toResponse(imported, { headers: { ...within.value.headers, "x-content-type-options": "nosniff" } });
});
