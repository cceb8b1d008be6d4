import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import Chart from "#components/pictures/charts/chart.tsx";
import { DataTable } from "#components/pictures/data-table.tsx";
import { DrawnList } from "#components/pictures/lists/drawn-list.tsx";
import { callsPicture, daysPicture } from "#lib/activity/activity-pictures.ts";
import { writeCsv } from "#lib/analysis/csv.ts";
import { fileTableOf } from "#lib/analysis/table.ts";

const firstDay = 20_454; // 1 January 2026
const days = [
  { day: firstDay, blindVotes: 3, namedVotes: 1, unvoted: 2 },
  { day: firstDay + 1, blindVotes: 0, namedVotes: 0, unvoted: 0 },
];

test("a column of several parts is drawn, listed and told as a table with a column for each part", () => {
  const { drawing, finding } = daysPicture({ days, countedSince: null });
  const strip = renderToStaticMarkup(<DrawnList drawing={drawing} setAccent={() => {}} />);
  const [first] = [...strip.matchAll(/<rect[^>]*>/g)].map(([rect]) => rect);
  // The highest column fills the 40 lines: half of it, three of six, is the lowest part.
  expect(first).toContain('y="20"');
  expect(first).toContain('height="20"');
  const chart = renderToStaticMarkup(<Chart drawing={drawing} width={960} />);
  const table = renderToStaticMarkup(<DataTable drawing={drawing} caption={finding} isShown />);
  for (const name of ["Blind votes", "Votes with names seen", "Battles without a vote"])
    for (const html of [strip, table]) expect(html).toContain(name);
  expect(strip + chart + table).not.toMatch(/NaN|undefined|Infinity/);
  expect(writeCsv(fileTableOf(drawing))).toBe(
    "day,blind_votes,votes_with_names_seen,battles_without_a_vote\r\n2026-01-01,3,1,2\r\n2026-01-02,0,0,0\r\n",
  );
});

test("hours of a day keep their time in a file, midnight too", () => {
  const at = firstDay * 86_400_000;
  const { drawing } = callsPicture({
    hours: [
      { at: at - 3_600_000, calls: 5, failures: 2 },
      { at, calls: 0, failures: 0 },
    ],
  });
  expect(writeCsv(fileTableOf(drawing))).toBe(
    "hour,answered_or_under_way,failed\r\n2025-12-31T23:00,3,2\r\n2026-01-01T00:00,0,0\r\n",
  );
});

test("days that are not counted yet are said to be missing", () => {
  const { notes } = daysPicture({ days, countedSince: "2026-01-01T00:00:00.000Z" });
  expect(notes.join(" ")).toContain("Days before 1 Jan 2026 are still being counted.");
});
