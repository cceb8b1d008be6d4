import { expect, test } from "vitest";
import {
  parseJson,
  textOf,
  turnsOfChat,
  turnsOfLists,
  turnsOfMessages,
  turnsOfStates,
} from "#lib/import/conversation.ts";

const user = (content: unknown) => ({ role: "user", content });
const assistant = (content: unknown) => ({ role: "assistant", content });

test("messages of both sides become turns, systems left out, several answers in a row joined", () => {
  const a = [
    { role: "system", content: "Be kind" },
    user("one"),
    assistant("A1"),
    user("two"),
    assistant("A2"),
    assistant("A3"),
  ];
  const b = [user("one"), assistant("B1"), user("two")];
  expect(turnsOfMessages(a, b)).toEqual([
    { prompt: "one", a: "A1", b: "B1" },
    { prompt: "two", a: "A2\nA3", b: "" },
  ]);
});

test("content may be a text, parts of which some are pictures, or an object that holds the answer", () => {
  expect(
    textOf([
      { type: "text", text: "see" },
      { type: "image", image: "x", text: null },
      { type: "text", text: "this" },
    ]),
  ).toBe("see\nthis");
  expect(textOf({ answer: "yes", other: 1 })).toBe("yes");
  expect(textOf(null)).toBe("");
});

test("lists of texts are turns, an answer that is null is empty, and a text that is no list is one turn", () => {
  expect(turnsOfLists('["q1", "q2"]', '["a1", null]', '["b1", "b2"]')).toEqual([
    { prompt: "q1", a: "a1", b: "b1" },
    { prompt: "q2", a: "", b: "b2" },
  ]);
  expect(turnsOfLists("[sic] a question", "yes", null)).toEqual([{ prompt: "[sic] a question", a: "yes", b: "" }]);
});

test("FastChat's examples are skipped, and of a picture the text is kept", () => {
  const state = (answer: string) => ({
    roles: ["USER", "ASSISTANT"],
    messages: [
      ["USER", "example"],
      ["ASSISTANT", "shown"],
      ["USER", ["what is this?", ["abc"]]],
      ["ASSISTANT", answer],
    ],
    offset: 2,
  });
  expect(turnsOfStates([state("a cat"), state("a dog")])).toEqual([
    { prompt: "what is this?", a: "a cat", b: "a dog" },
  ]);
});

test("what is no conversation is none", () => {
  expect(turnsOfMessages(undefined, { role: "user" })).toEqual([]);
  expect(turnsOfMessages([null, 1, "x"], [])).toEqual([]);
  expect(turnsOfStates(undefined)).toEqual([]);
  expect(turnsOfChat({}, {}, "ada", "bob")).toEqual([]);
  expect(turnsOfChat(undefined, undefined, "ada", "bob")).toEqual([]);
  expect(parseJson("{")).toBeUndefined();
});
