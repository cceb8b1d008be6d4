import { passages } from "./corpus.ts";
import { sentencesOf, stem, topicWords } from "./words.ts";

const bags = passages.map(
  (passage) =>
    new Map(
      Map.groupBy(topicWords(passage).map(stem), (word) => word)
        .entries()
        .map(([word, all]) => [word, all.length]),
    ),
);
const rarity = (word: string) => Math.log(1 + passages.length / (1 + bags.filter((bag) => bag.has(word)).length));

const openings = passages.map((passage) => new Set(topicWords(sentencesOf(passage)[0]).map(stem)));

/**
 * The passage of our own prose nearest to a question, as its sentences. Its opening sentence, which says what a passage
 * is about, must share a word with the question: a passing mention of a dog does not make a passage one about dogs.
 */
export function findPassage(question: string): string[] | undefined {
  const words = topicWords(question.slice(0, 1_000)).map(stem).slice(0, 40);
  const scores = passages.map((_, i) => {
    if (!words.some((word) => openings[i].has(word))) return 0;
    return words.reduce((sum, word) => sum + (openings[i].has(word) ? 2 : bags[i].has(word) ? 1 : 0) * rarity(word), 0);
  });
  const best = Math.max(...scores);
  // Two ordinary shared words, or one that few passages have.
  return best < 4 ? undefined : sentencesOf(passages[scores.indexOf(best)]);
}

/** The sentences of a passage that speak of the question first, kept in their order. */
export function nearestSentences(sentences: readonly string[], question: string, count: number): string[] {
  const wanted = new Set(topicWords(question.slice(0, 1_000)).map(stem));
  const score = (sentence: string) => topicWords(sentence).filter((word) => wanted.has(stem(word))).length;
  return sentences
    .map((sentence, at) => ({ sentence, at, score: score(sentence) - at * 0.01 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
}
