import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { houseLineUp } from "./house/line-up.ts";
import { ProviderError } from "./types.ts";
import type { Provider, ProviderEvent, ProviderRequest } from "./types.ts";

/** About as fast as a quick hosted model: 3 to 6 words per step. The same for every program, so that none is told by it. */
const stepMs = 30;
const fewestWords = 3;
const mostWords = 6;

/** One of the built-in programs, said word by word. */
export function house(slug: string): Provider {
  return { generate: (request) => say(slug, request) };
}

async function* say(slug: string, { messages, seed, signal }: ProviderRequest): AsyncGenerator<ProviderEvent> {
  const program = houseLineUp.find((one) => one.slug === slug);
  if (!program) throw new ProviderError("refused", `There is no house program "${slug}".`);
  const text = program.answer(messages, seed);
  if (!text.trim()) throw new ProviderError("empty", "The program had nothing to say.");

  // Long unbroken runs (a script without spaces, an address) are cut, so that they flow as well.
  const words = text.match(/\s*\S{1,24}|\s+$/gu) ?? [text];
  const drawWords = wordsPerStep(seed);
  for (let from = 0; from < words.length;) {
    try {
      await sleep(stepMs, undefined, { signal });
    } catch {
      return;
    }
    const to = from + drawWords();
    yield { type: "text", text: words.slice(from, to).join("") };
    from = to;
  }
  yield { type: "finish", reason: "stop" };
}

/** A linear congruential generator is plenty for a pace (constants of Numerical Recipes). */
function wordsPerStep(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return fewestWords + Math.floor((state / 2 ** 32) * (mostWords - fewestWords + 1));
  };
}
