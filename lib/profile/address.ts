/** A model's page, in one source's votes. */
export function modelHref(slug: string, source = "arena"): string {
  const query = source === "arena" ? "" : `?${new URLSearchParams({ source })}`;
  return `/models/${encodeURIComponent(slug)}${query}`;
}
