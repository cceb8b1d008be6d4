import { ModelPicture } from "#components/pictured/model-picture.tsx";
import { footOf } from "#lib/feed/foot.ts";
import { renderPicture } from "#lib/feed/render-picture.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { loadProfile } from "#lib/profile/load-profile.ts";
import { profileQuerySchema } from "#lib/profile/schema.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

/** A model's rating as a picture, for links that are shared. */
export const GET = guarded(async (request, { params }: { params: Promise<{ slug: string }> }) => {
  const query = readQuery(request, profileQuerySchema, await params);
  if (!query.ok) return toErrorResponse(query);
  const found = await loadProfile(query.value.slug, query.value.source);
  if (!found.ok) return toErrorResponse(found);
  const { standing } = found.value;
  if (!standing) return toErrorResponse(fail("model_not_found", { message: "No vote on that model counts yet." }));
  const { snapshot, row, rated } = standing;
  return renderPicture(`model/${snapshot.id}/${row.model}`, () => (
    <ModelPicture label={`Models: ${snapshot.source.name}`} foot={footOf(snapshot)} row={row} models={rated} />
  ));
});
