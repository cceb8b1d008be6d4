import { readAsk, type Ask } from "./ask.ts";
import { answerWithCare } from "./care.ts";
import { converse } from "./conversationalist.ts";
import { detectLanguage } from "./languages.ts";
import { finishAnswer } from "./finish-answer.ts";
import { babble, learnChain } from "./ngrams.ts";
import { routeToSkill } from "./router.ts";
import { answerTersely } from "./small-router.ts";
import { pickSentences } from "./summariser.ts";
import type { HouseMessage, HouseProgram } from "./types.ts";

export type { HouseMessage, HouseProgram } from "./types.ts";

/** The programmes themselves, before anything is tidied or caught: what the tests press hardest. */
export const rawPrograms: Record<string, (ask: Ask) => string> = {
  brasswick: routeToSkill,
  copperlee: answerTersely,
  gleanor: pickSentences,
  parlowe: converse,
  trinnet: (ask) => careful(ask) ?? babble(chainOf(3), ask, 3, 60),
  stammerby: (ask) => careful(ask) ?? babble(chainOf(2), ask, 2, 1),
};

function careful(ask: Ask): string | undefined {
  return answerWithCare(ask.line) ?? detectLanguage(ask.text)?.only;
}

const chains = new Map<number, ReturnType<typeof learnChain>>();

/** Learned on first use: a server whose roster has real models never pays for it. */
function chainOf(order: number) {
  const chain = chains.get(order) ?? learnChain(order);
  chains.set(order, chain);
  return chain;
}

function enter(name: string, description: string): HouseProgram {
  const slug = name.toLowerCase();
  return {
    slug,
    name,
    description,
    answer(messages: HouseMessage[], seed: number) {
      // A visitor's battle is worth more than a toy's bug. The tests call `rawPrograms`, so none can hide here.
      try {
        return finishAnswer(rawPrograms[slug](readAsk(messages, seed)), names);
      } catch {
        return finishAnswer("", names);
      }
    },
  };
}

/** From the most able to the least. Invented names, so that no honest answer needs one of them as a word. */
export const houseLineUp: HouseProgram[] = [
  enter(
    "Brasswick",
    "A toy: a router over some twenty-five hand-written skills, from sums, units and dates to short verse.",
  ),
  enter("Copperlee", "A toy: does sums and knows a few definitions, and says little else."),
  enter("Gleanor", "A toy: picks the main sentences out of a long text, or looks one up in a small text of ours."),
  enter("Parlowe", "A toy: hands your own words back as questions, after ELIZA (1966)."),
  enter("Trinnet", "A toy: chooses each word by the two before it, having read a few pages of our prose."),
  enter("Stammerby", "A toy: chooses each word by the one before it, and it shows."),
];

const names = ["ringside", ...houseLineUp.map(({ name }) => name)];
