import { findAddresses } from "./find-addresses.ts";
import { findEmails } from "./find-e-mails.ts";
import { findKeys } from "./find-keys.ts";
import { findCards, findIbans, findIps, findSsns } from "./find-numbers.ts";
import { findPersons } from "./find-persons.ts";
import { findPhones } from "./find-phones.ts";
import { personalKinds } from "./types.ts";
import type { Finder, Finding, PersonalKind } from "./types.ts";

const finders: Record<PersonalKind, Finder> = {
  key: findKeys,
  "e-mail": findEmails,
  ip: findIps,
  iban: findIbans,
  card: findCards,
  ssn: findSsns,
  phone: findPhones,
  address: findAddresses,
  person: findPersons,
};

/** Personal data in a text, from its beginning. Where two overlap, the surer kind has it and the other is left out. */
export function findPersonal(text: string): Finding[] {
  const taken: Finding[] = [];
  /** A mark for every place that is taken: a text may hold thousands. */
  const marks = new Uint8Array(text.length);
  const take = (kind: PersonalKind, start: number, end: number) => {
    marks.fill(1, start, end);
    taken.push({ kind, start, end });
  };
  for (const kind of personalKinds) {
    for (const { start, end } of finders[kind](text, taken.length > 0)) {
      if (!marks.subarray(start, end).includes(1)) take(kind, start, end);
      // A number in front that was taken for a phone's does not leave the street to be read.
      else if (kind === "address") for (const rest of freeParts(text, marks, start, end)) take(kind, ...rest);
    }
  }
  return taken.sort((one, other) => one.start - other.start);
}

/** Stretches of an address that nothing surer has, without the space around them. */
function freeParts(text: string, marks: Uint8Array, start: number, end: number): [start: number, end: number][] {
  const parts: [number, number][] = [];
  for (let at = start; at < end; at++) {
    if (marks[at] === 1 || !/[\p{L}\p{N}]/u.test(text[at])) continue;
    let last = at;
    for (let to = at; to < end && marks[to] === 0; to++) if (/[\p{L}\p{N}]/u.test(text[to])) last = to;
    parts.push([at, last + 1]);
    at = last;
  }
  return parts;
}

/** The text with a typed mask such as `[e-mail]` for everything personal in it. Masking it again changes nothing. */
export function maskPersonal(text: string): string {
  let masked = "";
  let at = 0;
  for (const { kind, start, end } of findPersonal(text)) {
    masked += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return masked + text.slice(at);
}
