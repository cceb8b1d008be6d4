import { z } from "zod";
import { languageName, languageSlug } from "./language-names.ts";
import { compilePattern } from "./own-categories.ts";
import type { Condition, OwnCategory } from "./own-categories.ts";
import { nonEnglish, topicCategories } from "./topics.ts";

const mostCategories = 50;
const deepest = 6;

const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "must be lower-case words with hyphens between")
  .max(40);
const text = (most: number) => z.string().trim().min(1, "is empty").max(most);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1, "is empty").max(200);

const bounds = z
  .strictObject({ atLeast: z.int().min(0).optional(), atMost: z.int().min(0).optional() })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, "must say atLeast or atMost")
  .refine(({ atLeast = 0, atMost = Infinity }) => atLeast <= atMost, "must have atLeast up to atMost");

const pattern = text(500).superRefine((source, context) => {
  try {
    compilePattern(source);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: `is no regular expression in RE2's syntax: ${(error as Error).message}`,
    });
  }
});

const language = z
  .string()
  .refine((code) => /^[a-z]{2}$/.test(code) && languageName(code) !== code, "must be an ISO 639-1 code such as en");

const kinds = [
  ...["any", "all", "not", "words", "matches", "language", "tokens", "turns", "category", "requestedCategory"],
];

const conditionAt = (depth: number): z.ZodType<Condition> =>
  z.lazy(() => {
    if (depth > deepest) return z.never(`must not be nested deeper than ${deepest} levels`);
    const inner = conditionAt(depth + 1);
    return z
      .strictObject({
        any: some(inner).optional(),
        all: some(inner).optional(),
        not: inner.optional(),
        words: some(text(100)).optional(),
        matches: pattern.optional(),
        language: some(language).optional(),
        tokens: bounds.optional(),
        turns: bounds.optional(),
        category: some(z.enum(topicCategories, `must be one of ${topicCategories.join(", ")}`)).optional(),
        requestedCategory: some(slug).optional(),
      })
      .refine(
        (one) => Object.keys(one).length === 1,
        `must have exactly one of ${kinds.join(", ")}`,
      ) as unknown as z.ZodType<Condition>;
  });

const taken = new Set<string>(["overall", ...topicCategories, nonEnglish, ...languageSlugs()]);

const category: z.ZodType<OwnCategory> = z
  .strictObject({
    slug: slug.refine((name) => !taken.has(name), "is the name of a category that is there already"),
    name: text(60),
    description: text(300).describe("One sentence."),
    version: z.int().min(1),
    rule: conditionAt(1).optional(),
    model: z.strictObject({ slug: z.string().min(1).max(100), question: text(500) }).optional(),
  })
  .refine(
    ({ rule, model }) => (rule === undefined) !== (model === undefined),
    "must have a rule or a model, and not both",
  );

/** CATEGORIES_FILE, as it is written. */
export const categoriesFileSchema = z
  .strictObject({ categories: z.array(category).max(mostCategories) })
  .superRefine(({ categories }, context) => {
    for (const [index, { slug: name }] of categories.entries())
      if (categories.findIndex((one) => one.slug === name) < index)
        context.addIssue({ code: "custom", path: ["categories", index, "slug"], message: `"${name}" is there twice` });
  });

/** The names of languages as categories: every two-letter code that is one. */
function languageSlugs(): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.filter((code) => languageName(code) !== code).map(languageSlug);
}
