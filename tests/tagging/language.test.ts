import { expect, test } from "vitest";
import { languageName, languageSlug } from "#lib/tagging/language-names.ts";
import { detectLanguage } from "#lib/tagging/language.ts";
import { testLabelled } from "../support/labelled-sets.ts";

test.each([
  ["Wie lange dauert es, bis ein Apfelbaum Früchte trägt?", "de"],
  ["请解释这段代码：\n```python\nfor word in open('words.txt'): print(word)\n```", "zh"],
  ["ソースは `print(x)` です。どう直しますか。", "ja"],
  ["이 함수 parseJson을 설명해 줘", "ko"],
  ["x = 1", null],
  ["42", null],
  ["hello", null],
  ["x+y = 4z, express x in z", "en"],
  ["¿Cuánto tarda un tren de Madrid a Barcelona?", "es"],
  ["", null],
])("the language of %j is %j", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test("a language has an English name for people and another for addresses", () => {
  expect([languageName("zh"), languageSlug("zh")]).toEqual(["Chinese", "chinese"]);
  expect(languageSlug("no")).toMatch(/^[a-z-]+$/);
});

testLabelled<{ lang: string; text: string }>(
  "of the labelled texts at least 95 % of the five languages of arenas are recognised, and 85 % of all 35",
  ["language-a.jsonl"],
  (texts) => {
    const share = (some: typeof texts) =>
      some.filter(({ text, lang }) => detectLanguage(text) === lang).length / some.length;
    expect(share(texts)).toBeGreaterThanOrEqual(0.85);
    expect(share(texts.filter(({ lang }) => ["en", "zh", "ja", "ko", "ru"].includes(lang)))).toBeGreaterThanOrEqual(
      0.95,
    );
  },
);
