import { expect, test } from "vitest";
import { tagLine, tagTurns } from "#lib/import/tag-line.ts";
import { languageCalled } from "#lib/tagging/language-names.ts";

const nothing = { decided: [], language: null, turn: null };
const poem = tagTurns([{ prompt: "Write a poem about rain.", a: "It falls.", b: "Drip." }]);

test("where nobody says anything, a battle is not filed", () => {
  expect(tagLine(nothing, null)).toBeNull();
  expect(tagLine({ ...nothing, language: "unknown" }, null)).toBeNull();
  expect(tagLine({ ...nothing, decided: [{ category: "math", holds: null }] }, null)).toBeNull();
});

test("a label decides against our tagger, and leaves to it what it does not speak of", () => {
  const decided = [
    { category: "creative-writing", holds: false },
    { category: "math", holds: true },
  ];
  expect(tagLine({ ...nothing, decided }, poem)).toEqual({
    language: "en",
    categories: ["english", "math"],
    by: "labels",
  });
  expect(tagLine(nothing, poem)).toMatchObject({
    by: "taggers",
    categories: expect.arrayContaining(["creative-writing"]) as unknown,
  });
});

test("the file's word on the language goes before ours", () => {
  expect(tagLine({ ...nothing, language: "German" }, poem)).toMatchObject({
    language: "de",
    categories: ["german", "non-english", "creative-writing"],
  });
});

test("a language that is not English is also non-English, whoever names it, and an unknown one is neither", () => {
  const filed = (language: string | null, own: typeof poem = null) =>
    tagLine({ ...nothing, language, turn: 1 }, own)?.categories;
  const letter = tagTurns([{ prompt: "Wie spät ist es in Rom, wenn es in Berlin acht ist?", a: "Acht.", b: "Acht." }]);
  expect([filed("German"), filed("Klingon"), filed("English"), filed("unknown"), filed(null)]).toEqual([
    ["german", "non-english"],
    ["klingon", "non-english"],
    ["english"],
    [],
    [],
  ]);
  expect([filed("unknown", letter), filed("en", letter), filed("fr", letter)]).toEqual([
    ["german", "non-english"],
    ["english"],
    ["french", "non-english"],
  ]);
});

test("a second turn without its text is still a second turn", () => {
  expect(tagLine({ ...nothing, turn: 2 }, null)?.categories).toEqual(["multi-turn"]);
  expect(tagLine({ ...nothing, turn: 1 }, null)?.categories).toEqual([]);
});

test("languages are known by English name and by code, and what is no language of ours is called as it is called", () => {
  const called = (words: string) => languageCalled(words) && [languageCalled(words)!.code, languageCalled(words)!.slug];
  expect(["English", "en", "pt-BR", "zh-Hans"].map(called)).toEqual([
    ["en", "english"],
    ["en", "english"],
    ["pt", "portuguese"],
    ["zh", "chinese"],
  ]);
  expect(["iw", "Scottish Gaelic", "Klingon"].map(called)).toEqual([
    ["he", "hebrew"],
    ["gd", "scottish-gaelic"],
    [null, "klingon"],
  ]);
  expect(["unknown", "und", "", "overall", "Math"].map(called)).toEqual([null, null, null, null, null]);
});
