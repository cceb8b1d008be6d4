import type { HouseMessage } from "./types.ts";
import { seededRandom, type Random } from "./random.ts";

/** What a programme knows when it answers: the newest prompt, what came before, and a seeded source of variety. */
export interface Ask {
  /** The newest prompt, well-formed and trimmed. */
  text: string;
  /** The prompt's first 1,500 characters on one line: what skills match against, so that no pattern meets 32 kB. */
  line: string;
  lower: string;
  earlier: readonly HouseMessage[];
  seed: number;
  random: Random;
}

/** A skill answers in Markdown, or passes by answering nothing. */
export type Skill = (ask: Ask) => string | undefined;

const longestPrompt = 32_768;
const longestLine = 1_500;

export function readAsk(messages: readonly HouseMessage[], seed: number): Ask {
  const newest = messages.findLastIndex((message) => message.role === "user");
  const text = tidy(newest < 0 ? "" : messages[newest].content);
  const line = text.slice(0, longestLine).toWellFormed().replace(/\s+/g, " ").trim();
  return {
    text,
    line,
    lower: line.toLowerCase(),
    earlier: messages.slice(0, Math.max(newest, 0)),
    seed,
    random: seededRandom(seed, text),
  };
}

/** The same conversation as it stood at an earlier prompt, for follow-ups such as "another one". */
export function askAgain(ask: Ask, index: number, seed = ask.seed): Ask {
  return readAsk(ask.earlier.slice(0, index + 1), seed);
}

/** Earlier prompts, newest first, with their place in the conversation. */
export function earlierPrompts(ask: Ask): { index: number; text: string }[] {
  return ask.earlier
    .map((message, index) => ({ role: message.role, index, text: tidy(message.content) }))
    .filter((message) => message.role === "user")
    .slice(-20)
    .reverse();
}

export function lastAnswer(ask: Ask): string | undefined {
  return ask.earlier.findLast((message) => message.role === "assistant")?.content;
}

function tidy(content: string): string {
  return content
    .slice(0, longestPrompt)
    .toWellFormed()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u00a0|\u202f/g, " ")
    .trim();
}
