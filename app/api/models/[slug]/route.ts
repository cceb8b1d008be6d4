import { toResponse } from "#lib/http.ts";
import { findPublicModel } from "#lib/models/store.ts";
import { fail, ok } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

export const dynamic = "force-dynamic";

/** One model of the public roster, also one that is known only from imported or simulated votes. */
export const GET = guarded(async (_request, { params }: { params: Promise<{ slug: string }> }) => {
  const model = await findPublicModel((await params).slug);
  return toResponse(model ? ok(model) : fail("model_not_found"));
});
