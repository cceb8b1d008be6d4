import { createHash } from "node:crypto";
import { env } from "#lib/env.ts";
import { parseOperatorText, readOperatorText } from "#lib/operator-file.ts";
import type { OwnCategory } from "./own-categories.ts";
import { categoriesFileSchema } from "./schema.ts";
import { taggingVersion } from "./topics.ts";

/** Thrown when CATEGORIES_FILE cannot be used; one line per mistake, each with file, line, column and field. */
export class CategoriesFileError extends Error {
  override name = "CategoriesFileError";
}

/** The operator's categories from JSON or YAML. Fails: throws `CategoriesFileError`. */
export function parseCategories(text: string, path: string): OwnCategory[] {
  const file = parseOperatorText(text, path);
  if ("problem" in file) throw new CategoriesFileError(file.problem);
  const parsed = categoriesFileSchema.safeParse(file.value, { reportInput: true });
  if (!parsed.success) throw new CategoriesFileError(file.complain(parsed.error.issues));
  return parsed.data.categories;
}

let read: { path: string | undefined; categories: OwnCategory[] } | undefined;

/** The operator's categories as they were when this process first asked; none without a file. */
export function ownCategories(): readonly OwnCategory[] {
  const path = env().CATEGORIES_FILE;
  if (read && read.path === path) return read.categories;
  const file = path === undefined ? { text: "categories: []" } : readOperatorText(path, "CATEGORIES_FILE");
  if ("problem" in file) throw new CategoriesFileError(file.problem);
  read = { path, categories: parseCategories(file.text, path ?? "") };
  return read.categories;
}

/**
 * What tags are stored under: the version of the taggers and, where the operator has categories, a hash of what they say.
 * When either changes, tagging again finds what is out of date.
 */
export function tagsVersion(own: readonly OwnCategory[] = ownCategories()): string {
  if (own.length === 0) return String(taggingVersion);
  const hash = createHash("sha256").update(JSON.stringify(own)).digest("hex").slice(0, 12);
  return `${taggingVersion}+${hash}`;
}
