interface Ranked {
  model: string;
  rank: number | null;
}

/** Whose rank differs between two boards, in the order of the newer one. */
export function rankMoves(before: readonly Ranked[], after: readonly Ranked[]) {
  const earlier = new Map(before.map(({ model, rank }) => [model, rank]));
  return after.flatMap(({ model, rank }) => {
    const from = earlier.get(model) ?? null;
    return from === rank ? [] : [{ model, from, to: rank }];
  });
}
