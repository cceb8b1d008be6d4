import { expect, test } from "vitest";
import { describeProblem } from "#components/arena/describe-problem.ts";
import { measurePrompt } from "#components/arena/prompt-text.ts";
import { pickSuggestions } from "#components/arena/suggestions.ts";
import { unifyMathDelimiters } from "#components/ui/math-delimiters.ts";

const limit = 32 * 1024;

test("a prompt is measured in bytes, not in characters", () => {
  expect(measurePrompt("a".repeat(limit), limit).isTooLong).toBe(false);
  expect(measurePrompt("ä".repeat(limit / 2), limit).isTooLong).toBe(false);
  expect(measurePrompt("ä".repeat(limit / 2 + 1), limit)).toMatchObject({
    isTooLong: true,
    notice: "2 bytes over the limit of 32 kB. Shorten it to send.",
  });
});

test("the limit is mentioned only when it is near", () => {
  expect(measurePrompt("a".repeat(20_000), limit).notice).toBe("");
  expect(measurePrompt("a".repeat(31_000), limit).notice).toBe("30.3 of 32 kB");
});

test("a prompt of spaces is blank", () => {
  expect(measurePrompt(" \n\t", limit).isBlank).toBe(true);
});

test("suggestions differ from one another and come from the given randomness", () => {
  const first = pickSuggestions(4, () => 0);
  expect(new Set(first).size).toBe(4);
  expect(pickSuggestions(4, () => 0)).toEqual(first);
});

test("a refused prompt says what happened, that it was kept, and when to try again", () => {
  const failure = { ok: false, error: "rate_limited", message: "That was a lot.", retryAfterSeconds: 41.2 } as const;
  expect(describeProblem(failure, "prompt").message).toBe(
    "That was a lot. Your prompt is still in the box. Try again in 42 seconds.",
  );
  const invalid = { ok: false, error: "invalid_input", message: "prompt: is not plain text" } as const;
  expect(describeProblem(invalid, "prompt").message).toBe(
    "The prompt is not plain text. Your prompt is still in the box. Please change it and send again.",
  );
});

test("mathematics in either notation is typeset, and code that looks like it is left alone", () => {
  expect(unifyMathDelimiters("so \\(x^2\\) it is")).toBe("so $$x^2$$ it is");
  expect(unifyMathDelimiters("\\[ a = b \\]")).toBe("\n$$\na = b\n$$\n");
  expect(unifyMathDelimiters("`\\(x\\)` and ```\n\\[y\\]\n```")).toBe("`\\(x\\)` and ```\n\\[y\\]\n```");
});
