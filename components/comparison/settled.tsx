import { Section } from "#components/figures/section.tsx";
import type { PairStanding } from "#lib/comparison/types.ts";
import { counted, paceInWords, percent, spanAtPace } from "#lib/wording.ts";

/** How sure the order of the two is by all battles, and how many votes more would settle it. */
export function Settled({ standing }: { standing: PairStanding }) {
  const { first, second, foreseen, pace } = standing;
  if (!foreseen) {
    return (
      <Section id="settled" title="No common scale yet">
        <p className="max-w-[70ch] text-sm text-muted-foreground">
          The votes put {first.name} and {second.name} on no common scale: one of them has a clean record, or no chain
          of battles leads from one to the other. A few more votes change that.
        </p>
      </Section>
    );
  }
  const { score, above, needed } = foreseen;
  const firstLeads = above >= 0.5;
  const [ahead, behind] = firstLeads ? [first.name, second.name] : [second.name, first.name];
  const [part, low, high] = firstLeads
    ? [score.share, score.low, score.high]
    : [1 - score.share, 1 - score.high, 1 - score.low];
  return (
    <Section id="settled" title={titleOf(needed.isSeparated, needed.onThePair, ahead, behind)}>
      <p className="max-w-[70ch] text-sm">
        All battles together, those with other rivals too, put {ahead} above {behind} in{" "}
        <strong className="font-semibold">{chance(firstLeads ? above : 1 - above)}</strong> of resamplings of the votes.
        By their ratings {ahead} takes {percent(part)} of the points between the two, between {Math.round(100 * low)}{" "}
        and {Math.round(100 * high)}, a tie being half a point.
      </p>
      {!needed.isSeparated && Number.isFinite(needed.onThePair) && (
        <p className="mt-2 max-w-[70ch] text-sm text-muted-foreground">
          If both stay as good as they look now, {counted(needed.onThePair, "more vote")} between just these two would
          settle their order at 95 %; spread over all pairs as votes are now it would take{" "}
          {counted(needed.atPresentMix, "vote")}
          {inDays(needed.atPresentMix, pace)}. {paceInWords(pace)}
        </p>
      )}
    </Section>
  );
}

function titleOf(isSeparated: boolean, onThePair: number, ahead: string, behind: string): string {
  if (isSeparated) return `Settled: ${ahead} is above ${behind}`;
  if (!Number.isFinite(onThePair)) return "Equals, as far as the votes can tell";
  return `Not settled: ${counted(onThePair, "more vote")} between the two would do`;
}

const chance = (share: number) => (share > 0.9995 ? "more than 99.9\u00a0%" : percent(share));

function inDays(votes: number, pace: number): string {
  const span = spanAtPace(votes, pace);
  return span === null ? "" : `: ${span} at the present pace`;
}
