import { expect, test } from "vitest";
import { tagBattle } from "#lib/tagging/categories.ts";
import { parseCategories, tagsVersion } from "#lib/tagging/categories-file.ts";
import { isSo } from "#lib/tagging/own-categories.ts";
import type { Condition, TaggedPrompts } from "#lib/tagging/own-categories.ts";

const tagged: TaggedPrompts = {
  prompts: ["Does my rental contract break the GDPR?", "Und auf Deutsch? 契約について"],
  language: "en",
  categories: ["multi-turn"],
  requestedCategory: "law",
};

test.each<[Condition, boolean]>([
  [{ words: ["CONTRACT"] }, true],
  [{ words: ["contra"] }, false],
  [{ words: ["rental  contract", "zebra"] }, true],
  [{ words: ["契"] }, true],
  [{ words: ["a+b"] }, false],
  [{ matches: "\\bgdpr\\b" }, true],
  [{ matches: "^und" }, true],
  [{ matches: "gdpr$" }, false],
  [{ language: ["de", "en"] }, true],
  [{ language: ["de"] }, false],
  [{ tokens: { atLeast: 5 } }, true],
  [{ tokens: { atMost: 5 } }, false],
  [{ turns: { atLeast: 2, atMost: 2 } }, true],
  [{ turns: { atLeast: 3 } }, false],
  [{ category: ["coding", "multi-turn"] }, true],
  [{ category: ["coding"] }, false],
  [{ requestedCategory: ["law"] }, true],
  [{ requestedCategory: ["medicine"] }, false],
  [{ not: { words: ["contract"] } }, false],
  [{ any: [{ words: ["zebra"] }, { words: ["gdpr"] }] }, true],
  [{ all: [{ words: ["zebra"] }, { words: ["gdpr"] }] }, false],
  [{ all: [{ not: { words: ["zebra"] } }, { any: [{ language: ["fr"] }, { turns: { atLeast: 2 } }] }] }, true],
])("%j is %s of a prompt about a contract", (condition, expected) => {
  expect(isSo(condition, tagged)).toBe(expected);
});

const legal = `
categories:
  - slug: legal
    name: Legal questions
    description: Prompts about contracts and the law.
    version: 1
    rule:
      any:
        - words: [contract, lawsuit]
        - matches: "\\\\bGDPR\\\\b"
  - slug: medical
    name: Medical
    description: Prompts that ask for medical advice.
    version: 2
    model: { slug: judge, question: Does the user ask for medical advice? }
`;
const silent = { a: { text: "" }, b: { text: "" } };

test("a battle is filed under the operator's rules, and under what a model has said yes to", () => {
  const categories = parseCategories(legal, "own.yaml");
  const file = (prompt: string, answers: [string, "yes" | "no" | "unknown"][] = []) =>
    tagBattle([{ prompt, answers: silent }], { categories, requestedCategory: null, answers: new Map(answers) })
      .categories;
  expect(file("Is this contract void?")).toEqual(["legal", "english"]);
  expect(file("Is this contract void?", [["medical", "yes"]])).toEqual(["legal", "medical", "english"]);
  for (const answer of ["no", "unknown"] as const)
    expect(file("How are you?", [["medical", answer]])).toEqual(["english"]);
});

test("tags are stored under the taggers' version and a hash of the operator's categories", () => {
  const categories = parseCategories(legal, "own.yaml");
  const [first, second] = categories;
  expect(tagsVersion([])).toMatch(/^\d+$/);
  expect(tagsVersion(categories)).toMatch(/^\d+\+[0-9a-f]{12}$/);
  expect(tagsVersion(categories)).not.toBe(tagsVersion([first, { ...second, version: 3 }]));
  expect(tagsVersion(categories)).toBe(tagsVersion(parseCategories(legal, "elsewhere.yaml")));
});

const one = (fields: string) =>
  `categories:\n  - slug: legal\n    name: Legal\n    description: About the law.\n    version: 1\n${fields}`;

test.each([
  ["x: 1", "own.yaml:1:1: categories is missing"],
  ["categories: [", "own.yaml:1:"],
  [one(""), "own.yaml:2:5: categories[0] must have a rule or a model, and not both"],
  [one("    rule: {words: [a]}\n    model: {slug: b, question: c}\n"), "must have a rule or a model, and not both"],
  [one("    rule: {words: [a], language: [en]}\n"), "own.yaml:6:11: categories[0].rule must have exactly one of any,"],
  [
    one("    rule: {matches: '(a'}\n"),
    "own.yaml:6:21: categories[0].rule.matches is no regular expression in RE2's syntax",
  ],
  [one("    rule: {matches: 'a(?=b)'}\n"), "is no regular expression in RE2's syntax"],
  [one("    rule: {any: []}\n"), "own.yaml:6:17: categories[0].rule.any is empty"],
  [one("    rule: {language: [english]}\n"), "must be an ISO 639-1 code such as en"],
  [one("    rule: {category: [poetry]}\n"), "must be one of coding, math"],
  [one("    rule: {tokens: {atLeast: 9, atMost: 3}}\n"), "must have atLeast up to atMost"],
  [one("    rule: {contains: a}\n"), "own.yaml:6:22: categories[0].rule has a field it should not have: contains"],
  [one(`    rule: ${"{not: ".repeat(9)}{words: [a]}${"}".repeat(9)}\n`), "must not be nested deeper than 6 levels"],
  [one("    rule: {words: [a]}\n").replace("legal", "math"), "is the name of a category that is there already"],
  [one("    rule: {words: [a]}\n").replace("legal", "german"), "is the name of a category that is there already"],
  [one("    rule: {words: [a]}\n").replace("legal", "non-english"), "is the name of a category that is there already"],
  [one("    rule: {words: [a]}\n").replace("legal", "Legal!"), "must be lower-case words with hyphens between"],
  [
    `${one("    rule: {words: [a]}\n")}  - {slug: legal, name: L, description: d, version: 1, rule: {words: [b]}}\n`,
    '"legal" is there twice',
  ],
])("a wrong file is refused with the place and the reason: %j", (text, reason) => {
  expect(() => parseCategories(text, "own.yaml")).toThrow(reason);
});

test("no pattern of an operator holds up a vote", () => {
  const text = `${"a".repeat(32_000)}!`;
  for (const matches of ["(a+)+$b", "(a|aa)+c", "(x|a)*?(a|aa)+c", "(.*)*b"]) {
    const begun = performance.now();
    expect(isSo({ matches }, { ...tagged, prompts: [text] })).toBe(false);
    expect(performance.now() - begun, matches).toBeLessThan(2_000);
  }
});
