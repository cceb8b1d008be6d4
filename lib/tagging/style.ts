import { withoutCode, withoutFences } from "./prose.ts";
import { estimateTokens } from "./tokens.ts";

/** How an answer looks, apart from what it says: what style control takes out of a rating. */
export interface Style {
  /** Of the whole answer, code included. */
  tokens: number;
  /** Markdown headings, list items and bold passages outside code. */
  headers: number;
  lists: number;
  bold: number;
}

const header = /^ {0,3}#{1,6}[ \t]+\S/gm;
const listItem = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S/gm;
const boldPassage = /(\*\*|__)(?=\S)(?:(?!\1).)+?\S?\1/g;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

export function styleOf(answer: string): Style {
  const blocks = withoutFences(answer);
  return {
    tokens: estimateTokens(answer),
    headers: count(blocks, header),
    lists: count(blocks, listItem),
    bold: count(withoutCode(answer), boldPassage),
  };
}
