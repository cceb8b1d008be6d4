import { toCacheableText } from "#lib/conditional.ts";
import { loadFeed } from "#lib/feed/load-feed.ts";
import { feedQuerySchema } from "#lib/feed/schema.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { siteAddress } from "#lib/site.ts";

/** Rank changes of one board, for feed readers. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, feedQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const feed = await loadFeed(query.value, siteAddress(request.headers));
  if (!feed.ok) return toErrorResponse(feed);
  return toCacheableText(request, feed.value, {
    cacheControl: "public, max-age=300",
    headers: { "content-type": "application/atom+xml; charset=utf-8", "access-control-allow-origin": "*" },
  });
});
