/** What can be measured but is no time: how often something is right, and what it takes for what. */
export interface Report {
  name: string;
  /** Shown instead of figures when they cannot be had here. */
  unavailable?: string;
  figures: () => Figure[];
  confusions: () => Confusion[];
}

/** How many of a set are as `what` says, in the half that was seen while patterns were written and in the other. */
export interface Figure {
  what: string;
  seen: Share;
  heldOut: Share;
  /** Shares to reach, from 0 to 1. */
  atLeast?: number;
  atMost?: number;
}

export interface Share {
  some: number;
  of: number;
}

/** How many of each row's label got each column's tag; a row may get several tags, or none. */
export interface Confusion {
  what: string;
  columns: string[];
  rows: { label: string; of: number; counts: number[] }[];
}

/** A report as lines of a table. */
export function linesOf(report: Report): string[] {
  if (report.unavailable) return [`${report.name}: ${report.unavailable}`];
  const figures = report.figures();
  const wide = Math.max(...figures.map(({ what }) => what.length)) + 2;
  return [
    report.name,
    row(wide, "", ["all", "half seen", "half held out", "reach"]),
    ...figures.map(({ what, seen, heldOut, ...bound }) =>
      row(wide, what, [percent(sum(seen, heldOut)), percent(seen), percent(heldOut), reach(bound, sum(seen, heldOut))]),
    ),
    ...report.confusions().flatMap((confusion) => ["", ...confusionLines(confusion)]),
  ];
}

function confusionLines({ what, columns, rows }: Confusion): string[] {
  const wide = Math.max(...rows.map(({ label }) => label.length), what.length) + 2;
  return [
    row(wide, what, ["of", ...columns]),
    ...rows.map(({ label, of, counts }) => row(wide, label, [of, ...counts].map(String))),
  ];
}

const sum = (one: Share, other: Share): Share => ({ some: one.some + other.some, of: one.of + other.of });

const percent = ({ some, of }: Share) => (of === 0 ? "–" : `${((100 * some) / of).toFixed(1)} % of ${of}`);

/** What a share should be, with a mark when it is not. */
function reach({ atLeast, atMost }: Pick<Figure, "atLeast" | "atMost">, { some, of }: Share): string {
  const share = some / of;
  const isMissed = (atLeast !== undefined && share < atLeast) || (atMost !== undefined && share > atMost);
  const bound = atLeast !== undefined ? `≥ ${100 * atLeast} %` : atMost !== undefined ? `≤ ${100 * atMost} %` : "";
  return isMissed ? `${bound} !` : bound;
}

/** The longest name of a category and two spaces. */
const cellWidth = 23;

const row = (wide: number, name: string, cells: string[]) =>
  `  ${name.padEnd(wide)}${cells.map((cell) => cell.padStart(cellWidth)).join("")}`.trimEnd();
