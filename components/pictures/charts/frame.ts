/** Looks that all charts have in common. */
export const axisText = { fill: "var(--muted-foreground)", fontSize: 12 } as const;

/** The name of what goes upwards stands above it, where it can be read without turning the head. */
export const upTitle = (value: string, above = 26) =>
  ({ value, position: "insideTopLeft", dx: -4, dy: -above, fill: "var(--muted-foreground)", fontSize: 12 }) as const;

export const axisTitle = (value: string) =>
  ({ value, position: "insideBottom", offset: 6, fill: "var(--muted-foreground)", fontSize: 12 }) as const;

/**
 * As many characters as fit beside a chart, left out in the middle: variants of a model differ at their ends. The whole name is
 * in the table and in the tooltip.
 */
export function shorten(name: string, length = 27): string {
  if (name.length <= length) return name;
  const end = Math.floor((length - 1) * 0.4);
  return `${name.slice(0, length - 1 - end).trimEnd()}…${name.slice(-end).trimStart()}`;
}

/** Moves labels apart that would stand closer than `gap`, as little as possible, keeping their order, inside `from`–`to`. */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted
    .map((place, i) => ({ place, i }))
    .sort((one, other) => one.place - other.place || one.i - other.i);
  const room = Math.min(gap, (to - from) / Math.max(order.length - 1, 1));
  let floor = from;
  for (const label of order) floor = (label.place = Math.max(label.place, floor)) + room;
  let ceiling = to;
  for (const label of order.toReversed()) ceiling = (label.place = Math.min(label.place, ceiling)) - room;
  const places = new Array<number>(wanted.length);
  for (const { place, i } of order) places[i] = place;
  return places;
}
