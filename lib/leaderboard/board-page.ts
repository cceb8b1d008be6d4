import "server-only";
import { boardQuerySchema, specOf } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { boardChoices } from "./board-choices.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { overall } from "./categories.ts";
import { listCategories, listSources } from "./store.ts";

export type BoardPage = NonNullable<Awaited<ReturnType<typeof loadBoardPage>>>;

/** The arena before its first battle: it has no row in the database yet, and the board is there all the same. */
const unopenedArena = { id: "", slug: "arena", name: "Arena", kind: "arena", description: "", votes: 0 } as const;

/**
 * The board that an address names; null where it names none. Words that do not go together, which a form without scripts
 * can send, give way to the method, and it is told.
 */
export function readBoardWords(words: URLSearchParams): { spec: BoardSpec; problems: string[] } | null {
  const language = words.get("language");
  const category = words.get("category");
  const given = Object.fromEntries(
    [...words].filter(([name, value]) => name in specOf({ source: "" }) && value !== ""),
  );
  const problems: string[] = [];
  if (language) {
    given.category = language;
    if (category && category !== overall) problems.push("A board is of a category or of a language, not of both");
  }
  const read = boardQuerySchema.safeParse(given);
  if (read.success) return { spec: read.data, problems };
  const { ties: _, sampling: __, ...rest } = given;
  const settled = boardQuerySchema.safeParse(rest);
  const isCombination = read.error.issues.every(({ code }) => code === "custom");
  if (!settled.success || !isCombination) return null;
  return { spec: settled.data, problems: [...problems, ...read.error.issues.map(({ message }) => message)] };
}

/** Everything around a board: the sources there are, its own, and what can be chosen. Null for what nobody makes. */
export async function loadBoardPage(spec: BoardSpec) {
  const sources = await listSources();
  const source = sources.find(({ slug }) => slug === spec.source) ?? (spec.source === "arena" ? unopenedArena : null);
  if (!source) return null;
  const categories = source.id ? await listCategories(source.id) : [];
  // A category that no vote is filed under is not a board that is still empty.
  if (spec.category !== overall && !categories.includes(spec.category)) return null;
  return {
    source,
    sources: sources.some(({ slug }) => slug === source.slug) ? sources : [source, ...sources],
    choices: boardChoices(spec, categories, ownCategories()),
    simulated: sources.find(({ kind, votes }) => kind === "simulated" && votes > 0)?.slug ?? null,
  };
}
