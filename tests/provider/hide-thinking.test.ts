import fc from "fast-check";
import { expect, test } from "vitest";
import { hideThinking } from "#lib/provider/hide-thinking.ts";

function shown(pieces: string[]): string {
  const show = hideThinking();
  return pieces.map((piece) => show(piece)).join("") + show(null);
}

test.each([
  ["<think>secret</think>\n\nYes.", "Yes."],
  ["\n<think>\nsecret\n</think>Yes.", "Yes."],
  ["Yes.", "Yes."],
  ["  Yes.", "  Yes."],
  ["The tag <think> opens and </think> closes.", "The tag <think> opens and </think> closes."],
  ["<think>never ends", ""],
  ["<thin ice>", "<thin ice>"],
  ["<thi", "<thi"],
  ["", ""],
])("%j is shown as %j, however it is cut", (text, expected) => {
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((one, other) => one - other), text.length];
      expect(shown(at.slice(1).map((end, index) => text.slice(at[index], end)))).toBe(expected);
    }),
  );
});
