import { exportDataset } from "#lib/dataset/export.ts";
import { readExportRequest } from "#lib/dataset/schema.ts";
import { textStream } from "#lib/dataset/text-stream.ts";
import { contentTypes } from "#lib/dataset/write-rows.ts";
import { toErrorResponse } from "#lib/http.ts";
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
  const asked = readExportRequest(dataset, Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.ok) return toErrorResponse(asked);
  const allowed = await limit("export", request, caller.value.countedAs);
  if (!allowed.ok) return toErrorResponse(allowed);

  const download = await exportDataset(asked.value);
  if (!download.ok) return toErrorResponse(download, allowed.value.headers);
  return new Response(textStream(download.value.text, request.signal), {
    headers: {
      ...allowed.value.headers,
      "content-type": contentTypes[asked.value.format],
      "content-disposition": `attachment; filename="${download.value.filename}"`,
      "cache-control": "no-store",
      // Asks nginx and its kin to pass the stream on as it comes.
      "x-accel-buffering": "no",
    },
  });
});
