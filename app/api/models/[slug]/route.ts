import { toCacheableResponse } from "#lib/conditional.ts";
import { toErrorResponse } from "#lib/http.ts";
import { findPublicModel } from "#lib/models/store.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** One model of the public roster, also one that is known only from imported or simulated votes. */
export const GET = guarded(async (request, { params }: { params: Promise<{ slug: string }> }) => {
  const model = await findPublicModel((await params).slug);
  return model ? toCacheableResponse(request, model) : toErrorResponse(fail("model_not_found"));
});
