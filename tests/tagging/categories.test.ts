import { expect, test } from "vitest";
import { tagBattle } from "#lib/tagging/categories.ts";
import { isRefusal } from "#lib/tagging/refusal.ts";
import { topicCategories } from "#lib/tagging/topics.ts";
import { testLabelled } from "../support/labelled-sets.ts";

const turn = (prompt: string, a = "Yes.", b = "No.") => ({ prompt, answers: { a: { text: a }, b: { text: b } } });
const tags = (...turns: ReturnType<typeof turn>[]) => tagBattle(turns).categories;

test.each([
  ["Write a Python function that reverses a linked list.", ["coding", "english"]],
  ["Prove that the square root of 2 is irrational.", ["math", "english"]],
  ["Write a short story about a lighthouse keeper.", ["creative-writing", "english"]],
  ["Name the planets in exactly three words, and do not use commas.", ["instruction-following", "english"]],
  ["Что вы думаете о погоде в Москве?", ["russian", "non-english"]],
  ["What is the capital of Italy?", ["english"]],
  ["Wie spät ist es in Rom, wenn es in Berlin acht ist?", ["german", "non-english"]],
  ["42?", []],
])("%j is filed under %j", (prompt, categories) => {
  expect(tags(turn(prompt))).toEqual(categories);
});

test("a prompt that asks much is hard, and one that brings 500 tokens along is long", () => {
  const hard =
    "Our production server runs PostgreSQL and Python. Design a new schema for 12 million orders, explain why each " +
    "index is needed, then write the migration and finally compare it with two alternatives for our customers.";
  expect(tags(turn(hard))).toContain("hard-prompt");
  expect(tags(turn("What is the capital of Italy?"))).not.toContain("hard-prompt");
  expect(tags(turn(`Sum this up: ${"a plain word or two ".repeat(120)}`))).toContain("long-query");
});

test("a second turn makes a battle multi-turn, and one refusal in the judged turn a refusal", () => {
  expect(tags(turn("Hello there, how are you?"))).not.toContain("multi-turn");
  const refusal = "I'm sorry, but I can't help with that.";
  const [first, second] = [turn("Hello there, how are you?", refusal), turn("And then what happened next?")];
  expect(tags(first)).toContain("refusal");
  expect(tags(first, second)).toContain("multi-turn");
  expect(tags(first, second)).not.toContain("refusal");
});

test("what an answer says does not move its battle to another board, refusals apart", () => {
  const prompt = "Tell me something nice about the sea.";
  const answers = ["```python\nprint(1)\n```", "Prove the theorem: $x^2 = 1$.", "Una historia en español."];
  for (const answer of answers) expect(tags(turn(prompt, answer, answer))).toEqual(tags(turn(prompt)));
});

test("an answer's style is what stands outside code, its length is all of it", () => {
  const answer = "# Title\n\n- one\n- **two**\n\n```md\n# no\n- no\n**no**\n```\n\n1. `**no**` and __yes__\n";
  const { style } = tagBattle([turn("Say something.", answer, "One two three.")]);
  expect(style.a).toMatchObject({ headers: 1, lists: 3, bold: 2 });
  expect(style.b).toEqual({ tokens: 4, headers: 0, lists: 0, bold: 0 });
  expect(style.a.tokens).toBeGreaterThan(30);
});

test("the longest prompt there may be is tagged in well under a second, whatever it is made of", () => {
  for (const piece of ["a", "(", "write a ", "$x", "1 + ", "I am a ", "**", "```", "的", "\n", "- "]) {
    const text = piece.repeat(Math.floor(32_768 / piece.length));
    const begun = performance.now();
    tagBattle([turn(text, text, text)]);
    expect(performance.now() - begun, JSON.stringify(piece)).toBeLessThan(700);
  }
});

test("topics have names that fit into an address", () => {
  for (const topic of topicCategories) expect(topic).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

testLabelled<{ label: string; completion: string }>(
  "of the labelled completions at least 90 % are told rightly to refuse or not",
  ["xstest-refusals-a.jsonl"],
  (completions) => {
    const right = completions.filter(
      ({ label, completion }) => isRefusal(completion) === (label !== "1_full_compliance"),
    );
    expect(right.length / completions.length).toBeGreaterThanOrEqual(0.9);
  },
);
