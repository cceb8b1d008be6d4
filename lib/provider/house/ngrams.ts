import { passages } from "./corpus.ts";
import type { Ask } from "./ask.ts";
import { pickOne, type Random } from "./random.ts";
import { capitalise, stem, topicWords } from "./words.ts";

interface Chain {
  /** How many words are looked at together: 3 means the two last words choose the next. */
  order: number;
  next: Map<string, string[]>;
}

const start = "^";
const longestSentence = 32;

/** Learns which word follows which, from our own prose. */
export function learnChain(order: number): Chain {
  const next = new Map<string, string[]>();
  for (const sentence of passages.join(" ").match(/[^.?!]+[.?!]/g) ?? []) {
    const words = [...Array<string>(order - 1).fill(start), ...lowerFirst(sentence.trim()).split(/\s+/)];
    for (let i = order - 1; i < words.length; i++) {
      const context = words.slice(i - order + 1, i).join(" ");
      next.set(context, [...(next.get(context) ?? []), words[i]]);
    }
  }
  return { order, next };
}

/** A few sentences; of several attempts at each, the one that shares most words with the prompt is kept. */
export function babble(chain: Chain, ask: Ask, sentences: number, attempts: number): string {
  const wanted = new Set(topicWords(ask.line).map(stem));
  const said: string[] = [];
  for (let i = 0; i < sentences; i++) {
    const drafts = Array.from({ length: attempts }, () => draftSentence(chain, ask.random));
    const fresh = drafts.filter((draft) => !said.includes(draft));
    said.push(mostRelated(fresh.length > 0 ? fresh : drafts, wanted));
  }
  return said.join(" ");
}

function draftSentence({ order, next }: Chain, random: Random): string {
  const words: string[] = Array<string>(order - 1).fill(start);
  while (words.length < longestSentence) {
    const choices = next.get(words.slice(words.length - order + 1).join(" "));
    if (!choices) break;
    words.push(pickOne(choices, random));
    if (/[.?!]$/.test(words[words.length - 1])) break;
  }
  const sentence = capitalise(words.slice(order - 1).join(" ")).replace(/[,;:]$/, "");
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}

function mostRelated(drafts: string[], wanted: ReadonlySet<string>): string {
  const score = (draft: string) => topicWords(draft).filter((word) => wanted.has(stem(word))).length;
  return drafts.reduce((best, draft) => (score(draft) > score(best) ? draft : best));
}

/** "The sun" opens a sentence in lower case, so that "the" is one word wherever it stands; "I" keeps its own. */
function lowerFirst(sentence: string): string {
  return /^I\b/.test(sentence) ? sentence : sentence[0].toLowerCase() + sentence.slice(1);
}
