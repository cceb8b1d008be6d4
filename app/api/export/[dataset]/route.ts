import { downloadResponse, withKnownState } from "#lib/dataset/download-response.ts";
import { isReady } from "#lib/dataset/download-bytes.ts";
import { exportDataset } from "#lib/dataset/export.ts";
import { readExportRequest } from "#lib/dataset/schema.ts";
import { queryOf, toErrorResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";
import { limit } from "#lib/safety/rate-limit.ts";
import { identify } from "#lib/token/identify.ts";

interface Context {
  params: Promise<{ dataset: string }>;
}

export const GET = guarded(async (request: Request, { params }: Context) => {
  const caller = await identify(request, "export");
  if (!caller.ok) return toErrorResponse(caller);
  const { dataset } = await params;
  const query = queryOf(request);
  if (!query.ok) return toErrorResponse(query);
  const read = readExportRequest(dataset, query.value);
  if (!read.ok) return toErrorResponse(read);
  const asked = withKnownState(read.value, request);
  const download = await exportDataset(asked);
  if (!download.ok) return toErrorResponse(download);
  // A part of what lies ready costs nothing, and readers of Parquet ask for many.
  const isPart = request.headers.has("range") && isReady(download.value);
  const allowed = isPart ? null : await limit("export", request, caller.value.countedAs);
  if (allowed && !allowed.ok) return toErrorResponse(allowed);
  return downloadResponse(request, asked, download.value, allowed?.value.headers ?? {});
});
