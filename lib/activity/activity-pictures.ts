import type { Columns, Drawn } from "#lib/analysis/types.ts";
import { counted, utcClock, utcDay, wholeNumber } from "#lib/wording.ts";
import type { Activity } from "./types.ts";

const dayMs = 86_400_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Votes and battles without one, day by day. */
export function daysPicture({ days, countedSince }: Pick<Activity, "days" | "countedSince">): Drawn {
  const columns = days.map(({ day, blindVotes, namedVotes, unvoted }) => ({
    at: day * dayMs,
    label: utcDay(day * dayMs),
    parts: [blindVotes, namedVotes, unvoted],
  }));
  const [blind, named, unvoted] = [0, 1, 2].map((part) => sum(columns.map(({ parts }) => parts[part])));
  const finding =
    blind + named + unvoted === 0
      ? `No battle and no vote in the last ${counted(days.length, "day")}`
      : `${counted(blind, "blind vote")}, ${wholeNumber(named)} with names seen and ${counted(unvoted, "battle")} without a vote in the last ${counted(days.length, "day")}`;
  return {
    finding,
    notes: [
      "Days in UTC, today’s until now. A battle without a vote stands on the day on which it began, and leaves it when it is voted on.",
      ...(countedSince ? [`Days before ${utcDay(countedSince)} are still being counted.`] : []),
    ],
    drawing: stacked({ label: "Day", unit: "time" }, "Votes and battles", columns, [
      "Blind votes",
      "Votes with names seen",
      "Battles without a vote",
    ]),
  };
}

/** Answers asked of models, hour by hour. */
export function callsPicture({ hours }: Pick<Activity, "hours">): Drawn {
  const [calls, failures] = [sum(hours.map((hour) => hour.calls)), sum(hours.map((hour) => hour.failures))];
  return {
    finding:
      calls === 0
        ? "No model was called in the last 24 hours"
        : `${counted(calls, "model call")} in the last 24 hours, ${failures === 0 ? "none" : wholeNumber(failures)} of them failed`,
    notes: ["Hours by the clock in UTC, the running one until now."],
    drawing: stacked(
      { label: "Hour", unit: "time" },
      "Model calls",
      hours.map((hour) => ({
        at: hour.at,
        label: utcClock(hour.at),
        parts: [hour.calls - hour.failures, hour.failures],
      })),
      ["Answered or under way", "Failed"],
    ),
  };
}

const stacked = (
  x: Columns["x"],
  label: string,
  columns: { at: number; label: string; parts: number[] }[],
  series: string[],
): Columns => ({
  kind: "columns",
  x,
  y: { label, unit: "count" },
  columns: columns.map((column) => ({ ...column, value: sum(column.parts) })),
  series,
  marks: [],
});
