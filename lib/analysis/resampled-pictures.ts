import { quantile } from "#lib/rating/index.ts";
import type { BoardReplicates } from "#lib/rating/index.ts";
import { counted, percent, wholeNumber } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import { ratedOf } from "./order.ts";
import type { Ranked } from "./order.ts";
import { noRatings } from "./rating-pictures.ts";
import { ticksFor } from "./ticks.ts";
import type { Dots, Estimate, Picture } from "./types.ts";

/** A share of resamplings from which on an order counts as settled. */
const settled = 0.95;

/** P(A above B): how often, of the resampled boards, one model stood above another. */
export function abovePicture(rows: readonly Ranked[], found: BoardReplicates | null, top: number): Picture {
  if (!found) return nothingToDraw("above", noRatings);
  const place = new Map(found.models.map((model, i) => [model, i]));
  const ranked = ratedOf(rows).filter(({ model }) => place.has(model));
  if (ranked.length < 2) return nothingToDraw("above", noRatings);
  const neighbours = ranked
    .slice(1)
    .map((row, i) => shareAbove(found, place.get(ranked[i].model)!, place.get(row.model)!));
  const sure = neighbours.filter((share) => share >= settled).length;
  const drawn = ranked.slice(0, top);
  const order = drawn.map(({ model }) => place.get(model)!);
  return {
    picture: "above",
    finding:
      `${ranked[0].name} stands above ${ranked[1].name} in ${neighbours[0] === 1 ? "all" : `${percent(neighbours[0])} of`} ${counted(found.rounds, "resampling")}` +
      (ranked.length > 2 ? `; ${sure} of ${counted(neighbours.length, "pair")} of neighbours are settled at 95 %` : ""),
    notes: ["Shares of resampled boards, which are not chances that a claim about models is true."],
    drawing: {
      kind: "matrix",
      unit: "share",
      label: "% of resamplings with model A above model B",
      scale: "diverging",
      models: drawn.map(({ model, name }) => ({ model, name })),
      cells: order.map((a) => order.map((b) => (a === b ? null : shareAbove(found, a, b)))),
      total: ranked.length,
    },
  };
}

function shareAbove({ replicates, models: { length: n }, rounds }: BoardReplicates, a: number, b: number): number {
  let above = 0;
  for (let at = 0; at < replicates.length; at += n) {
    if (replicates[at + a] > replicates[at + b]) above += 1;
    else if (replicates[at + a] === replicates[at + b]) above += 0.5;
  }
  return above / rounds;
}

/** How the rating of one model came out in every resampling. */
export function bootstrapPicture(
  rows: readonly Ranked[],
  found: BoardReplicates | null,
  { model, seed }: { model?: string; seed: number },
): Picture {
  const places = new Map(found?.models.map((name, i) => [name, i]));
  const ranked = ratedOf(rows).filter((row) => places.has(row.model));
  const chosen = ranked.find((row) => row.model === model) ?? ranked[0];
  if (!found || !chosen) return nothingToDraw("bootstrap", noRatings);
  const values = valuesOf(found, places.get(chosen.model)!);
  const [low, high] = [quantile(values, 0.025), quantile(values, 0.975)];
  const ends = ticksFor(values[0], values[values.length - 1], 1);
  const size = (ends[1] - ends[0]) / 5;
  const from = Math.floor(values[0] / size) * size;
  const bins = Math.max(1, Math.floor((values[values.length - 1] - from) / size) + 1);
  const columns = Array.from({ length: bins }, (_, i) => {
    const [at, to] = [from + i * size, from + (i + 1) * size];
    return { at, to, label: `${figure(at, size)} to ${figure(to, size)} points`, value: 0 };
  });
  for (const value of values) columns[Math.min(bins - 1, Math.floor((value - from) / size))].value++;
  return {
    picture: "bootstrap",
    finding: `${chosen.name} came out between ${wholeNumber(low)} and ${wholeNumber(high)} in 95 % of ${counted(found.rounds, "resampling")} of the votes`,
    notes: [
      `Drawn again with the board’s own seed, ${seed}, and as many rounds as it had, ${wholeNumber(found.rounds)}.`,
    ],
    drawing: {
      kind: "columns",
      x: { label: "Rating (points)", unit: "points" },
      y: { label: "Resamplings", unit: "count" },
      columns,
      marks: [
        { at: chosen.rating, label: "Rating" },
        { at: low, label: "2.5 % below" },
        { at: high, label: "2.5 % above" },
      ],
    },
    choice: { chosen: chosen.model, models: ranked.map((row) => ({ model: row.model, name: row.name })) },
  };
}

const figure = (value: number, size: number) => (size >= 1 ? wholeNumber(value) : value.toFixed(1));

/** One model's replicates, ascending. */
export function valuesOf({ replicates, models: { length: n } }: BoardReplicates, i: number): Float64Array {
  return Float64Array.from({ length: replicates.length / n }, (_, r) => replicates[r * n + i]).sort();
}

type Side = { title: string; rows: readonly Ranked[] };

/** Two boards of the same votes beside each other, in the order of the first. */
function beside(name: "elo" | "even-sampling", [one, other]: [Side, Side], top: number) {
  const others = new Map(ratedOf(other.rows).map((row) => [row.model, row]));
  const both = ratedOf(one.rows).filter(({ model }) => others.has(model));
  if (both.length < 2) return null;
  const ends = ({ rating, low, high }: Ranked & { rating: number }): Estimate => ({ value: rating, low, high });
  const moves = both.map((row) => ({ row, move: others.get(row.model)!.rating - row.rating }));
  const largest = moves.reduce((best, move) => (Math.abs(move.move) > Math.abs(best.move) ? move : best));
  const places = [...both].sort((a, b) => others.get(b.model)!.rating - others.get(a.model)!.rating);
  const picture: Pick<Picture, "picture" | "drawing"> = {
    picture: name,
    drawing: {
      kind: "dots",
      axis: { label: "Rating (points)", unit: "points" },
      series: [one.title, other.title],
      rowLabel: "Model",
      rows: both.slice(0, top).map((row) => ({
        model: row.model,
        name: row.name,
        values: [ends(row), ends(others.get(row.model)!)],
      })),
      total: both.length,
    },
  };
  return { picture, largest, samePlace: both.filter((row, i) => places[i] === row).length, count: both.length };
}

const withReversed = (dots: Dots, reversed: ReadonlyMap<string, number>): Dots => ({
  ...dots,
  series: [...dots.series, "Online Elo, votes in reverse order"],
  rows: dots.rows.map((row) => {
    const value = reversed.get(row.model!);
    return { ...row, values: [...row.values, value === undefined ? null : { value, low: null, high: null }] };
  }),
});

/** The same votes rated at once and one after the other, and, where it is known, from the last to the first. */
export function eloPicture(
  bradleyTerry: readonly Ranked[],
  elo: readonly Ranked[],
  top: number,
  reversed: ReadonlyMap<string, number> | null = null,
): Picture {
  const found = beside(
    "elo",
    [
      { title: "Bradley–Terry", rows: bradleyTerry },
      { title: "Online Elo", rows: elo },
    ],
    top,
  );
  if (!found) return nothingToDraw("elo", noRatings);
  const { picture, largest, samePlace, count } = found;
  const shifts = ratedOf(elo).flatMap(({ model, name, rating }) => {
    const other = reversed?.get(model);
    return other === undefined ? [] : [{ name, by: Math.abs(other - rating) }];
  });
  const shift = shifts.length > 0 ? shifts.reduce((most, one) => (one.by > most.by ? one : most)) : null;
  return {
    ...picture,
    drawing: shift && picture.drawing.kind === "dots" ? withReversed(picture.drawing, reversed!) : picture.drawing,
    finding: `The two differ by up to ${counted(Math.abs(largest.move), "point")} (${largest.row.name}) and agree on ${samePlace} of ${counted(count, "place")}`,
    notes: [
      "Online Elo moves with every vote, in the order they were cast, so it follows the latest votes and depends on that order; Bradley–Terry takes all at once. Where they differ, trust the latter.",
      ...(shift
        ? [
            `Had the same votes come in reverse order, online Elo would differ by up to ${counted(shift.by, "point")} (${shift.name}), and Bradley–Terry by none.`,
          ]
        : []),
    ],
  };
}

/** The votes as they were cast beside votes of which every pair has as many. */
export function evenSamplingPicture(asCast: readonly Ranked[], even: readonly Ranked[], top: number): Picture {
  const found = beside(
    "even-sampling",
    [
      { title: "As cast", rows: asCast },
      { title: "Every pair equally often", rows: even },
    ],
    top,
  );
  if (!found) return nothingToDraw("even-sampling", noRatings);
  const { picture, largest, samePlace, count } = found;
  const move = Math.round(largest.move);
  return {
    ...picture,
    finding:
      move === 0
        ? `Had every pair met equally often, no rating would be another`
        : `Had every pair met equally often, ${largest.row.name} would move most, by ${move > 0 ? "+" : "−"}${counted(Math.abs(move), "point")}; ${samePlace} of ${counted(count, "place")} would stay`,
    notes: [
      `Each pair is given ${evenVotes} votes in the shares it really had, as LMSYS’s notebook draws 50 per order of its sides; whiskers are those of that many votes.`,
    ],
  };
}

/** 50 per ordered pair, as in the notebook. */
export const evenVotes = 100;
