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

/** The same counts by kind, as lmarena publishes them. */
export interface StyleKinds {
  headers: { h1: number; h2: number; h3: number; h4: number; h5: number; h6: number };
  lists: { ordered: number; unordered: number };
  bold: { "**": number; __: number };
}

/** Adds up to `styleOf`, kind by kind. */
export function styleKindsOf(answer: string): StyleKinds {
  const blocks = withoutFences(answer);
  const levels = (blocks.match(header) ?? []).map((line) => /#+/.exec(line)![0].length);
  const of = (level: number) => levels.filter((one) => one === level).length;
  const items = blocks.match(listItem) ?? [];
  const ordered = items.filter((item) => /^[ \t]*\d/.test(item)).length;
  const passages = withoutCode(answer).match(boldPassage) ?? [];
  const starred = passages.filter((passage) => passage.startsWith("**")).length;
  return {
    headers: { h1: of(1), h2: of(2), h3: of(3), h4: of(4), h5: of(5), h6: of(6) },
    lists: { ordered, unordered: items.length - ordered },
    bold: { "**": starred, __: passages.length - starred },
  };
}
