import type { PersonalKind } from "#lib/privacy/types.ts";
import { findPersonal } from "#lib/privacy/mask.ts";

/** A line of `pii-a.jsonl`: places count Unicode characters, as Python does. */
export interface LabelledText {
  text: string;
  spans: [start: number, end: number, type: string][];
}

const kindOf: Record<string, PersonalKind> = {
  EMAIL_ADDRESS: "e-mail",
  CREDIT_CARD: "card",
  IBAN_CODE: "iban",
  US_SSN: "ssn",
  IP_ADDRESS: "ip",
  PHONE_NUMBER: "phone",
  STREET_ADDRESS: "address",
  PERSON: "person",
};

export interface Score {
  /** Spans of this kind in the set, and how many of them no longer show a single character after masking. */
  labelled: number;
  gone: number;
  /** Spans that are masked at least in part as this kind. */
  touched: number;
  /** What was taken for this kind, and how much of that lies on a span of it. */
  found: number;
  right: number;
  mistakes: string[];
}

export type Scores = Map<PersonalKind, Score>;

/** How much of what is labelled is found, and how much of what is found is labelled. */
export function scorePersonal(rows: LabelledText[]): Scores {
  const scores: Scores = new Map();
  const of = (kind: PersonalKind) => {
    const known = scores.get(kind) ?? { labelled: 0, gone: 0, touched: 0, found: 0, right: 0, mistakes: [] };
    scores.set(kind, known);
    return known;
  };
  for (const { text, spans } of rows) {
    const places = unitsOf(text);
    const labelled = spans
      .filter(([, , type]) => type in kindOf)
      .map(([start, end, type]) => ({ start: places[start], end: places[end], kind: kindOf[type] }));
    const found = findPersonal(text);
    const isMasked = (at: number) => found.some(({ start, end }) => start <= at && at < end);
    for (const { start, end, kind } of labelled) {
      const score = of(kind);
      score.labelled++;
      if (found.some((one) => one.kind === kind && one.start < end && start < one.end)) score.touched++;
      const shown = [...Array(end - start).keys()].filter((i) => /\S/.test(text[start + i]) && !isMasked(start + i));
      if (shown.length === 0) score.gone++;
      else score.mistakes.push(`missed: ${text.slice(start, end)}`);
    }
    for (const { start, end, kind } of found) {
      const score = of(kind);
      score.found++;
      if (labelled.some((one) => one.kind === kind && one.start < end && start < one.end)) score.right++;
      else score.mistakes.push(`taken for one: ${text.slice(start, end)}`);
    }
  }
  return scores;
}

/** Where the n-th Unicode character begins in a JavaScript string. */
function unitsOf(text: string): number[] {
  const places = [0];
  for (const character of text) places.push(places[places.length - 1] + character.length);
  return places;
}
