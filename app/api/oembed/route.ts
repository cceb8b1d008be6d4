import { findSharedBoard } from "#lib/feed/load-feed.ts";
import { boardAt, oembedOf } from "#lib/feed/oembed.ts";
import { feedQuerySchema, oembedQuerySchema } from "#lib/feed/schema.ts";
import { toCacheableResponse } from "#lib/conditional.ts";
import { checkInput, readQuery, toErrorResponse } from "#lib/http.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { siteAddress } from "#lib/site.ts";

/** How to embed a board, for sites that ask by its address (oembed.com). */
export const GET = guarded(async (request) => {
  const query = readQuery(request, oembedQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  if (query.value.format !== "json") return toErrorResponse(fail("format_not_offered"));
  const site = siteAddress(request.headers);
  const named = boardAt(query.value.url, site);
  if (!named) return toErrorResponse(fail("nothing_to_embed"));
  const board = checkInput(named, feedQuerySchema);
  const found = board.ok ? await findSharedBoard(board.value) : board;
  if (!found.ok) return toErrorResponse(fail("nothing_to_embed"));
  return toCacheableResponse(request, oembedOf(query.value, { site, ...found.value }), {
    cacheControl: "public, max-age=3600",
    headers: { "access-control-allow-origin": "*" },
  });
});
