import "server-only";
import { z } from "zod";
import { readCursor, toPage } from "#lib/paging.ts";
import { ok } from "#lib/result.ts";
import { listSources } from "./store.ts";

const cursorSchema = z.strictObject({ slug: z.string() });

/** A page of the sources, by slug. There are few of them, so all are read. */
export async function pageSources({ limit, cursor }: { limit: number; cursor?: string }) {
  const after = readCursor(cursor, cursorSchema);
  if (!after.ok) return after;
  const bySlug = (await listSources()).sort((one, other) => (one.slug < other.slug ? -1 : 1));
  const rest = bySlug.filter(({ slug }) => after.value === undefined || slug > after.value.slug);
  const { items, next } = toPage(rest, limit, ({ slug }) => ({ slug }));
  return ok({ sources: items.map(({ id: _, ...source }) => source), next });
}
