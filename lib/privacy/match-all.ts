/** Every stretch that a pattern matches and `isOne` agrees to; a group named `it` narrows the match to itself. */
export function matchAll(
  text: string,
  pattern: RegExp,
  isOne: (match: string, start: number) => boolean = () => true,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
    if (isOne(text.slice(start, end), start)) found.push({ start, end });
  }
  return found;
}

/** Whether one of these words stands shortly before or right after: what a number is often follows from that only. */
export function isNear(
  text: string,
  { start, end }: { start: number; end: number },
  { before, after, reach = 48 }: { before: RegExp; after?: RegExp; reach?: number },
): boolean {
  return (
    before.test(text.slice(Math.max(0, start - reach), start)) ||
    (after !== undefined && after.test(text.slice(end, end + 16)))
  );
}
