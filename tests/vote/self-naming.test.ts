import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findSelfNaming } from "#lib/vote/self-naming.ts";
import { testLabelled } from "../support/labelled-sets.ts";

const gemini = { name: "Gemini 3 Pro", slug: "gemini-3-pro", organization: "Google" };
const parlour = { name: "Parlour", slug: "parlour", organization: "Example Lab" };

test.each([
  ["I am Gemini, a large language model.", gemini],
  ["I'm Gemini 3 Pro.", gemini],
  ["As gemini-3-pro, I cannot do that.", gemini],
  ["I was trained by Google.", gemini],
  ["I am a large language model, developed and trained by Google.", gemini],
  ["My name is Parlour, how can I help?", parlour],
  ["I'm an AI assistant called Parlour.", parlour],
  ["I was built at Example Lab.", parlour],
  ["Sure. As an AI developed by OpenAI, I have no opinions.", parlour],
  ["I am a different model developed by Alibaba Cloud.", parlour],
  ["OpenAI trained me.", parlour],
  ["That was decided by my creators at Anthropic.", parlour],
  ["我是Qwen。", parlour],
  ["Soy Claude, un asistente creado por Anthropic.", parlour],
  ["Я — YandexGPT, большая языковая модель.", parlour],
  ["Ich bin ein KI-Modell, entwickelt von OpenAI.", parlour],
  ["Je suis un modèle développé par Mistral AI.", parlour],
  ["私はClaudeです。", parlour],
  ["저는 EXAONE입니다.", parlour],
])("%j gives its model away", (text, model) => {
  expect(findSelfNaming(text, "", [model])).not.toBeNull();
});

test.each([
  ["Open Google Sheets and choose Insert.", gemini],
  ["Gemini is a zodiac sign between Taurus and Cancer.", gemini],
  ["They sat in the parlour until nine.", parlour],
  ["I am a large language model.", gemini],
  ["ChatGPT was made by OpenAI.", gemini],
  ["I am unsure which parlour you mean.", parlour],
  ["I am not ChatGPT.", parlour],
  ["I am a big fan of Claude Monet.", parlour],
  ["I'm Maria and I work at Google.", parlour],
  ["Dear John, I am a software engineer at Microsoft.", parlour],
  ["I was made a manager at Microsoft.", parlour],
  ["This is how Google works.", parlour],
  ["As a language model, I can compare GPT-4 and Claude.", parlour],
  ["As a developer at Google, I write code.", parlour],
  ["```\n// I am Claude\n```", parlour],
  ["", gemini],
])("%j does not", (text, model) => {
  expect(findSelfNaming(text, "", [model])).toBeNull();
});

test("an unmistakable name gives its model away, unless the prompt brought it up", () => {
  expect(findSelfNaming("Here is what Gemini 3 Pro says.", "Say something.", [gemini])).not.toBeNull();
  expect(findSelfNaming("Gemini 3 Pro is a model.", "What is Gemini 3 Pro?", [gemini])).toBeNull();
});

test("the sentence that gave the model away is told, without the rest", () => {
  const answer = "Of course.\n\nI'm Claude, made by Anthropic. Rome is in Italy.";
  expect(findSelfNaming(answer, "", [parlour])).toBe("I'm Claude, made by Anthropic.");
});

testLabelled<{ label: 0 | 1; prompt: string; text: string }>(
  "of the labelled answers at least 95 % of the leaks are found, with under 5 % false alarms",
  ["identity-leak-a.jsonl"],
  (answers) => {
    const share = (label: 0 | 1) => {
      const those = answers.filter((answer) => answer.label === label);
      return those.filter(({ text, prompt }) => findSelfNaming(text, prompt, []) !== null).length / those.length;
    };
    expect(share(1)).toBeGreaterThanOrEqual(0.95);
    expect(share(0)).toBeLessThan(0.05);
  },
);

test("of adversarial answers in seventeen languages at least 95 % of the leaks are found, with under 5 % false alarms", () => {
  const file = path.join(import.meta.dirname, "..", "fixtures", "identity-leaks.jsonl");
  const lines = fs.readFileSync(file, "utf8").trim().split("\n");
  const answers = lines.map((line) => JSON.parse(line) as { label: 0 | 1; text: string });
  const found = (label: 0 | 1) => {
    const own = answers.filter((answer) => answer.label === label);
    return own.filter(({ text }) => findSelfNaming(text, "", [parlour]) !== null).length / own.length;
  };
  expect(found(1)).toBeGreaterThanOrEqual(0.95);
  expect(found(0)).toBeLessThan(0.05);
});

test("an answer of 32 kB is looked through in well under a second, whatever it is made of", () => {
  for (const piece of ["I am ", "I", "I was made by the ", "my ", '"I am ', "as an AI ", "я ", "我是", "ich bin "]) {
    const begun = performance.now();
    findSelfNaming(piece.repeat(Math.floor(32_768 / piece.length)), "", [parlour]);
    expect(performance.now() - begun, piece).toBeLessThan(1_000);
  }
});
