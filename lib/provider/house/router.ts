import type { Ask, Skill } from "./ask.ts";
import { answerWithCare } from "./care.ts";
import { detectLanguage } from "./languages.ts";
import { admitWhatChanges } from "./skills/admit.ts";
import { doArithmetic } from "./skills/arithmetic.ts";
import { writeCode } from "./skills/code.ts";
import { convertUnits } from "./skills/convert-units.ts";
import { reckonDates } from "./skills/dates.ts";
import { define } from "./skills/define.ts";
import { solveEquation } from "./skills/equations.ts";
import { fallBack } from "./skills/fall-back.ts";
import { followUp } from "./skills/follow-up.ts";
import { changeCase, countLetters, countText, judgeWords, reverseText, sortList } from "./skills/letters.ts";
import { continueSequence, summariseNumbers, writeSequence } from "./skills/lists.ts";
import { changeBase, readRoman, shareDivisors, testParity, testPrimes } from "./skills/numbers.ts";
import { takePercentage } from "./skills/percentages.ts";
import { makeSmallTalk } from "./skills/small-talk.ts";
import { summarise } from "./skills/summarise.ts";
import { write } from "./skills/write.ts";

/** First come, first served: what is most sure of itself stands first. */
const skills: Skill[] = [
  makeSmallTalk,
  admitWhatChanges,
  countLetters,
  countText,
  judgeWords,
  writeCode,
  reverseText,
  sortList,
  changeCase,
  reckonDates,
  convertUnits,
  changeBase,
  readRoman,
  testParity,
  testPrimes,
  shareDivisors,
  continueSequence,
  takePercentage,
  solveEquation,
  summariseNumbers,
  writeSequence,
  summarise,
  doArithmetic,
  define,
  write,
];

/** Tries every skill in turn, then earlier turns, then an honest reply about the topic. */
export function routeToSkill(ask: Ask): string {
  return (
    answerWithCare(ask.line) ??
    followUp(ask, routeToSkill) ??
    trySkills(ask) ??
    detectLanguage(ask.text)?.can ??
    fallBack(ask)
  );
}

function trySkills(ask: Ask): string | undefined {
  for (const skill of skills) {
    const answer = skill(ask);
    if (answer) return answer;
  }
  return undefined;
}
