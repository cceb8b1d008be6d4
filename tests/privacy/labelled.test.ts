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
  "most addresses and half of the people are masked, also on the half of the set that no rule was tuned on",
  ["pii-a.jsonl"],
  (rows) => {
    for (const half of [rows, rows.filter((_, i) => i % 2 === 1)]) {
      const scores = scorePersonal(half);
      const [address, person] = [scores.get("address")!, scores.get("person")!];
      expect(address.gone / address.labelled).toBeGreaterThan(0.83);
      expect(address.right / address.found).toBeGreaterThan(0.97);
      expect(person.gone / person.labelled).toBeGreaterThan(0.45);
      expect(person.right / person.found).toBeGreaterThan(0.97);
    }
  },
);

testLabelled<{ prompt: string }>(
  "ordinary prompts keep their names: fewer than three in a hundred have a person found in them, none an address",
  ["arena-hard-v2-a.jsonl"],
  (rows) => {
    const withKind = (kind: PersonalKind) =>
      rows.filter(({ prompt }) => findPersonal(prompt).some((one) => one.kind === kind)).length;
    expect(withKind("person")).toBeLessThan(rows.length * 0.03);
    expect(withKind("address")).toBe(0);
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
