import "server-only";
import { z } from "zod";
import { readCursor, toPage } from "#lib/paging.ts";
import { ok } from "#lib/result.ts";
import { slugSchema } from "./schema.ts";
import { listPublicModels } from "./store.ts";

const cursorSchema = z.strictObject({ slug: slugSchema });

/** A page of the public roster, by slug. */
export async function listModels({ limit, cursor }: { limit: number; cursor?: string }) {
  const after = readCursor(cursor, cursorSchema);
  if (!after.ok) return after;
  const rows = await listPublicModels({ after: after.value?.slug, most: limit + 1 });
  const { items: models, next } = toPage(rows, limit, ({ slug }) => ({ slug }));
  return ok({ models, next });
}
