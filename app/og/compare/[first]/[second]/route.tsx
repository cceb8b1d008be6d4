import { PairPicture } from "#components/pictured/pair-picture.tsx";
import { loadComparison } from "#lib/comparison/load-comparison.ts";
import { sentenceOf } from "#lib/comparison/sentence.ts";
import { drawable } from "#lib/feed/drawable.ts";
import { footOf } from "#lib/feed/foot.ts";
import { renderPicture } from "#lib/feed/render-picture.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { comparisonQuerySchema } from "#lib/profile/schema.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** What two models' battles say as a picture, for links that are shared. */
export const GET = guarded(async (request, { params }: { params: Promise<{ first: string; second: string }> }) => {
  const query = readQuery(request, comparisonQuerySchema, await params);
  if (!query.ok) return toErrorResponse(query);
  const found = await loadComparison(query.value.first, query.value.second, query.value.source);
  if (!found.ok) return toErrorResponse(found);
  const { standing } = found.value;
  if (!standing || query.value.first === query.value.second) return toErrorResponse(fail("model_not_found"));
  const { snapshot, first, second, all, foreseen } = standing;
  const names = { first: drawable(first.name, first.model, 24), second: drawable(second.name, second.model, 24) };
  return renderPicture(`pair/${snapshot.id}/${first.model}/${second.model}`, () => (
    <PairPicture
      label={`Compared: ${snapshot.source.name}`}
      foot={footOf(snapshot)}
      names={names}
      sentence={sentenceOf(names, all, [], foreseen)}
      all={all}
    />
  ));
});
