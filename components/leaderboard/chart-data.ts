import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import type { Group } from "./groups.ts";
import { margin, numberInWords, ratingInWords, wholeNumber } from "./wording.ts";

export interface ChartPoint {
  model: string;
  name: string;
  /** The name as far as a line of the chart has room for it. */
  shortName: string;
  rating: number;
  low: number;
  high: number;
  /** How far the whisker reaches to the left and to the right of the point. */
  reach: [down: number, up: number];
  label: string;
  words: string;
}

export interface ChartData {
  /** What the picture shows, in a sentence. */
  title: string;
  points: ChartPoint[];
  /** How many rated models the group has; the chart shows the first of them. */
  total: number;
  domain: [from: number, to: number];
  ticks: number[];
}

/** Beyond this many lines a picture is no longer read; the table has them all. */
export const mostPoints = 40;

/** Everything the interval chart draws; null where nothing can be compared. */
export function chartOf(group: Group | undefined): ChartData | null {
  if (!group || group.rated.length < 2) return null;
  // A board goes by rank first; a picture of ratings goes by rating.
  const rated = group.rated.toSorted((one, other) => other.rating! - one.rating!);
  const points = rated.slice(0, mostPoints).map(toPoint);
  const ticks = ticksFor(Math.min(...points.map(({ low }) => low)), Math.max(...points.map(({ high }) => high)));
  return {
    title: findingOf(rated),
    points,
    total: rated.length,
    domain: [ticks[0], ticks[ticks.length - 1]],
    ticks,
  };
}

function toPoint(row: LeaderboardRow): ChartPoint {
  const rating = row.rating!;
  const { low, high } = { low: row.low ?? rating, high: row.high ?? rating };
  return {
    model: row.model,
    name: row.name,
    shortName: shorten(row.name),
    rating,
    low,
    high,
    reach: [rating - low, high - rating],
    label: wholeNumber(rating),
    words: [ratingInWords(row), margin(row) && `(${margin(row)})`].filter(Boolean).join(" "),
  };
}

/** The finding among models on one scale, highest rating first: who leads, and whether the votes can tell. */
export function findingOf(rated: readonly LeaderboardRow[]): string {
  const [first, second] = rated;
  const hasIntervals = rated.every(({ low, high }) => low !== null && high !== null);
  const leaders = rated.filter(({ rank }) => rank === 1).length;
  if (hasIntervals && leaders > 1) {
    if (leaders === rated.length) return `${numberInWords(leaders)} models, and the votes cannot tell them apart yet`;
    return `${numberInWords(leaders)} models share first place within error`;
  }
  const lead = Math.round(first.rating!) - Math.round(second.rating!);
  return `${first.name} leads by ${wholeNumber(lead)} point${lead === 1 ? "" : "s"}`;
}

/** Round numbers, 1, 2 or 5 times a power of ten apart, that enclose the range in four to eight steps. */
export function ticksFor(from: number, to: number): number[] {
  const width = Math.max(to - from, 10);
  const rough = width / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(to / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** As many characters as fit beside the chart; the whole name is in the table and in the tooltip. */
const nameLength = 25;

const shorten = (name: string) => (name.length > nameLength ? `${name.slice(0, nameLength - 1).trimEnd()}…` : name);
