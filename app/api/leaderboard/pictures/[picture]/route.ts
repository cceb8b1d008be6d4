import { writeCsv } from "#lib/analysis/csv.ts";
import { drawPicture } from "#lib/analysis/draw-picture.ts";
import { pictureNameSchema, pictureQuerySchema } from "#lib/analysis/schema.ts";
import { fileTableOf } from "#lib/analysis/table.ts";
import { toCacheableResponse, toCacheableText } from "#lib/conditional.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { fail } from "#lib/result.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ picture: string }>;
}

/** The numbers of one picture of a board, and what they say. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const name = pictureNameSchema.safeParse((await params).picture);
  if (!name.success) return toErrorResponse(fail("picture_not_found"));
  const query = readQuery(request, pictureQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const { model, top, format, ...spec } = query.value;
  const isFile = format === "csv";
  const found = await drawPicture(
    name.data,
    { spec, model, top: top ?? (isFile ? Infinity : undefined) },
    request.signal,
  );
  if (!found.ok) return toErrorResponse(found);
  if (!isFile) return toCacheableResponse(request, found.value);
  return toCacheableText(request, writeCsv(fileTableOf(found.value.drawing)), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="ringside-${spec.source}-${spec.category}-${name.data}.csv"`,
    },
  });
});
