/** Longer values help nobody to find one. */
const mostCharacters = 200;

export const shorten = (text: string) =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters).toWellFormed()}…` : text;

/** Characters that a terminal or a page would obey instead of showing: controls, and marks of direction and of no width. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

export const visible = (text: string): string =>
  text.replaceAll(hidden, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`);

/** A value of a file, as a message shows it. */
export const quote = (text: string): string => visible(JSON.stringify(shorten(text)));
