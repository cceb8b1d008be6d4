import { expect, test } from "vitest";
import {
  outcomesPicture,
  recordsPicture,
  turnsPicture,
  votesPerDayPicture,
  votesPerLanguagePicture,
  votesPerModelPicture,
} from "#lib/analysis/vote-pictures.ts";
import { row } from "../leaderboard-ui/rows.ts";
import { beat, tied } from "../rating/votes.ts";

const rows = [row("ada"), row("bob"), row("cyd")];

test("outcomes are the four verdicts, with self-pairs left out", () => {
  const counts = [
    beat("ada", "bob", 50),
    tied("ada", "bob", 30),
    tied("bob", "ada", 20, "both_bad"),
    beat("ada", "ada", 9),
  ];
  const picture = outcomesPicture([...counts, { modelA: "ada", modelB: "bob", winner: "model_b", count: 50 }]);
  expect(picture.drawing).toMatchObject({ rows: [50, 50, 30, 20].map((votes) => ({ values: [votes] })) });
  expect(picture.finding).toBe(
    "33\u00a0% of 150 votes chose neither; side A won 50\u00a0% of decided battles, as chance would have it",
  );
});

test("a side that wins more often than chance explains is named", () => {
  expect(
    outcomesPicture([beat("ada", "bob", 600), { ...beat("ada", "bob", 400), winner: "model_b" }]).finding,
  ).toContain("side A was chosen more often than chance explains, 60\u00a0%");
});

test("each model's battles end as won, tied, both bad or lost, and these are all of them", () => {
  const picture = recordsPicture(
    [beat("ada", "bob", 3), tied("ada", "bob", 1), tied("bob", "ada", 1, "both_bad")],
    rows,
    40,
  );
  expect(picture.drawing).toMatchObject({
    rows: [
      { name: "ada", values: [0.6, 0.2, 0.2, 0] },
      { name: "bob", values: [0, 0.2, 0.2, 0.6] },
    ],
  });
});

test("votes per model count every vote for both of its models, most first", () => {
  const picture = votesPerModelPicture([beat("ada", "bob", 3), beat("bob", "cyd", 2)], rows, 2);
  expect(picture.finding).toBe("bob has the most votes, 5; cyd the fewest, 2");
  expect(picture.drawing).toMatchObject({ total: 3, rows: [{ values: [5] }, { values: [3] }] });
});

test("days without a vote are days all the same", () => {
  const picture = votesPerDayPicture([
    { day: "2026-01-03", votes: 4 },
    { day: "2026-01-01", votes: 2 },
  ]);
  expect(picture.drawing).toMatchObject({ columns: [{ value: 2 }, { value: 0 }, { value: 4 }] });
  expect(picture.finding).toBe("2 votes a day over 3 days; most on 3 Jan 2026, 4");
});

test("languages are shares of the votes whose language is known", () => {
  const picture = votesPerLanguagePicture(
    [
      { language: "Dutch", votes: 25 },
      { language: "English", votes: 75 },
    ],
    120,
    15,
  );
  expect(picture.finding).toBe("75\u00a0% of votes are in English; 2 languages in all");
  expect(picture.notes).toEqual(["The language of 20 votes is not known."]);
});

test("turns go from one to the longest, numbers that never came up among them", () => {
  const picture = turnsPicture(
    [
      { turns: 4, battles: 1 },
      { turns: 1, battles: 9 },
    ],
    { mostRecent: 100 },
  );
  expect(picture.finding).toBe("90\u00a0% of battles were voted on after one turn; the longest had 4 turns");
  expect(picture.drawing).toMatchObject({ columns: [9, 0, 0, 1].map((value) => ({ value })) });
});

test("without votes every one of them says so", () => {
  const empty = [
    outcomesPicture([]),
    recordsPicture([], rows, 40),
    votesPerModelPicture([], rows, 40),
    votesPerDayPicture([]),
    votesPerLanguagePicture([], 0, 15),
    turnsPicture([], { mostRecent: 1 }),
  ];
  expect(empty.map(({ drawing }) => drawing.kind)).toEqual(empty.map(() => "empty"));
});
