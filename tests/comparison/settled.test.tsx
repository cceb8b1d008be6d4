import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Settled } from "#components/comparison/settled.tsx";
import type { PairStanding } from "#lib/comparison/types.ts";

const said = (pace: number, atPresentMix: number) => {
  const standing = {
    first: { name: "Ada" },
    second: { name: "Bob" },
    foreseen: {
      score: { share: 0.53, low: 0.49, high: 0.57 },
      above: 0.93,
      needed: { isSeparated: false, onThePair: 172, atPresentMix },
    },
    pace,
  } as unknown as PairStanding;
  return renderToStaticMarkup(<Settled standing={standing} />)
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");
};

test("an order that is open says in how many days it would be settled at the present pace", () => {
  expect(said(40, 100)).toContain(
    "it would take 100 votes: about 3 days at the present pace. At present this board gains 40 votes a day.",
  );
  expect(said(200, 100)).toContain("100 votes: less than a day at the present pace.");
  expect(said(1, 1e8)).toContain("more than 100 years at the present pace.");
  expect(said(0, 100)).toContain("100 votes. At present this board gains no votes, so days cannot be told.");
});
