import { expect, test } from "vitest";
import type { Evidence } from "#lib/vote/evidence.ts";
import { brokenRules, reasonOf, rules } from "#lib/vote/rules.ts";
import { readingFloorMs } from "#lib/vote/rules/too-quick.ts";

const model = (slug: string) => ({ slug, name: slug, organization: "Example Lab" });
const answered = (a: string, b: string, prompt = "Say something.") => ({
  prompt,
  answers: { a: { text: a, isDone: true }, b: { text: b, isDone: true } },
});

/** A vote that nothing speaks against, but for what is given. */
function evidence({
  vote,
  ...given
}: Omit<Partial<Evidence>, "vote"> & { vote?: Partial<Evidence["vote"]> }): Evidence {
  return {
    mode: "blind",
    models: { a: model("parlour"), b: model("lantern") },
    turns: [answered("One thing.", "Another.")],
    limits: { duplicatePromptCap: 3, dailyVoteCap: 5, readingCharactersPerSecond: 200 },
    ...given,
    vote: { readingMs: 60_000, similarPrompts: 0, votesToday: 0, ...vote },
  };
}

const broken = (given: Parameters<typeof evidence>[0]) => brokenRules(evidence(given)).map(({ rule }) => rule.name);

test("nothing speaks against an ordinary vote", () => {
  expect(broken({})).toEqual([]);
});

test.each([
  ["not_blind", { mode: "side-by-side" }],
  ["self_pair", { models: { a: model("ada"), b: model("ada") } }],
  ["empty_answer", { turns: [answered("…", "Another.")] }],
  ["empty_answer", { turns: [answered("**NETWORK ERROR DUE TO HIGH TRAFFIC.**", "Another.")] }],
  ["empty_answer", { turns: [answered("Error: 503 from upstream", "Another.")] }],
  ["asked_identity", { turns: [answered("A model.", "A model.", "Who made you?")] }],
  ["identity_leaked", { turns: [answered("One thing.", "I am Claude.")] }],
  ["too_quick", { turns: [answered("x ".repeat(1000), "y ".repeat(1000))], vote: { readingMs: 4_000 } }],
  ["duplicate_prompt", { vote: { similarPrompts: 3 } }],
  ["daily_cap", { vote: { votesToday: 5 } }],
] as [string, Parameters<typeof evidence>[0]][])("%s keeps a vote off: %j", (name, given) => {
  expect(broken(given)).toEqual([name]);
});

test.each([
  { turns: [answered("42", "😀")] },
  { turns: [answered("None", "An error message says what went wrong.")] },
  { turns: [answered("Error handling in Rust is explicit.", "It uses Result.")] },
  { turns: [answered("No.", "y".repeat(5000))], vote: { readingMs: 300 } },
  { turns: [answered("x ".repeat(9000), "y ".repeat(9000))], vote: { readingMs: 5_000 } },
  { vote: { similarPrompts: 2, votesToday: 4 } },
  { vote: { readingMs: null, similarPrompts: null, votesToday: null } },
])("none does: %j", (given) => {
  expect(broken(given)).toEqual([]);
});

test("a leak is told with its side, turn and sentence", () => {
  const turns = [answered("Yes.", "No."), answered("Well. I'm ChatGPT.", "Fine.")];
  const [leak] = brokenRules(evidence({ turns }));
  expect(reasonOf(leak)).toBe(`${leak.rule.sentence} Answer A in turn 2: “I'm ChatGPT.”`);
});

test("the shorter answer says how long reading takes, with a glance for nothing and five seconds at most", () => {
  const floor = (a: number, b: number, readingCharactersPerSecond = 200) =>
    readingFloorMs({
      turns: [answered("a".repeat(a), "b".repeat(b))],
      limits: { ...evidence({}).limits, readingCharactersPerSecond },
    });
  expect([floor(400, 9000), floor(600, 9000), floor(9000, 800), floor(9000, 9000)]).toEqual([0, 1000, 2000, 5000]);
  expect(floor(9000, 9000, 0)).toBe(0);
});

test("every rule has a name, a version, a kind and a sentence of its own", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { name, version, sentence } of rules) {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(version).toBeGreaterThanOrEqual(1);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});
