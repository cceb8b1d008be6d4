import "server-only";
import { rules } from "./rules.ts";
import { countExcluded } from "./store.ts";

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

/** Counting ten million votes takes a while, and pages are opened more often than that. */
const freshForMs = 15_000;
const recent = new Map<string, { at: number; funnel: Promise<Funnel> }>();

/** The funnel of a source as of the last quarter of a minute. */
export function recentFunnel(sourceId: string): Promise<Funnel> {
  const known = recent.get(sourceId);
  if (known && Date.now() - known.at < freshForMs) return known.funnel;
  const funnel = readFunnel(sourceId);
  recent.set(sourceId, { at: Date.now(), funnel });
  // A failure is not worth keeping.
  funnel.catch(() => recent.delete(sourceId));
  return funnel;
}

/** The funnel of a source, as of now. */
export async function readFunnel(sourceId: string): Promise<Funnel> {
  return makeFunnel(await countExcluded(sourceId));
}

/** Puts every excluded vote down to the first rule it breaks, in the order of the list of rules. */
export function makeFunnel({ cast, hidden, excluded }: Awaited<ReturnType<typeof countExcluded>>): Funnel {
  // Rules that there were once may still have verdicts standing; they come last.
  const unknown = [...new Set(excluded.flatMap((one) => one.rules))].filter(
    (name) => !rules.some((rule) => rule.name === name),
  );
  const known = [
    ...rules.map(({ name: rule, version, sentence }) => ({ rule, version, sentence })),
    ...unknown.map((rule) => ({ rule, version: null, sentence: "It was set aside by an earlier rule of this arena." })),
  ];
  const firstOf = (broken: readonly string[]) => known.find(({ rule }) => broken.includes(rule))?.rule;
  const sum = (some: typeof excluded) => some.reduce((total, { votes }) => total + votes, 0);
  const steps = known.map((step) => ({
    ...step,
    votes: sum(excluded.filter((one) => firstOf(one.rules) === step.rule)),
    broken: sum(excluded.filter((one) => one.rules.includes(step.rule))),
  }));
  const all = [{ ...privateStep, votes: hidden, broken: hidden }, ...steps].filter(({ broken }) => broken > 0);
  return { cast, steps: all, counted: cast - hidden - sum(excluded) };
}
