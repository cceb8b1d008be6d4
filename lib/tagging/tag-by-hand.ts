import "server-only";
import { z } from "zod";
import { fail, ok } from "#lib/result.ts";
import { ownCategories } from "./categories-file.ts";
import { languages } from "./language-names.ts";
import { insertHandTags } from "./store.ts";
import { topicCategories } from "./topics.ts";

/** What an administrator's form says. */
export const handTagsSchema = z.strictObject({
  battleId: z.uuid("is no id of a battle").transform((id) => id.toLowerCase()),
  categories: z.array(z.string().max(100)).max(100),
  /** A code of two letters, or "unknown"; without it the language stays. */
  language: z
    .string()
    .refine((code) => code === "unknown" || languages.some((language) => language.code === code), "is no language")
    .optional(),
  reason: z.string().trim().min(3, "say why in a few words").max(500),
});

/** What a battle may be filed under by hand, beside a language: the topics, and the operator's own. */
export const handCategories = (): string[] => [...topicCategories, ...ownCategories().map(({ slug }) => slug)];

/**
 * Files a battle as somebody says who has read it. That holds until it is tagged again by hand: the job that tags all of them anew
 * leaves it alone.
 */
export async function tagByHand(
  { battleId, categories, language, reason }: z.infer<typeof handTagsSchema>,
  actor: string,
) {
  const offered = handCategories();
  const unknown = categories.find((category) => !offered.includes(category));
  if (unknown !== undefined)
    return fail("invalid_input", { message: `categories: there is no category ${JSON.stringify(unknown)}` });
  const chosen = offered.filter((category) => categories.includes(category));
  const done = await insertHandTags({ battleId, chosen, offered, language, reason, actor });
  if (done === "unvoted") return fail("nothing_to_tag");
  return done === "same" ? fail("filed_before") : ok({ categories: chosen });
}
