import { sentencesOf, shorten, stem, topicWords } from "./words.ts";

/** Beyond this many sentences the pairwise comparison would be felt; a 32 kB prompt has about as many. */
const mostSentences = 240;
const damping = 0.85;
const rounds = 25;

/**
 * The sentences that best stand for a text, in their own order.
 *
 * Shape:  TextRank over tf-idf cosine similarity, with a small bonus for opening sentences.
 * Source: Mihalcea and Tarau (2004), TextRank: bringing order into texts.
 */
export function extractSummary(text: string, count: number): string[] {
  const sentences = sentencesOf(text)
    .filter((sentence) => topicWords(sentence).length > 2)
    .slice(0, mostSentences);
  if (sentences.length <= count) return sentences.map((sentence) => shorten(sentence, 600));
  const scores = rankSentences(sentences.map((sentence) => topicWords(sentence.slice(0, 1_000)).map(stem)));
  const chosen = sentences
    .map((_, i) => i)
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
  return chosen.map((i) => shorten(sentences[i], 600));
}

function rankSentences(bags: string[][]): Float64Array {
  const n = bags.length;
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const word of new Set(bag)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(1 + n / (frequency.get(word) ?? 1));
  const norms = bags.map((bag) => Math.sqrt(bag.reduce((sum, word) => sum + weight(word) ** 2, 0)) || 1);
  const sets = bags.map((bag) => new Set(bag));

  const similarity = new Float64Array(n * n);
  const outgoing = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let shared = 0;
      for (const word of sets[i]) if (sets[j].has(word)) shared += weight(word) ** 2;
      const cosine = shared / (norms[i] * norms[j]);
      similarity[i * n + j] = similarity[j * n + i] = cosine;
      outgoing[i] += cosine;
      outgoing[j] += cosine;
    }
  }

  let scores = new Float64Array(n).fill(1);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(n).fill(1 - damping);
    for (let j = 0; j < n; j++) {
      if (outgoing[j] === 0) continue;
      const share = (damping * scores[j]) / outgoing[j];
      for (let i = 0; i < n; i++) next[i] += share * similarity[j * n + i];
    }
    scores = next;
  }
  // Writers put the point first: the opening sentence starts a fifth ahead.
  scores[0] *= 1.2;
  return scores;
}
