import { toCacheableResponse } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { linkToNext } from "#lib/paging.ts";
import { releases } from "#lib/release/read-release.ts";
import { releasesQuerySchema } from "#lib/release/schema.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** The releases, newest first, with their files. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, releasesQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const page = await releases(query.value);
  if (!page.ok) return toErrorResponse(page);
  return toCacheableResponse(request, page.value, { headers: linkToNext(request, page.value.next) });
});
