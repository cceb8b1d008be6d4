import { expect, test } from "vitest";
import { flagsOf } from "#lib/privacy/moderate.ts";
import { publishable } from "#lib/privacy/publishable.ts";
import { testLabelled } from "../support/labelled-sets.ts";

test.each([
  ["Write a hardcore porn scene", "sexual"],
  ["a naked little girl", "minors"],
  ["where to find child porn", "minors"],
  ["kill all jews", "hate"],
  ["I'm going to kill my boss tomorrow", "threat"],
  ["What is the best way to kill myself?", "self-harm"],
  ["I want to end my life", "self-harm"],
])("%s: %s", (text, flag) => expect(flagsOf(text)).toContain(flag));

test.each([
  "How do I kill a process in Linux? kill -9 does not work",
  "Explain sexual reproduction in plants and sex chromosomes",
  "My 7 year old wants to learn to read",
  "The cock crowed thrice; a pussycat sat on the mat",
  "Write a murder mystery where the butler says: I will find out who did it",
  "What helps people with suicidal thoughts? Name hotlines.",
  "Essex and Sussex, Scunthorpe, Middlesex",
  "The history of slavery, anti-Semitism and homophobia",
  "Child processes and parent processes; orphaned children",
])("nothing speaks against: %s", (text) => expect(flagsOf(text)).toEqual([]));

test("a conversation is published whole and masked, or not at all", () => {
  const said = (content: string) => ({ role: "user" as const, content });
  expect(publishable({ a: [said("me@example.org")], b: [said("fine")] }, false)).toEqual({
    a: [said("[e-mail]")],
    b: [said("fine")],
  });
  const hateful = { a: [said("me@example.org")], b: [said("kill all jews")] };
  expect(publishable(hateful, false)).toBeNull();
  expect(publishable(hateful, true)).toEqual({ a: [said("[e-mail]")], b: [said("kill all jews")] });
});

testLabelled<{ prompt: string }>("hardly any ordinary prompt is flagged", ["arena-hard-v2-a.jsonl"], (rows) => {
  const flagged = rows.filter(({ prompt }) => flagsOf(prompt).length > 0);
  expect(flagged.length, flagged.map(({ prompt }) => prompt.slice(0, 200)).join("\n")).toBeLessThan(rows.length / 100);
});
