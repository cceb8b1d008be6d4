import { guarded } from "#lib/safety/guard.ts";
import { siteAddress } from "#lib/site.ts";
import { llmsText } from "#lib/feed/llms-text.ts";

/** What is here and where, for programs that read pages as people would (llmstxt.org). */
export const GET = guarded(
  (request) =>
    new Response(llmsText(siteAddress(request.headers)), {
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
    }),
);
