import { toCacheableText } from "#lib/conditional.ts";
import { badgeSvg } from "#lib/feed/badge.ts";
import { findSharedBoard } from "#lib/feed/load-feed.ts";
import { badgeQuerySchema } from "#lib/feed/schema.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { overall } from "#lib/leaderboard/categories.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";
import { wholeNumber } from "#lib/wording.ts";

/** A model's rating and rank as a picture that stays up to date: `/badge/<slug>.svg`. */
export const GET = guarded(async (request, { params }: { params: Promise<{ file: string }> }) => {
  const { file } = await params;
  const query = readQuery(request, badgeQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  if (!file.endsWith(".svg")) return toErrorResponse(fail("model_not_found"));
  const slug = file.slice(0, -".svg".length);
  const found = await findSharedBoard({ source: query.value.source, category: overall });
  if (!found.ok) return toErrorResponse(found);
  const row = found.value.board?.rows.find(({ model }) => model === slug);
  if (!row) return toErrorResponse(fail("model_not_found", { message: "No model of that name is on this board." }));
  const value = row.rating === null ? "not rated yet" : `${wholeNumber(row.rating)} · rank ${row.rank ?? "–"}`;
  return toCacheableText(request, badgeSvg({ label: query.value.label, value }), {
    cacheControl: "public, max-age=300",
    headers: { "content-type": "image/svg+xml; charset=utf-8" },
  });
});
