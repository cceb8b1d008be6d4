import "server-only";
import { z } from "zod";
import { listCategories, listSources } from "#lib/leaderboard/store.ts";
import { listModelNames } from "#lib/models/store.ts";
import { readCursor, writeCursor } from "#lib/paging.ts";
import { flagsOf } from "#lib/privacy/moderate.ts";
import { fail, ok } from "#lib/result.ts";
import type { ReviewQuery } from "./schema.ts";
import { lookThrough, readLines } from "./store.ts";
import type { Found, Looking, StoredLine, Place } from "./store.ts";
import type { ReviewLine } from "./types.ts";

const pageSize = 25;
/** Votes that one page looks at; fewer where every text must be read for word lists. */
const [votesLooked, textsLooked] = [20_000, 1_000];
/** Conversations that are in memory at a time. */
const textsAtOnce = 50;
const shownCharacters = 160;

const cursorSchema = z.strictObject({ at: z.string().max(40), id: z.uuid() });

/** What the forms of the list offer for a source. */
export async function reviewChoices(slug: string) {
  const [sources, models] = await Promise.all([listSources(), listModelNames()]);
  const source = sources.find((one) => one.slug === slug);
  return { sources, models, categories: source ? await listCategories(source.id) : [] };
}

/** The newest votes of a source, or its battles without one, that answer a question, a page at a time, and how far back this page has looked. */
export async function listVotes({ source: slug, flagged, ...query }: ReviewQuery) {
  const source = (await listSources()).find((one) => one.slug === slug);
  if (!source) return fail("source_not_found", { message: `There is no source of votes ${JSON.stringify(slug)}.` });
  const isWithout = query.vote === "without";
  if (query.model && isWithout)
    return fail("invalid_input", { message: "model: before the vote, nobody is told which models are in a battle" });
  if (query.model && !(await listModelNames()).some((model) => model.slug === query.model))
    return fail("model_not_found", { message: `There is no model ${JSON.stringify(query.model)}.` });
  const before = readCursor(query.cursor, cursorSchema);
  if (!before.ok) return before;

  const looking: Looking = {
    sourceId: source.id,
    isWithoutVote: isWithout,
    category: query.category || null,
    language: query.language || null,
    model: query.model || null,
    flagged: flagged || null,
    before: before.value ?? null,
  };
  const isRead = flagged === "found";
  const window = isRead ? textsLooked : votesLooked;
  const { found, end, looked } = await lookThrough(looking, { window, limit: isRead ? window : pageSize + 1 });
  const { lines, hasMore } = isRead ? await readFlagged(found) : await readAll(found);
  const last: Place | null = hasMore ? placeOf(found, lines.at(-1)) : end;
  return ok({ lines, looked, isFull: hasMore, next: last && writeCursor({ at: last.at, id: last.id }) });
}

async function readAll(found: Found[]) {
  const shown = found.slice(0, pageSize);
  const lines = await readLines(shown);
  return { lines: lines.map(toLine), hasMore: found.length > pageSize };
}

/** Those in which word lists or a moderation model found something and that no administrator has decided about. */
async function readFlagged(found: Found[]) {
  const lines: ReviewLine[] = [];
  for (let from = 0; from < found.length; from += textsAtOnce) {
    const stretch = await readLines(found.slice(from, from + textsAtOnce));
    lines.push(...stretch.map(toLine).filter(({ flags, decision }) => flags.length > 0 && decision === "checks"));
    if (lines.length > pageSize) return { lines: lines.slice(0, pageSize), hasMore: true };
  }
  return { lines, hasMore: false };
}

const placeOf = (found: Found[], line: ReviewLine | undefined) =>
  found.find(({ id }) => id === (line?.voteId ?? line?.battleId)) ?? null;

function toLine({ texts, modelFlags, prompt, ...line }: StoredLine): ReviewLine {
  const letters = [...(prompt ?? "").slice(0, 4 * shownCharacters)];
  const start = letters.length > shownCharacters ? `${letters.slice(0, shownCharacters - 1).join("")}…` : prompt;
  return { ...line, prompt: start, flags: [...new Set([...texts.flatMap(flagsOf), ...modelFlags])] };
}
