import "server-only";
import { z } from "zod";
import { fail, ok } from "#lib/result.ts";
import { ownCategories } from "./categories-file.ts";
import { insertHandTags } from "./store.ts";
import { topicCategories } from "./topics.ts";

/** What an administrator's form says. */
export const handTagsSchema = z.strictObject({
  battleId: z.uuid("is no id of a battle").transform((id) => id.toLowerCase()),
  categories: z.array(z.string().max(100)).max(100),
  reason: z.string().trim().min(3, "say why in a few words").max(500),
});

/** What a battle may be filed under by hand: the topics, and the operator's own. Its language stays what it is. */
export const handCategories = (): string[] => [...topicCategories, ...ownCategories().map(({ slug }) => slug)];

/**
 * Files a battle as somebody says who has read it. That holds until it is tagged again by hand: the job that tags all of them anew
 * leaves it alone.
 */
export async function tagByHand({ battleId, categories, reason }: z.infer<typeof handTagsSchema>, actor: string) {
  const offered = handCategories();
  const unknown = categories.find((category) => !offered.includes(category));
  if (unknown !== undefined)
    return fail("invalid_input", { message: `categories: there is no category ${JSON.stringify(unknown)}` });
  const chosen = offered.filter((category) => categories.includes(category));
  const done = await insertHandTags({ battleId, chosen, offered, reason, actor });
  if (done === "unvoted") return fail("nothing_to_tag");
  return done === "same" ? fail("filed_before") : ok({ categories: chosen });
}
