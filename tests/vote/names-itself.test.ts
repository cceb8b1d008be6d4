import { expect, test } from "vitest";
import { namesItself } from "#lib/vote/names-itself.ts";

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
])("%j gives its model away", (text, model) => {
  expect(namesItself(text, model)).toBe(true);
});

test.each([
  ["Open Google Sheets and choose Insert.", gemini],
  ["Gemini is a zodiac sign between Taurus and Cancer.", gemini],
  ["They sat in the parlour until nine.", parlour],
  ["I am a large language model.", gemini],
  ["ChatGPT was made by OpenAI.", gemini],
  ["I am unsure which parlour you mean.", parlour],
  ["", gemini],
])("%j does not", (text, model) => {
  expect(namesItself(text, model)).toBe(false);
});
