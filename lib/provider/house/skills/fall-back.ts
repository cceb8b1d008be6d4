import type { Ask } from "../ask.ts";
import { findPassage, nearestSentences } from "../lookup.ts";
import { pickOne, pickSome, type Random } from "../random.ts";
import { subjectOf } from "../subject.ts";
import { abilities } from "./small-talk.ts";

/** Matters in which a list of questions would be unkind. */
const heavy =
  /\b(?:my|i|i'm|i've|we|our)\b.{0,80}\b(?:violen(?:ce|t)|abus(?:e|ed|ive)|pregnant|depress(?:ed|ion)|died|dying|grie(?:f|ving)|cancer|diagnosed|overdose|chest pain|assaulted)\b/i;
const gentleWords =
  "I am sorry that you have this to deal with. I am too small a program to advise on it, and would rather not guess. A doctor, a local support line or someone you trust can help you properly, and if anyone is in danger, please call your local emergency number.";

/** No skill fits: say so, stay on the topic, and give the question some structure. */
export function fallBack(ask: Ask): string {
  if (heavy.test(ask.line)) return gentleWords;
  const topic = subjectOf(ask.line);
  if (!topic)
    return `${pickOne(["I am not sure what you would like.", "I did not quite catch a question there."], ask.random)} ${abilities}`;
  const passage = findPassage(topic);
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
    lower.length < 160 &&
    /\b(?:better|compare|versus|vs|differences? between|which (?:is|one)|prefer)\b/.test(lower)
  ) {
    return `I cannot settle that for you, but I would compare on three points:\n\n- **Purpose**: what do you need it for most often?\n- **Cost**: money, time and effort, including later\n- **Regret**: which choice is easier to undo?\n\nIf two of the three point the same way, that is your answer.`;
  }
  if (/^(?:why|what causes)\b/.test(lower)) {
    return `I do not know the full reason, and would rather say so than invent one. To find out about **${topic}**, ask what changed just before, what would happen without it, and who has measured it.`;
  }
  if (/^(?:should|is it|are there|do you think|would you|can i|could i)\b/.test(lower)) {
    return `On **${topic}** I have no opinion worth having, but here is a fair test: write down the strongest reason for and against, ask what evidence would change your mind, and see which side still stands tomorrow.`;
  }
  const admission = `${pickOne(["My knowledge is thin when it comes to", "I know too little about", "I have learned next to nothing about"], random)} **${topic}**`;
  return pickOne(otherWays, random)(admission, random);
}

/** Different honest ways to be of some use on a topic one knows nothing about. */
const otherWays: ((admission: string, random: Random) => string)[] = [
  (admission, random) =>
    `${admission}, so instead of guessing I can offer three questions to start from:\n\n${pickSome(questions, 3, random)
      .map((question) => `- ${question}`)
      .join("\n")}`,
  (admission) =>
    `${admission}, and an invented answer would not help you. What I can do is order the search: first a definition, then one worked example, then the strongest objection. Whatever survives all three is worth keeping.`,
  (admission) => `${admission}. ${abilities} If part of your question is one of those, send me that part.`,
  (admission) =>
    `${admission}, so take this as a frame and not as an answer:\n\n1. **What is certain** – the facts nobody disputes\n2. **What is disputed** – and who says what\n3. **What would decide it** – a number, a source or a test\n4. **What it means for you** – the one thing to do next`,
];

const questions = [
  "What is it, in one plain sentence?",
  "What is it good for, and for whom?",
  "What is the usual mistake?",
  "What would an example look like?",
  "How would you notice that you were wrong?",
];
