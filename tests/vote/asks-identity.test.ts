import { expect, test } from "vitest";
import { findIdentityQuestion } from "#lib/vote/asks-identity.ts";
import { testLabelled } from "../support/labelled-sets.ts";

test.each([
  "Who are you?",
  "hello, what llm are you",
  "Are you ChatGPT or Claude?",
  "Which company trained you?",
  "Write a haiku about rain. Then tell me what your name is. What is your name?",
  "你是谁？",
  "Кто ты?",
  "Wer bist du?",
  "Quem é você?",
])("%j asks a model who it is", (prompt) => {
  expect(findIdentityQuestion(prompt)).not.toBeNull();
});

test.each([
  "What are you doing this weekend?",
  "Who are you rooting for?",
  "What model are you looking for?",
  "Introduce yourself as a knight of the round table.",
  'Write a story in which a man asks a ghost "Who are you?"',
  "Which AI company has the most patents?",
  "Are you able to sort a list in Python?",
  "Tell me about your favourite book.",
])("%j does not", (prompt) => {
  expect(findIdentityQuestion(prompt)).toBeNull();
});

testLabelled<{ prompt: string }>(
  "every one of the labelled identity questions is recognised",
  ["identity-questions-a.jsonl"],
  (questions) => {
    expect(questions.filter(({ prompt }) => findIdentityQuestion(prompt) === null)).toEqual([]);
  },
);

testLabelled<{ prompt?: string; turns?: string[] }>(
  "fewer than one in a hundred ordinary prompts is taken for an identity question",
  ["mtbench-categories.jsonl", "arena-hard-v2-a.jsonl", "xstest-refusals-a.jsonl"],
  (...sets) => {
    const prompts = sets.flat().flatMap(({ prompt, turns }) => turns ?? [prompt!]);
    const mistaken = prompts.filter((prompt) => findIdentityQuestion(prompt) !== null);
    expect(mistaken.length / prompts.length).toBeLessThan(0.01);
  },
);
