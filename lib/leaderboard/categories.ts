import { nonEnglish, topicCategories } from "#lib/tagging/topics.ts";

/** The board of all votes. */
export const overall = "overall";

/** A category that the operator added: its name in addresses, what it is called, and what is filed under it. */
export interface NamedCategory {
  slug: string;
  name: string;
  description: string;
}

type Own = readonly NamedCategory[];

const ownOf = (category: string, own: Own) => own.find(({ slug }) => slug === category);

/** Such as "Creative writing", "Hard prompt" or "Chinese"; one of the operator's `own` is called what they call it. */
export const categoryName = (category: string, own: Own = []): string =>
  category === nonEnglish
    ? "Non-English"
    : (ownOf(category, own)?.name ?? category.slice(0, 1).toUpperCase() + category.slice(1).replaceAll("-", " "));

/** The same inside a sentence: "hard prompt", but "Chinese". */
export const categoryInText = (category: string, own: Own = []): string => {
  const name = categoryName(category, own);
  return isTopic(category, own) ? name.toLowerCase() : name;
};

/** What the operator says is filed under a category of their own; null for all others. */
export const categorySays = (category: string, own: Own): string | null => ownOf(category, own)?.description ?? null;

/** Whether it is what prompts are about, and not the language that they are in. */
export const isTopic = (category: string, own: Own = []): boolean =>
  category === overall ||
  (topicCategories as readonly string[]).includes(category) ||
  ownOf(category, own) !== undefined;

/** Such as "on coding", "in Chinese" or "in “Legal questions”": a category inside a sentence. */
export function spokenCategory(category: string, own: Own = []): string {
  const mine = ownOf(category, own);
  if (mine) return `in “${mine.name}”`;
  const topics: Record<string, string> = {
    "hard-prompt": "on hard prompts",
    "long-query": "on long queries",
    "multi-turn": "over several turns",
    refusal: "where an answer refuses",
    [nonEnglish]: "in languages other than English",
  };
  return (
    topics[category] ?? (isTopic(category) ? `on ${category.replaceAll("-", " ")}` : `in ${categoryName(category)}`)
  );
}

/** Categories in the order in which a page offers them: everything, topics, the operator's own, all languages but English, each by name. */
export function inOrder(categories: readonly string[], own: Own = []): string[] {
  const known: string[] = [overall, ...topicCategories, ...own.map(({ slug }) => slug), nonEnglish];
  const languages = categories.filter((category) => !known.includes(category)).sort();
  return [...known.filter((category) => categories.includes(category)), ...languages];
}
