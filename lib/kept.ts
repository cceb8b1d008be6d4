import type { LRUCache } from "lru-cache";

/** What `make` promises, made once for all who ask under this key while it is kept; a failure is not kept. */
export function kept<T extends object>(
  cache: LRUCache<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
