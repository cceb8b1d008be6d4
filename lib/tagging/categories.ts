import { sides } from "#lib/battle/types.ts";
import type { Side } from "#lib/battle/types.ts";
import { isCoding } from "./coding.ts";
import { isCreativeWriting } from "./creative-writing.ts";
import { isHardPrompt } from "./hard-prompt.ts";
import { isInstructionFollowing } from "./instruction-following.ts";
import { languageCategories, languageSlug } from "./language-names.ts";
import { detectLanguage } from "./language.ts";
import { isMath } from "./math.ts";
import { ownCategoriesOf } from "./own-categories.ts";
import type { ModelAnswers, OwnCategory } from "./own-categories.ts";
import { isRefusal } from "./refusal.ts";
import { styleOf } from "./style.ts";
import type { Style } from "./style.ts";
import { estimateTokens } from "./tokens.ts";
import { topicCategories } from "./topics.ts";
import type { Topic } from "./topics.ts";
import type { Asked } from "./types.ts";

/** From here on a question brings its material along. */
const longQueryTokens = 500;

export interface Turn {
  prompt: string;
  answers: Record<Side, { text: string }>;
}

/** Everything that taggers say of a battle: its categories, and how each answer of the judged turn looks. */
export interface Tags {
  /** ISO 639-1, null when nothing tells. */
  language: string | null;
  /** Names as in addresses: the topics that apply, then the language and, unless it is English, "non-english". */
  categories: string[];
  style: Record<Side, Style>;
}

const topics: Record<Exclude<Topic, "refusal">, (asked: Asked) => boolean> = {
  coding: isCoding,
  math: isMath,
  "creative-writing": isCreativeWriting,
  "instruction-following": isInstructionFollowing,
  "hard-prompt": isHardPrompt,
  "long-query": ({ prompts }) => prompts.reduce((sum, prompt) => sum + estimateTokens(prompt), 0) >= longQueryTokens,
  "multi-turn": ({ prompts }) => prompts.length >= 2,
};

/** What an operator adds: categories, what the visitor filed the prompt under, and what models said of it. */
export interface Own {
  categories: readonly OwnCategory[];
  requestedCategory: string | null;
  answers: ModelAnswers;
}

/** Nothing of one's own. */
const none: Own = { categories: [], requestedCategory: null, answers: new Map() };

/** Tags the turns of a battle up to its vote. Pure: the same text, version, categories and answers give the same tags. */
export function tagBattle(turns: readonly Turn[], own: Own = none): Tags {
  const asked = { prompts: turns.map(({ prompt }) => prompt) };
  const judged = turns.at(-1)?.answers;
  const language = detectLanguage(asked.prompts.join("\n"));
  const about: string[] = topicCategories.filter((topic) => topic !== "refusal" && topics[topic](asked));
  if (judged && sides.some((side) => isRefusal(judged[side].text))) about.push("refusal");
  const { requestedCategory, answers } = own;
  const added = ownCategoriesOf(own.categories, { ...asked, language, categories: about, requestedCategory }, answers);
  return {
    language,
    categories: [...about, ...added, ...(language ? languageCategories(languageSlug(language)) : [])],
    style: { a: styleOf(judged?.a.text ?? ""), b: styleOf(judged?.b.text ?? "") },
  };
}
