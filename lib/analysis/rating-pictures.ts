import { counted, listed, utcMoment, wholeNumber } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import { ratedOf } from "./order.ts";
import type { Ranked } from "./order.ts";
import type { Estimate, Lines, Picture } from "./types.ts";

/** A board as it stood at one time. */
export interface Moment {
  at: string;
  rows: { model: string; rating: number | null; low: number | null; high: number | null; rank: number | null }[];
}

const ratingAxis = { label: "Rating (points)", unit: "points" } as const;

/** Ratings with their intervals, the best `top` of them. */
export function ratingsPicture(rows: readonly Ranked[], { rounds, top }: { rounds: number; top: number }): Picture {
  const rated = ratedOf(rows);
  if (rated.length < 2) return nothingToDraw("ratings", noRatings);
  const unrated = rows.length - rated.length;
  return {
    picture: "ratings",
    finding: leadOf(rated),
    notes: [
      ...(rounds > 0
        ? [
            `Whiskers are 95 % intervals: the middle 95 % of the ratings that ${counted(rounds, "bootstrap round")} gave.`,
          ]
        : []),
      ...(unrated > 0
        ? [`${counted(unrated, "model")} without a rating on this scale ${unrated === 1 ? "is" : "are"} left out.`]
        : []),
    ],
    drawing: {
      kind: "dots",
      axis: ratingAxis,
      series: ["Rating"],
      rowLabel: "Model",
      rows: rated.slice(0, top).map(({ model, name, rating, low, high }) => ({
        model,
        name,
        values: [{ value: rating, low, high }],
      })),
      total: rated.length,
    },
  };
}

export const noRatings = "No two models of this board have ratings that compare yet.";

/** Who leads and how sure that is. */
function leadOf(rated: readonly (Ranked & { rating: number })[]): string {
  const [first, second] = rated;
  const places = `${wholeNumber(first.rating)} to ${wholeNumber(second.rating)}`;
  const lead = counted(Math.round(first.rating) - Math.round(second.rating), "point");
  const leaders = rated.filter(({ rank }) => rank === 1).length;
  if (leaders < 2) return `${first.name} leads by ${lead}, ${places}`;
  if (leaders === rated.length)
    return `${first.name} stands first, but the votes cannot tell any of these models apart yet`;
  return `${first.name} leads by ${lead}, ${places}; the votes cannot tell the first ${leaders} apart`;
}

/** Each model's rating through time, for the models that stand best at the end. */
export function historyPicture(moments: readonly Moment[], names: ReadonlyMap<string, string>, top: number): Picture {
  const lines = linesOf(moments, names, ({ rating, low, high }) =>
    rating === null ? null : { value: rating, low, high },
  );
  lines.sort((one, other) => other.points.at(-1)!.value - one.points.at(-1)!.value);
  const drawn = lines.filter(({ points }) => points.length > 1);
  if (drawn.length === 0) return nothingToDraw("history", oneMoment);
  return {
    picture: "history",
    finding: drawn.length === 1 ? riseOf(drawn[0], spanOf(drawn)) : greatestMove(drawn),
    notes: ["Bands are 95 % intervals, as they stood at the time."],
    drawing: { kind: "lines", axis: ratingAxis, isRank: false, lines: drawn.slice(0, top), total: drawn.length },
  };
}

export const oneMoment = "There is only one board so far. Its history starts with the next one.";

/** Each model's place through time. Models that share a place are told apart by rating, as lines need places of their own. */
export function rankPathsPicture(moments: readonly Moment[], names: ReadonlyMap<string, string>, top: number): Picture {
  const placed = moments.map(({ at, rows }) => {
    const best = rows.filter(({ rating }) => rating !== null).sort((one, other) => other.rating! - one.rating!);
    return { at, rows: rows.map((row) => ({ ...row, place: best.indexOf(row) + 1 })) };
  });
  const lines = linesOf(placed, names, ({ place }) => (place === 0 ? null : { value: place, low: null, high: null }));
  lines.sort((one, other) => one.points.at(-1)!.value - other.points.at(-1)!.value);
  const drawn = lines.filter(({ points }) => points.length > 1);
  if (drawn.length < 2) return nothingToDraw("rank-paths", drawn.length === 0 ? oneMoment : noRatings);

  const leaders = placed.flatMap(({ rows }) => rows.find(({ place }) => place === 1)?.model ?? []);
  const changes = leaders.filter((model, i) => i > 0 && model !== leaders[i - 1]).length;
  const lastChange = leaders.findLastIndex((model) => model !== leaders.at(-1)) + 1;
  const leader = names.get(leaders.at(-1)!) ?? leaders.at(-1)!;
  const led = placed.filter(({ rows }) => rows.some(({ place }) => place === 1));
  const since = utcMoment(Date.parse(led[lastChange].at), spanOf(drawn));
  return {
    picture: "rank-paths",
    finding:
      changes === 0
        ? `${leader} has led from the start, ${since}`
        : `${leader} has led since ${since}; the lead changed hands ${changes === 1 ? "once" : `${changes} times`}`,
    notes: ["Places by rating alone, without regard to intervals: neighbours may be level within error."],
    drawing: {
      kind: "lines",
      axis: { label: "Place", unit: "rank" },
      isRank: true,
      lines: drawn.slice(0, top),
      total: drawn.length,
    },
  };
}

function linesOf<Row extends { model: string }>(
  moments: readonly { at: string; rows: readonly Row[] }[],
  names: ReadonlyMap<string, string>,
  valueOf: (row: Row) => Estimate | null,
): Lines["lines"] {
  const lines = new Map<string, Lines["lines"][number]>();
  for (const { at, rows } of moments) {
    for (const row of rows) {
      const estimate = valueOf(row);
      if (!estimate) continue;
      let line = lines.get(row.model);
      if (!line)
        lines.set(row.model, (line = { model: row.model, name: names.get(row.model) ?? row.model, points: [] }));
      line.points.push({ at: Date.parse(at), ...estimate });
    }
  }
  return [...lines.values()];
}

/** From the first moment of all to the last. */
export function spanOf(lines: Lines["lines"]): number {
  const times = lines.flatMap(({ points }) => [points[0].at, points[points.length - 1].at]);
  return Math.max(...times) - Math.min(...times);
}

/** "Ada has risen by 34 points since 3 Nov 2025, to 1,249". */
function riseOf(line: Lines["lines"][number], spanMs: number): string {
  const { name, points } = line;
  const [first, last] = [points[0], points.at(-1)!];
  const move = Math.round(last.value) - Math.round(first.value);
  const then = utcMoment(first.at, spanMs);
  if (move === 0) return `${name} stands where it stood on ${then}, at ${wholeNumber(last.value)}`;
  return `${name} has ${move > 0 ? "risen" : "fallen"} by ${counted(Math.abs(move), "point")} since ${then}, to ${wholeNumber(last.value)}`;
}

function greatestMove(lines: Lines["lines"]): string {
  const moves = lines.map((line) => ({ line, move: line.points.at(-1)!.value - line.points[0].value }));
  const { line, move } = moves.reduce((best, other) => (Math.abs(other.move) > Math.abs(best.move) ? other : best));
  if (Math.round(move) === 0) return `No rating has moved since ${utcMoment(line.points[0].at, spanOf(lines))}`;
  const equals = moves.filter((other) => Math.round(Math.abs(other.move)) === Math.round(Math.abs(move)));
  if (equals.length > 1 && equals.length < 4) {
    return `${listed(equals.map(({ line: { name } }) => name))} moved most, by ${counted(Math.abs(move), "point")}`;
  }
  return `${riseOf(line, spanOf(lines))}: the largest move of ${counted(lines.length, "model")}`;
}
