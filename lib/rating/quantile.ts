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

/** The central 95 % of the numbers; leaves them in another order. */
export function centralInterval(values: Float64Array): [low: number, high: number] {
  return [quantileOf(values, 0.025), quantileOf(values, 0.975)];
}

/** `quantile` of numbers that are not sorted: only as much is put in order as is needed. */
function quantileOf(values: Float64Array, q: number): number {
  const position = (values.length - 1) * q;
  const below = Math.floor(position);
  const low = select(values, below);
  if (position === below) return low;
  let next = Infinity;
  for (let i = below + 1; i < values.length; i++) if (values[i] < next) next = values[i];
  return low + (next - low) * (position - below);
}

/**
 * The number that would stand at `place` if they were sorted; afterwards none before it is larger, none behind it smaller.
 *
 * Source: Hoare (1961), Algorithm 65: Find.
 */
function select(values: Float64Array, place: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[place];
    let left = from;
    let right = to;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (pivot < values[right]) right--;
      if (left > right) break;
      const swapped = values[left];
      values[left++] = values[right];
      values[right--] = swapped;
    }
    if (right < place) from = left;
    if (place < left) to = right;
  }
  return values[place];
}
