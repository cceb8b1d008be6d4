import type { Side } from "#lib/battle/types.ts";

/** What one side has: text that came from its model, how much of it was shown, and whether more will come. */
export interface SideProgress {
  received: string;
  shown: number;
  isComplete: boolean;
}

/** Characters a side may gain in one tick: ten ticks a second make about 1,200 a second, faster than anyone reads. */
const mostPerTick = 120;

/**
 * How far each side is shown after the next tick.
 *
 * Both sides advance by the same number of characters on the same clock, held back to the one that has less to show,
 * until one of them is complete: so neither speed nor the size of a provider's chunks tells who is who. Nothing is lost
 * by it, as the vote opens only when both are complete.
 *
 * Units: UTF-16 code units; a surrogate pair is never cut.
 */
export function advance(progress: Record<Side, SideProgress>): Record<Side, number> {
  const { a, b } = progress;
  const waiting = { a: a.received.length - a.shown, b: b.received.length - b.shown };
  const isOver = { a: a.isComplete && waiting.a === 0, b: b.isComplete && waiting.b === 0 };

  let stepA = Math.min(waiting.a, mostPerTick);
  let stepB = Math.min(waiting.b, mostPerTick);
  if (!isOver.a && !isOver.b) {
    // A complete side may show its last words while the other still waits for more.
    const together = Math.min(
      a.isComplete ? Infinity : waiting.a,
      b.isComplete ? Infinity : waiting.b,
      Math.max(waiting.a, waiting.b),
      mostPerTick,
    );
    stepA = Math.min(waiting.a, together);
    stepB = Math.min(waiting.b, together);
  }
  return { a: wholeCharacters(a.received, a.shown + stepA), b: wholeCharacters(b.received, b.shown + stepB) };
}

/** Steps past the end of a surrogate pair rather than into it; before its second half arrives, stays in front. */
function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  const isFirstHalf = last >= 0xd800 && last <= 0xdbff;
  if (!isFirstHalf) return end;
  return end < text.length ? end + 1 : end - 1;
}
