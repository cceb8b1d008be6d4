/**
 * The value below which a share `q` of the numbers lies, interpolating between neighbours.
 *
 * Shape:  `sorted` ascending, not empty.
 * Source: Hyndman & Fan (1996), type 7: what numpy, pandas and R use unless told otherwise.
 */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/** The central 95 % of the numbers; sorts them in place. */
export function centralInterval(values: Float64Array): [low: number, high: number] {
  values.sort();
  return [quantile(values, 0.025), quantile(values, 0.975)];
}
