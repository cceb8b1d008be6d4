import { embedPage } from "#lib/feed/embed-page.ts";
import { findSharedBoard } from "#lib/feed/load-feed.ts";
import { embedQuerySchema } from "#lib/feed/schema.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { siteAddress } from "#lib/site.ts";

/** A board for a frame on somebody else's page. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, embedQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const found = await findSharedBoard(query.value);
  if (!found.ok) return toErrorResponse(found);
  const { board, title, page } = found.value;
  const nonce = request.headers.get("x-nonce") ?? "";
  const html = embedPage({ site: siteAddress(request.headers), nonce, query: query.value, page, title, board });
  // Not kept by anyone: its style runs by a nonce that is this answer's own.
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
});
