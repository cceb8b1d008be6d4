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
  for (const kind of personalKinds) {
    for (const { start, end } of finders[kind](text)) {
      if (taken.every((other) => end <= other.start || start >= other.end)) taken.push({ kind, start, end });
    }
  }
  return taken.sort((one, other) => one.start - other.start);
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
