import { BoardPicture } from "#components/pictured/board-picture.tsx";
import { findSharedBoard } from "#lib/feed/load-feed.ts";
import { footOf } from "#lib/feed/foot.ts";
import { renderPicture } from "#lib/feed/render-picture.ts";
import { feedQuerySchema } from "#lib/feed/schema.ts";
import { readQuery, toErrorResponse } from "#lib/http.ts";
import { guarded } from "#lib/safety/guard.ts";

/** A board's first five as a picture, for links that are shared. */
export const GET = guarded(async (request) => {
  const query = readQuery(request, feedQuerySchema);
  if (!query.ok) return toErrorResponse(query);
  const found = await findSharedBoard(query.value);
  if (!found.ok) return toErrorResponse(found);
  const { board, title } = found.value;
  return renderPicture(`board/${board?.snapshot.id ?? title}`, () => (
    <BoardPicture label={title} foot={footOf(board?.snapshot ?? null)} rows={board?.rows ?? []} />
  ));
});
