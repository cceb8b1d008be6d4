/** One pattern that finds any of several, whatever their case. */
export const anyOf = (...patterns: string[]) => new RegExp(patterns.join("|"), "gimu");

export const countMatches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
