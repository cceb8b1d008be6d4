import { winners } from "#lib/rating/index.ts";
import type { PairCount } from "#lib/rating/index.ts";
import { counted, percent, utcDay, wholeNumber } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import { shareOf } from "./record-picture.ts";
import type { Columns, Picture } from "./types.ts";

const noVotes = "No vote counts on this board yet.";

const verdictNames = { model_a: "Side A is better", model_b: "Side B is better", tie: "Tie", both_bad: "Both are bad" };

/** How often each verdict fell. Sides are drawn by a fair coin, so A and B differ only by chance or by habit. */
export function outcomesPicture(counts: readonly PairCount[]): Picture {
  const between = betweenTwo(counts);
  const votes = new Map(winners.map((winner) => [winner, 0]));
  for (const { winner, count } of between) votes.set(winner, votes.get(winner)! + count);
  const total = sum([...votes.values()]);
  if (total === 0) return nothingToDraw("outcomes", noVotes);
  const [a, b, tie, bad] = winners.map((winner) => votes.get(winner)!);
  const sideA = a + b > 0 ? shareOf(a, a + b) : null;
  const side = !sideA
    ? "no battle was decided"
    : sideA.low > 0.5 || sideA.high < 0.5
      ? `side ${sideA.value > 0.5 ? "A" : "B"} was chosen more often than chance explains, ${percent(Math.max(sideA.value, 1 - sideA.value))} of decided battles`
      : `side A won ${percent(sideA.value)} of decided battles, as chance would have it`;
  return {
    picture: "outcomes",
    finding: `${percent((tie + bad) / total)} of ${counted(total, "vote")} chose neither; ${side}`,
    notes: ["Which model stands on which side is a fair coin."],
    drawing: {
      kind: "bars",
      axis: { label: "Votes", unit: "count" },
      series: ["Votes"],
      rowLabel: "Verdict",
      rows: winners.map((winner) => ({
        name: verdictNames[winner],
        values: [votes.get(winner)!],
        words: `${wholeNumber(votes.get(winner)!)} (${percent(votes.get(winner)! / total)})`,
      })),
      total: winners.length,
    },
  };
}

interface Named {
  model: string;
  name: string;
}

/** How each model's battles ended, as shares, in the order of the board. */
export function recordsPicture(counts: readonly PairCount[], rows: readonly Named[], top: number): Picture {
  const records = recordsByModel(counts);
  const known = rows.filter(({ model }) => records.has(model));
  if (known.length === 0) return nothingToDraw("records", noVotes);
  const lines = known.map(({ model, name }) => {
    const { won, tied, bad, lost } = records.get(model)!;
    const votes = won + tied + bad + lost;
    return { model, name, votes, values: [won / votes, tied / votes, bad / votes, lost / votes] };
  });
  const most = (part: number) => lines.reduce((best, line) => (line.values[part] > best.values[part] ? line : best));
  const [winner, level] = [most(0), lines.reduce((best, line) => (tiedShare(line) > tiedShare(best) ? line : best))];
  return {
    picture: "records",
    finding: `${winner.name} won outright in ${percent(winner.values[0])} of its battles; ${level.name} ended level most often, in ${percent(tiedShare(level))}`,
    notes: [],
    drawing: {
      kind: "bars",
      axis: { label: "Share of battles", unit: "share" },
      series: ["Won", "Tied", "Both bad", "Lost"],
      rowLabel: "Model",
      rows: lines.slice(0, top).map(({ votes: _, ...line }) => line),
      total: lines.length,
    },
  };
}

const tiedShare = ({ values: [, tied, bad] }: { values: number[] }) => tied + bad;

/** How many votes each model has, most first. */
export function votesPerModelPicture(counts: readonly PairCount[], rows: readonly Named[], top: number): Picture {
  const records = recordsByModel(counts);
  const names = new Map(rows.map(({ model, name }) => [model, name]));
  const lines = [...records]
    .map(([model, { won, tied, bad, lost }]) => ({
      model,
      name: names.get(model) ?? model,
      votes: won + tied + bad + lost,
    }))
    .sort((one, other) => other.votes - one.votes || (one.model < other.model ? -1 : 1));
  if (lines.length === 0) return nothingToDraw("votes-per-model", noVotes);
  const [first, last] = [lines[0], lines[lines.length - 1]];
  return {
    picture: "votes-per-model",
    finding: `${first.name} has the most votes, ${wholeNumber(first.votes)}; ${last.name} the fewest, ${wholeNumber(last.votes)}`,
    notes: ["Every vote counts for both of its models."],
    drawing: {
      kind: "bars",
      axis: { label: "Votes", unit: "count" },
      series: ["Votes"],
      rowLabel: "Model",
      rows: lines.slice(0, top).map(({ model, name, votes }) => ({ model, name, values: [votes] })),
      total: lines.length,
    },
  };
}

/** Votes of one day, in UTC: "2026-01-31". */
export interface DayVotes {
  day: string;
  votes: number;
}

const dayMs = 86_400_000;

/** Votes per day, days without any among them. */
export function votesPerDayPicture(days: readonly DayVotes[]): Picture {
  if (days.length === 0) return nothingToDraw("votes-per-day", noVotes);
  const sorted = days.map(({ day, votes }) => ({ at: Date.parse(day), votes })).sort((one, other) => one.at - other.at);
  const votesOn = new Map(sorted.map(({ at, votes }) => [at, votes]));
  const [first, last] = [sorted[0].at, sorted[sorted.length - 1].at];
  const columns: Columns["columns"] = [];
  for (let at = first; at <= last; at += dayMs) columns.push({ at, label: utcDay(at), value: votesOn.get(at) ?? 0 });
  const total = sum(columns.map(({ value }) => value));
  const most = columns.reduce((best, column) => (column.value > best.value ? column : best));
  return {
    picture: "votes-per-day",
    finding:
      columns.length === 1
        ? `${counted(total, "vote")} on ${utcDay(first)}, the only day so far`
        : `${wholeNumber(total / columns.length)} votes a day over ${counted(columns.length, "day")}; most on ${most.label}, ${wholeNumber(most.value)}`,
    notes: ["Days in UTC."],
    drawing: {
      kind: "columns",
      x: { label: "Day", unit: "time" },
      y: { label: "Votes", unit: "count" },
      columns,
      marks: [],
    },
  };
}

/** Votes in one language, under its English name. */
export interface LanguageVotes {
  language: string;
  votes: number;
}

/** Votes per language, most first. */
export function votesPerLanguagePicture(languages: readonly LanguageVotes[], allVotes: number, top: number): Picture {
  const sorted = languages.filter(({ votes }) => votes > 0).toSorted((one, other) => other.votes - one.votes);
  if (sorted.length === 0) {
    return nothingToDraw("votes-per-language", "The language of these votes is not known: it is read from prompts.");
  }
  const known = sum(sorted.map(({ votes }) => votes));
  const [first] = sorted;
  return {
    picture: "votes-per-language",
    finding: `${percent(first.votes / known)} of votes are in ${first.language}; ${counted(sorted.length, "language")} in all`,
    notes: allVotes > known ? [`The language of ${counted(allVotes - known, "vote")} is not known.`] : [],
    drawing: {
      kind: "bars",
      axis: { label: "Votes", unit: "count" },
      series: ["Votes"],
      rowLabel: "Language",
      rows: sorted.slice(0, top).map(({ language, votes }) => ({
        name: language,
        values: [votes],
        words: `${wholeNumber(votes)} (${percent(votes / known)})`,
      })),
      total: sorted.length,
    },
  };
}

/** Voted battles that had so many turns. */
export interface TurnCount {
  turns: number;
  battles: number;
}

/** How long battles went on before they were voted on. */
export function turnsPicture(turns: readonly TurnCount[], { mostRecent }: { mostRecent: number }): Picture {
  const known = turns.filter(({ battles }) => battles > 0).toSorted((one, other) => one.turns - other.turns);
  if (known.length === 0) {
    return nothingToDraw("turns", "Nothing is known of the turns of these battles: only votes were recorded.");
  }
  const total = sum(known.map(({ battles }) => battles));
  const longest = known[known.length - 1].turns;
  const countOf = new Map(known.map(({ turns: many, battles }) => [many, battles]));
  const one = countOf.get(1) ?? 0;
  return {
    picture: "turns",
    finding: `${percent(one / total)} of battles were voted on after one turn; the longest had ${counted(longest, "turn")}`,
    notes: total >= mostRecent ? [`Of the ${wholeNumber(mostRecent)} newest battles.`] : [],
    drawing: {
      kind: "columns",
      x: { label: "Turns", unit: "count" },
      y: { label: "Battles", unit: "count" },
      columns: Array.from({ length: longest }, (_, i) => ({
        at: i + 1,
        label: String(i + 1),
        value: countOf.get(i + 1) ?? 0,
      })),
      marks: [],
    },
  };
}

const betweenTwo = (counts: readonly PairCount[]) => counts.filter(({ modelA, modelB }) => modelA !== modelB);

function recordsByModel(counts: readonly PairCount[]) {
  const records = new Map<string, { won: number; tied: number; bad: number; lost: number }>();
  const of = (model: string) => {
    let record = records.get(model);
    if (!record) records.set(model, (record = { won: 0, tied: 0, bad: 0, lost: 0 }));
    return record;
  };
  const ends = {
    model_a: ["won", "lost"],
    model_b: ["lost", "won"],
    tie: ["tied", "tied"],
    both_bad: ["bad", "bad"],
  } as const;
  for (const { modelA, modelB, winner, count } of betweenTwo(counts)) {
    of(modelA)[ends[winner][0]] += count;
    of(modelB)[ends[winner][1]] += count;
  }
  return records;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
