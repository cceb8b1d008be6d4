import type { Ask } from "../ask.ts";
import { findPassage, nearestSentences } from "../lookup.ts";
import { pickOne, pickSome } from "../random.ts";
import { subjectOf } from "../subject.ts";
import { abilities } from "./small-talk.ts";

/** No skill fits: say so, stay on the topic, and give the question some structure. */
export function fallBack(ask: Ask): string {
  const topic = subjectOf(ask.line);
  if (!topic)
    return `${pickOne(["I am not sure what you would like.", "I did not quite catch a question there."], ask.random)} ${abilities}`;
  const passage = findPassage(ask.line);
  const known = passage ? `${nearestSentences(passage, ask.line, 3).join(" ")}\n\n` : "";
  return `${known}${structure(ask, topic)}`;
}

function structure(ask: Ask, topic: string): string {
  const { lower, random } = ask;
  const goal = /^how (?:do (?:i|you|we)|can (?:i|you|we)|to|would (?:i|you)|should (?:i|we)) ([^?.!]{3,80})/
    .exec(lower)?.[1]
    .trim();
  if (goal) {
    return `I know no sure recipe to **${goal.replace(/\b(?:my|our)\b/g, "your")}**, but a plan for it usually goes like this:\n\n1. Say what "done" would look like.\n2. Find one person or page that has done it, and copy the first step.\n3. ${pickOne(["Try it small, where a mistake is cheap.", "Set a short time limit for the first attempt."], random)}\n4. Change one thing at a time, and keep what helps.`;
  }
  if (
    /\b(?:better|best|versus|vs|compare|difference|or)\b/.test(lower) &&
    /\b(?:or|and|vs|versus|between|than)\b/.test(lower)
  ) {
    return `I cannot settle that for you, but I would compare on three points:\n\n- **Purpose**: what do you need it for most often?\n- **Cost**: money, time and effort, including later\n- **Regret**: which choice is easier to undo?\n\nIf two of the three point the same way, that is your answer.`;
  }
  if (/^(?:why|what causes)\b/.test(lower)) {
    return `I do not know the full reason, and would rather say so than invent one. To find out about **${topic}**, ask what changed just before, what would happen without it, and who has measured it.`;
  }
  if (/^(?:should|is it|are there|do you think|would you|can i|could i)\b/.test(lower)) {
    return `On **${topic}** I have no opinion worth having, but here is a fair test: write down the strongest reason for and against, ask what evidence would change your mind, and see which side still stands tomorrow.`;
  }
  const questions = pickSome(
    [
      "What is it, in one plain sentence?",
      "What is it good for, and for whom?",
      "What is the usual mistake?",
      "What would an example look like?",
      "How would you notice that you were wrong?",
    ],
    3,
    random,
  );
  return `${pickOne(["My knowledge here is thin", "I know little", "This is beyond what I have learned"], random)} about **${topic}**, so instead of guessing I can offer three questions to start from:\n\n${questions.map((question) => `- ${question}`).join("\n")}`;
}
