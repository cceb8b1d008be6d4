/** Two models have one page, whichever is named first: the order of their slugs. */
export const isInOrder = (first: string, second: string): boolean => first <= second;

/** Where two models stand side by side. */
export function compareHref(one: string, other: string, source = "arena"): string {
  const [first, second] = isInOrder(one, other) ? [one, other] : [other, one];
  const query = source === "arena" ? "" : `?${new URLSearchParams({ source })}`;
  return `/compare/${encodeURIComponent(first)}/${encodeURIComponent(second)}${query}`;
}
