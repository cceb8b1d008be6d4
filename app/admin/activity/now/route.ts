import { loadActivity } from "#lib/activity/load-activity.ts";
import { activityQuerySchema } from "#lib/activity/schema.ts";
import { currentAdmin } from "#lib/auth/admin.ts";
import { readQuery, toErrorResponse, toResponse } from "#lib/http.ts";
import { fail, ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** What the page asks for every half minute. */
export const GET = guarded(async (request) => {
  if (!(await currentAdmin(request.headers))) return toErrorResponse(fail("not_allowed"));
  const query = readQuery(request, activityQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  return toResponse(ok(await loadActivity(query.value.days)));
});
