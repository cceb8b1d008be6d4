import { toErrorResponse } from "#lib/http.ts";
import { releaseFileResponse } from "#lib/release/read-release.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";

interface Context {
  params: Promise<{ number: string; file: string }>;
}

/** One file of a release. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const caller = await identify(request, "export");
  if (!caller.ok) return toErrorResponse(caller);
  const { number, file } = await params;
  // A part costs little, and readers of Parquet ask for many.
  const within = request.headers.has("range") ? null : await limit("export", request, caller.value.countedAs);
  if (within && !within.ok) return toErrorResponse(within);
  const answer = await releaseFileResponse(request, number, file, within?.value.headers);
  return answer.ok ? answer.value : toErrorResponse(answer);
});
