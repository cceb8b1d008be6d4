import { averageWinRates, headToHead, predictedWinRate, tally } from "#lib/rating/index.ts";
import type { HeadToHead, PairCount } from "#lib/rating/index.ts";
import { counted, percent, wholeNumber } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import { inOrderOfRating, ratedOf } from "./order.ts";
import type { Ranked } from "./order.ts";
import type { PictureName } from "./pictures.ts";
import { noRatings } from "./rating-pictures.ts";
import { shareOf } from "./record-picture.ts";
import type { Matrix, Picture } from "./types.ts";

/** Every pair's record, in the order of a board: highest rating first. */
export interface Meetings {
  models: { model: string; name: string }[];
  /** `[i][j]`: model i against model j, null where they never met. */
  records: (HeadToHead | null)[][];
}

/** Counts in the order of a board's rows; models without a row come last, under their slug. */
export function meetingsOf(counts: readonly PairCount[], rows: readonly Ranked[]): Meetings {
  const whole = tally(counts);
  const table = headToHead(whole);
  const place = new Map(whole.models.map((model, i) => [model, i]));
  const known = inOrderOfRating(rows).filter(({ model }) => place.has(model));
  const listed = new Set(known.map(({ model }) => model));
  const models = [
    ...known.map(({ model, name }) => ({ model, name })),
    ...whole.models.filter((model) => !listed.has(model)).map((model) => ({ model, name: model })),
  ];
  const order = models.map(({ model }) => place.get(model)!);
  return { models, records: order.map((i) => order.map((j) => table[i][j])) };
}

const noVotes = "No two models of this board have met yet.";

/** Who beat whom, ties left out: the notebook's "fraction of model A wins". */
export function winFractionsPicture(meetings: Meetings, top: number): Picture {
  const picture = matrix("win-fractions", meetings, top, {
    unit: "share",
    scale: "diverging",
    label: "% of decided battles won by model A",
    cell: (record) => record.winRate,
  });
  if (!picture) return nothingToDraw("win-fractions", noVotes);
  let best: { i: number; j: number; record: HeadToHead } | null = null;
  for (const { i, j, record } of pairsOf(meetings)) {
    // By what is sure of it: a pair that met twice is never the finding.
    if (record.winRate !== null && (!best || sureWins(record) > sureWins(best.record))) best = { i, j, record };
  }
  const { models } = meetings;
  return {
    ...picture,
    finding: best
      ? `${models[best.i].name} won ${percent(best.record.winRate!)} of ${wholeNumber(best.record.wins + best.record.losses)} decided battles with ${models[best.j].name}: the widest gap of any pair that is sure`
      : "No battle of this board was decided yet",
    notes: ["Models stand in the order of their ratings. Grey: never met, or never decided."],
  };
}

/** The mean of each row of the picture above. */
export function averageWinRatesPicture(counts: readonly PairCount[], rows: readonly Ranked[], top: number): Picture {
  const whole = tally(counts);
  const names = new Map(rows.map(({ model, name }) => [model, name]));
  const rates = averageWinRates(whole)
    .flatMap((rate, i) => (rate === null ? [] : [{ model: whole.models[i], rate }]))
    .sort((one, other) => other.rate - one.rate || (one.model < other.model ? -1 : 1))
    .map(({ model, rate }) => ({ model, name: names.get(model) ?? model, rate }));
  if (rates.length === 0) return nothingToDraw("average-win-rates", "No battle of this board was decided yet.");
  const [first, second] = rates;
  return {
    picture: "average-win-rates",
    finding:
      `${first.name} wins ${percent(first.rate)} of its decided battles when every rival counts the same` +
      (second && rates.length > 2 ? `; next is ${second.name} with ${percent(second.rate)}` : ""),
    notes: [
      "The mean over the rivals a model met of its share of decided battles: what even sampling would show, were there no ties.",
    ],
    drawing: {
      kind: "bars",
      axis: { label: "Average share of decided battles won", unit: "share" },
      series: ["Average win rate"],
      rowLabel: "Model",
      rows: rates.slice(0, top).map(({ rate, ...model }) => ({ ...model, values: [rate] })),
      total: rates.length,
    },
  };
}

/** What the ratings expect, a tie counting half. */
export function predictedPicture(rows: readonly Ranked[], top: number): Picture {
  const rated = ratedOf(rows);
  if (rated.length < 2) return nothingToDraw("predicted-win-rates", noRatings);
  const drawn = rated.slice(0, top);
  const [first, second] = rated;
  const last = rated[rated.length - 1];
  const expects = (rival: (typeof rated)[number]) =>
    `${percent(predictedWinRate(first.rating, rival.rating))} against ${rival.name}`;
  return {
    picture: "predicted-win-rates",
    finding:
      `The ratings expect ${first.name} to win ${expects(second)}` +
      (rated.length > 2 ? ` and ${expects(last)}, the last on the board` : ""),
    notes: ["A tie counts half a win: 400 points are odds of ten to one."],
    drawing: {
      kind: "matrix",
      unit: "share",
      label: "% expected for model A",
      scale: "diverging",
      models: drawn.map(({ model, name }) => ({ model, name })),
      cells: drawn.map((one, i) =>
        drawn.map((other, j) => (i === j ? null : predictedWinRate(one.rating, other.rating))),
      ),
      total: rated.length,
    },
  };
}

type Counting = "battles" | "decided-battles" | "tied-battles";

const countings: Record<Counting, { label: string; cell: (record: HeadToHead) => number }> = {
  battles: { label: "battles", cell: ({ votes }) => votes },
  "decided-battles": { label: "battles with a winner", cell: ({ wins, losses }) => wins + losses },
  "tied-battles": { label: "battles that ended level", cell: ({ ties }) => ties },
};

/** How often each pair met: in all, with a winner, without one. */
export function battlesPicture(name: Counting, meetings: Meetings, top: number): Picture {
  const { label, cell } = countings[name];
  const picture = matrix(name, meetings, top, { unit: "count", scale: "sequential", label, cell });
  if (!picture) return nothingToDraw(name, noVotes);
  const pairs = [...pairsOf(meetings)].filter(({ i, j }) => i < j);
  return { ...picture, finding: countFinding(name, meetings, pairs), notes: [] };
}

type Pair = { i: number; j: number; record: HeadToHead };

function countFinding(name: Counting, { models }: Meetings, pairs: Pair[]): string {
  const sum = (cell: (record: HeadToHead) => number) => pairs.reduce((total, { record }) => total + cell(record), 0);
  const all = sum(({ votes }) => votes);
  const possible = (models.length * (models.length - 1)) / 2;
  if (name === "battles") {
    const met = pairs.map(({ record }) => record.votes).sort((one, other) => one - other);
    const never = possible - met.length;
    const spread =
      met.length === 1
        ? counted(met[0], "battle")
        : `${wholeNumber(met[0])} to ${wholeNumber(met[met.length - 1])} each`;
    const said = `${counted(all, "battle")} between ${counted(met.length, "pair")}, ${spread}`;
    return never > 0 ? `${said}; ${counted(never, "pair")} never met` : said;
  }
  if (name === "decided-battles") {
    const decided = sum(({ wins, losses }) => wins + losses);
    return `${wholeNumber(decided)} of ${counted(all, "battle")} had a winner: ${percent(decided / all)}`;
  }
  const tied = sum(({ ties }) => ties);
  const most = pairs.reduce<Pair | null>(
    (best, pair) => (!best || sureTies(pair) > sureTies(best) ? pair : best),
    null,
  );
  const said = `${percent(tied / all)} of battles ended level`;
  return most && tied > 0 && pairs.length > 1
    ? `${said}; most often ${models[most.i].name} against ${models[most.j].name}, ${percent(shareTied(most))} of ${wholeNumber(most.record.votes)}`
    : said;
}

const shareTied = ({ record: { ties, votes } }: Pair) => ties / votes;

/** The lower ends of the intervals of two shares. */
const sureWins = ({ wins, losses }: HeadToHead) => shareOf(wins, wins + losses).low;
const sureTies = ({ record: { ties, votes } }: Pair) => shareOf(ties, votes).low;

function* pairsOf({ records }: Meetings): Generator<Pair> {
  for (let i = 0; i < records.length; i++) {
    for (let j = 0; j < records.length; j++) {
      const record = records[i][j];
      if (i !== j && record) yield { i, j, record };
    }
  }
}

function matrix(
  picture: PictureName,
  { models, records }: Meetings,
  top: number,
  { cell, ...looks }: Pick<Matrix, "unit" | "scale" | "label"> & { cell: (record: HeadToHead) => number | null },
): Pick<Picture, "picture" | "drawing"> | null {
  if (!records.some((row) => row.some((record) => record !== null))) return null;
  const cells = records.slice(0, top).map((row) => row.slice(0, top).map((record) => (record ? cell(record) : null)));
  return {
    picture,
    drawing: { kind: "matrix", ...looks, models: models.slice(0, top), cells, total: models.length },
  };
}
