/** Whole numbers from the first up to, and without, the second. */
export type Span = readonly [from: number, to: number];

/** Adds numbers that are not in any span yet, in whatever order they come; spans stay sorted and apart. */
export function addToSpans(spans: readonly Span[], numbers: readonly number[]): Span[] {
  const added: [number, number][] = [];
  for (const number of Float64Array.from(numbers).sort()) {
    const last = added[added.length - 1];
    if (last?.[1] === number) last[1]++;
    else added.push([number, number + 1]);
  }
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans, ...added].sort(([one], [other]) => one - other)) {
    const last = merged[merged.length - 1];
    if (last?.[1] === from) last[1] = to;
    else merged.push([from, to]);
  }
  return merged;
}

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);
