import { topicCategories } from "#lib/tagging/topics.ts";

/** The board of all votes. */
export const overall = "overall";

/** Such as "Creative writing", "Hard prompt" or "Chinese". */
export const categoryName = (category: string): string =>
  category.slice(0, 1).toUpperCase() + category.slice(1).replaceAll("-", " ");

/** Such as "on coding" or "in Chinese": a category inside a sentence. */
export function spokenCategory(category: string): string {
  const topics: Record<string, string> = {
    "hard-prompt": "on hard prompts",
    "long-query": "on long queries",
    "multi-turn": "over several turns",
    refusal: "where an answer refuses",
  };
  const isTopic = (topicCategories as readonly string[]).includes(category);
  return topics[category] ?? (isTopic ? `on ${category.replaceAll("-", " ")}` : `in ${categoryName(category)}`);
}

/** Categories in the order in which a page offers them: everything, topics, languages by name. */
export function inOrder(categories: readonly string[]): string[] {
  const known: string[] = [overall, ...topicCategories];
  const languages = categories.filter((category) => !known.includes(category)).sort();
  return [...known.filter((category) => categories.includes(category)), ...languages];
}
