import { expect, test } from "vitest";
import { questionFor, readReply } from "#lib/tagging/category-question.ts";

test.each([
  ...["yes", "Yes.", " YES \n", "**Yes**", "Yes, the visitor asks for advice.", "Answer: yes", "“Yes”"].map((reply) => [
    reply,
    "yes",
  ]),
  ...["no", "No.", "*No*", "no\n", "No: it is about cars.", "answer no"].map((reply) => [reply, "no"]),
  ...[
    "",
    "…",
    "maybe",
    "No idea",
    "Yes and no",
    "Yes? No.",
    "Not sure",
    "It is yes",
    "true",
    "ja",
    "Unknown.",
    "nope",
  ].map((reply) => [reply, "unknown"]),
])("the reply %j is %s", (reply, answer) => {
  expect(readReply(reply)).toBe(answer);
});

test("a question carries its version and what the visitor wrote, cut where it grows long", () => {
  const category = { slug: "a", name: "A", description: "d", version: 7, model: { slug: "m", question: "Is it so?" } };
  const asked = questionFor(category, ["first", "x".repeat(50_000)]);
  expect(asked).toContain("Question (version 7): Is it so?");
  expect(asked).toContain("--- message 1 ---\nfirst\n--- message 2 ---\nxxx");
  expect(asked.length).toBeLessThan(9_000);
});
