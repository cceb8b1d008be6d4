import { toCacheableText } from "#lib/conditional.ts";
import { llmsText } from "#lib/feed/llms-text.ts";
import { guarded } from "#lib/safety/guard.ts";
import { siteAddress } from "#lib/site.ts";

/** What is here and where, for programs that read pages as people would (llmstxt.org). */
export const GET = guarded((request) =>
  toCacheableText(request, llmsText(siteAddress(request.headers)), {
    cacheControl: "public, max-age=3600",
    headers: { "content-type": "text/plain; charset=utf-8" },
  }),
);
