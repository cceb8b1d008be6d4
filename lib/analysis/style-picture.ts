import { pointsPerLogOdds } from "#lib/rating/index.ts";
import type { Parameter } from "#lib/rating/index.ts";
import { counted, wholeNumber } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import type { Picture } from "./types.ts";

/** Each trait as a row is called, and as it stands in a sentence. */
const names: Record<string, { row: string; said: string }> = {
  length: { row: "Longer", said: "a longer answer" },
  headers: { row: "More headings", said: "more headings" },
  lists: { row: "More list items", said: "more list items" },
  bold: { row: "More bold", said: "more bold text" },
};

/** What a style-controlled board found out about style itself, in points; `unknown` votes are of answers whose style is not known. */
export function stylePicture(findings: readonly Parameter[], votes: number, unknown = 0): Picture {
  const unit = pointsPerLogOdds({ scale: 400, base: 10 });
  const known = findings
    .filter(({ name, component }) => name in names && component === 0)
    .map(({ name, value, low, high }) => ({
      ...names[name],
      value: value * unit,
      low: low * unit,
      high: high * unit,
    }))
    .sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (known.length === 0) {
    return nothingToDraw("style", whyUnknown(votes, unknown));
  }
  const [first] = known;
  const isSure = first.low > 0 || first.high < 0;
  const ends = `between ${signed(first.low)} and ${signed(first.high)}`;
  return {
    picture: "style",
    finding: isSure
      ? `Of all traits of style, ${first.said} ${first.said.startsWith("a ") ? "is" : "are"} worth most: ${signed(first.value)} ${Math.abs(Math.round(first.value)) === 1 ? "point" : "points"}, ${ends}`
      : `No trait of style moves votes for certain; the most it might is ${first.said}, ${signed(first.value)} points, ${ends}`,
    notes: [
      `Rating points for an answer that has more of it than its rival’s by one standard deviation, the usual difference of two answers here, whoever wrote it. Whiskers are 95 % intervals, from ${counted(votes, "vote")}.`,
    ],
    drawing: {
      kind: "dots",
      axis: { label: "Worth (points) of a usual difference", unit: "points", reference: 0 },
      series: ["Worth"],
      rowLabel: "Style",
      rows: known.map(({ row, value, low, high }) => ({ name: row, values: [{ value, low, high }] })),
      total: known.length,
    },
  };
}

function whyUnknown(votes: number, unknown: number): string {
  if (votes === 0 && unknown === 0)
    return "Style is measured on answers that were voted on, and there is none here yet.";
  if (votes === 0)
    return `Style is measured on the answers themselves, and of none of the ${counted(unknown, "vote")} here is the text of both answers known.`;
  return `What style is worth cannot be told from ${counted(votes, "vote")}: either the models have not all won and lost against each other yet, or some trait of style, such as headings, never differs between two answers or always goes along with another.`;
}

const signed = (points: number) => (Math.round(points) > 0 ? `+${wholeNumber(points)}` : wholeNumber(points));
