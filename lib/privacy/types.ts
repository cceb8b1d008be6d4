/** What can tell who wrote a text or how to reach them, in the order in which a stretch of text is taken for one or another. */
export const personalKinds = ["key", "e-mail", "ip", "iban", "card", "ssn", "phone", "address", "person"] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A stretch of a text: `end` is the first place after it, in UTF-16 units as strings count. */
export interface Finding {
  kind: PersonalKind;
  start: number;
  end: number;
}

export type Finder = (text: string) => { start: number; end: number }[];
