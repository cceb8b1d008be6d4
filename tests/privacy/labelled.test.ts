import { expect } from "vitest";
import { findPersonal, maskPersonal } from "#lib/privacy/mask.ts";
import type { PersonalKind } from "#lib/privacy/types.ts";
import { testLabelled } from "../support/labelled-sets.ts";
import { scorePersonal } from "../support/labelled-personal.ts";
import type { LabelledText } from "../support/labelled-personal.ts";

const mustGo: PersonalKind[] = ["e-mail", "card", "iban", "ssn", "ip", "phone"];

testLabelled<LabelledText>(
  "every e-mail, card, IBAN, SSN, IP and phone number of the labelled set is masked, and hardly anything else",
  ["pii-a.jsonl"],
  (rows) => {
    const scores = scorePersonal(rows);
    for (const kind of mustGo) {
      const { labelled, gone, found, right, mistakes } = scores.get(kind)!;
      expect(labelled, kind).toBeGreaterThan(0);
      expect(gone, `${kind}: ${mistakes.join("; ")}`).toBe(labelled);
      expect(right / found, `${kind}: ${mistakes.join("; ")}`).toBeGreaterThanOrEqual(0.95);
    }
  },
);

testLabelled<LabelledText>(
  "most addresses are masked, and of people those who are introduced",
  ["pii-a.jsonl"],
  (rows) => {
    const scores = scorePersonal(rows);
    const [address, person] = [scores.get("address")!, scores.get("person")!];
    expect(address.touched / address.labelled).toBeGreaterThan(0.8);
    expect(address.right / address.found).toBeGreaterThan(0.95);
    expect(person.touched / person.labelled).toBeGreaterThan(0.12);
    expect(person.right / person.found).toBeGreaterThan(0.95);
  },
);

testLabelled<LabelledText>("masking a masked text changes nothing", ["pii-a.jsonl"], (rows) => {
  for (const { text } of rows) expect(maskPersonal(maskPersonal(text))).toBe(maskPersonal(text));
});

testLabelled<{ prompt: string }>(
  "ordinary prompts keep their numbers: fewer than one in a hundred has a card, IBAN, SSN or phone number found in it",
  ["arena-hard-v2-a.jsonl"],
  (rows) => {
    const doubtful: PersonalKind[] = ["card", "iban", "ssn", "phone"];
    const touched = rows.filter(({ prompt }) => findPersonal(prompt).some(({ kind }) => doubtful.includes(kind)));
    expect(touched.length).toBeLessThan(rows.length / 100);
  },
);
