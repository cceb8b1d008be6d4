import { tagBattle } from "#lib/tagging/categories.ts";
import { findIdentityQuestion } from "#lib/vote/asks-identity.ts";
import { printOf } from "#lib/vote/prompt-print.ts";
import { findSelfNaming } from "#lib/vote/self-naming.ts";
import type { Case } from "./case.ts";
import { recordedBattles, shared } from "./labelled.ts";

const battles = recordedBattles();
type Battle = NonNullable<typeof battles>[number];

const model = { name: "Parlour", slug: "parlour", organization: "Example Lab" };

/** Under 5 ms a battle is the promise; it is measured over eighty at once, because one alone is too short to time. */
const battleMs = 5;

const over = (what: string, reachMs: number, work: (battle: Battle) => void): Case => ({
  name: `tagging: ${what}, ${battles?.length ?? 80} battles of two turns`,
  reachMs: reachMs * (battles?.length ?? 80),
  unavailable: battles ? undefined : `the recorded answers are not at ${shared}`,
  prepare: () => () => battles?.forEach(work),
});

export const cases: Case[] = [
  over("all taggers", battleMs, (battle) => void tagBattle(battle)),
  over("content rules", battleMs, (battle) => {
    for (const { prompt, answers } of battle) {
      findIdentityQuestion(prompt);
      for (const { text } of [answers.a, answers.b]) findSelfNaming(text, prompt, [model]);
    }
  }),
  over("prompt prints", battleMs, ([{ prompt }]) => printOf(prompt)),
];
