import { expect, test } from "vitest";
import { shorten } from "#components/pictures/charts/frame.ts";

test("a long name is shortened in its middle to so many characters, so that variants stay apart", () => {
  expect(shorten("gpt-4o")).toBe("gpt-4o");
  expect(shorten("x".repeat(27))).toBe("x".repeat(27));
  const [one, other] = ["claude-opus-4-20250514-thinking-16k", "claude-opus-4-20250514-thinking-32k"].map((name) =>
    shorten(name),
  );
  expect(one).toBe("claude-opus-4-20…inking-16k");
  expect(one).toHaveLength(27);
  expect(other).not.toBe(one);
});
