/** What can tell who wrote a text or how to reach them, in the order in which a stretch of text is taken for one or another. */
export const personalKinds = ["key", "e-mail", "ip", "iban", "card", "ssn", "phone", "address", "person"] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A stretch of a text: `end` is the first place after it, in UTF-16 units as strings count. */
export interface Finding {
  kind: PersonalKind;
  start: number;
  end: number;
}

/** Finds one kind of it. `isPersonal` says that something surer was found in the text already. */
export type Finder = (text: string, isPersonal?: boolean) => { start: number; end: number }[];
