import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FunnelTable } from "#components/leaderboard/funnel.tsx";
import { categoryName, inOrder } from "#lib/leaderboard/categories.ts";
import { makeFunnel } from "#lib/vote/funnel.ts";

test("the funnel goes from votes cast to votes counted, and every vote leaves it once", () => {
  const excluded = [
    { reasons: ["identity_leaked/2"], votes: 30 },
    { reasons: ["daily_cap/1", "identity_leaked/2"], votes: 5 },
    { reasons: ["daily_cap/1"], votes: 2 },
    { reasons: ["private"], votes: 7 },
    { reasons: ["private", "daily_cap/1"], votes: 1 },
  ];
  const funnel = makeFunnel(12_345, excluded);
  const text = renderToStaticMarkup(<FunnelTable funnel={funnel} />)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  for (const part of ["12,345", "−8", "−35", "identity_leaked v", "−2", "12,300"]) expect(text).toContain(part);
  expect(funnel.cast - funnel.steps.reduce((sum, { votes }) => sum + votes, 0)).toBe(funnel.counted);
});

test("categories come as everything, topics, then languages, each with a name for people", () => {
  const categories = inOrder(["russian", "math", "overall", "english", "coding"]);
  expect(categories.map((category) => categoryName(category))).toEqual([
    "Overall",
    "Coding",
    "Math",
    "English",
    "Russian",
  ]);
  expect(categoryName("hard-prompt")).toBe("Hard prompt");
});
