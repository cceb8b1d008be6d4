import { glob, stat } from "node:fs/promises";

/**
 * The files that arguments stand for, each once: a name that is there stands for itself, whatever stars and brackets are in
 * it; any other with such marks is a pattern. A name that finds nothing is kept, for the reader to say so.
 */
export async function findFiles(names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    for (const file of (await isThere(name)) || !/[*?[\]{}]/.test(name) ? [name] : await matching(name))
      found.add(file);
  }
  return [...found];
}

async function matching(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern)) files.push(file);
  return files.length > 0 ? files.sort() : [pattern];
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
