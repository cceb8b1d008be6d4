const endings: (() => Promise<void>)[] = [];

/** Has something done before this process ends, such as a database stopped. */
export const atEnd = (work: () => Promise<void>) => void endings.push(work);

export async function end(): Promise<void> {
  for (const work of endings) await work();
}
