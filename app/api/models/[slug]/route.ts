import { toResponse } from "#lib/http.ts";
import { findPublicModel } from "#lib/models/store.ts";
import { fail, ok } from "#lib/result.ts";

export const dynamic = "force-dynamic";

/** One model of the public roster, also one that is known only from imported or simulated votes. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const model = await findPublicModel(slug);
  return toResponse(model ? ok(model) : fail("model_not_found"));
}
