import "server-only";
import { toExcluded } from "#lib/counts/mirror.ts";
import { countByExclusion } from "#lib/counts/store.ts";
import type { Excluded } from "#lib/counts/types.ts";
import { rules } from "./rules.ts";

/** One way in which votes of a source do not reach its boards. */
export interface FunnelStep {
  rule: string;
  version: number | null;
  sentence: string;
  /** Votes put down to this rule: it is the first that they break. */
  votes: number;
  /** Votes that break it, among others or alone. */
  broken: number;
}

/** From the votes that were cast to those that count: `cast` less every step's `votes` is `counted`. */
export interface Funnel {
  cast: number;
  steps: FunnelStep[];
  counted: number;
}

const privateStep = {
  rule: "private",
  version: null,
  sentence: "The voter keeps the battle to themselves, so nobody could count its vote again.",
};

/** The funnel of a source, or of one of its categories, as of the newest fold: it costs a look at counts, not at votes. */
export async function readFunnel(sourceId: string, category = "overall"): Promise<Funnel> {
  const rows = await countByExclusion(sourceId, category);
  const cast = rows.reduce((sum, { votes }) => sum + votes, 0);
  return makeFunnel(cast, toExcluded(rows.map(({ exclusion, votes }) => [exclusion, votes])));
}

/** Puts every excluded vote down to the first rule it breaks, in the order of the list of rules. */
export function makeFunnel(cast: number, excluded: readonly Excluded[]): Funnel {
  const broken = excluded.map(({ reasons, votes }) => ({
    votes,
    rules: reasons.map((reason) => reason.split("/")[0]),
  }));
  // Rules that there were once may still have verdicts standing; they come last.
  const unknown = [...new Set(broken.flatMap((one) => one.rules))].filter(
    (name) => name !== privateStep.rule && !rules.some((rule) => rule.name === name),
  );
  const known = [
    privateStep,
    ...rules.map(({ name: rule, version, sentence }) => ({ rule, version, sentence })),
    ...unknown.map((rule) => ({ rule, version: null, sentence: "It was set aside by an earlier rule of this arena." })),
  ];
  const firstOf = (names: readonly string[]) => known.find(({ rule }) => names.includes(rule))?.rule;
  const sum = (some: typeof broken) => some.reduce((total, { votes }) => total + votes, 0);
  const steps = known.map((step) => ({
    ...step,
    votes: sum(broken.filter((one) => firstOf(one.rules) === step.rule)),
    broken: sum(broken.filter((one) => one.rules.includes(step.rule))),
  }));
  return { cast, steps: steps.filter(({ broken: any }) => any > 0), counted: cast - sum(broken) };
}
