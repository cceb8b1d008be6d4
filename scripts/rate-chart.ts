import { heading, intervalText, printable, summary } from "./rate-table.ts";
import type { Board, BoardRow } from "#lib/rating/index.ts";
import type { Report } from "./rate-report.ts";

/** All lengths are pixels at the chart's own size; it scales to where it is shown. */
const width = 800;
const rowHeight = 22;
const top = 64;
const bottom = 40;
const right = 92;
/** The mean width of a letter in 13px system fonts, a little generously. */
const letter = 7.2;

/**
 * The boards as an interval chart: one row per model, a dot at its rating, a line over its 95 % interval. It takes the colours
 * of the page it is part of, or those of the reader's theme, and says all it shows in words too.
 */
export function chart(report: Report): string {
  const boards: [string, Board][] = [["Leaderboard", report]];
  for (const { column, boards: some } of report.by ?? []) {
    for (const board of some) boards.push([heading(column, board.value), board]);
  }
  let height = 0;
  const panels = boards.map(([title, board]) => {
    const y = height;
    height += top + board.rows.length * rowHeight + bottom;
    return panel(title, board, y);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" class="ratings" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">${text(boards.length === 1 ? "Ratings with 95 % intervals" : `Ratings with 95 % intervals, ${boards.length} boards`)}</title>
<desc id="desc">${text(boards.map(([title, board]) => describe(title, board)).join(" "))}</desc>
<style>
.ratings { color: #1c1917; background: #ffffff; font: 13px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) { .ratings { color: #e7e5e4; background: #1c1917; } }
.ratings text { fill: currentColor; }
.ratings .heading { font-size: 16px; font-weight: 600; }
.ratings .quiet { opacity: 0.72; font-size: 12px; }
.ratings .grid { stroke: currentColor; opacity: 0.15; }
.ratings .interval { stroke: currentColor; stroke-width: 2; }
.ratings .rating { fill: currentColor; }
</style>
${panels.join("\n")}
</svg>
`;
}

function panel(title: string, board: Board, y: number): string {
  const left = 16 + Math.min(320, Math.max(60, ...board.rows.map(({ model }) => printable(model).length * letter)));
  const ticks = ticksOf(board.rows);
  const [from, to] = [ticks[0], ticks[ticks.length - 1]];
  const place = (points: number) => left + ((points - from) / (to - from)) * (width - left - right);
  const end = top + board.rows.length * rowHeight;
  const grid = ticks.map(
    (tick) =>
      `<line class="grid" x1="${px(place(tick))}" x2="${px(place(tick))}" y1="${top - 6}" y2="${end}"/>` +
      `<text class="quiet" x="${px(place(tick))}" y="${end + 18}" text-anchor="middle">${tick}</text>`,
  );
  return [
    `<g transform="translate(0 ${y})">`,
    `<text class="heading" x="12" y="26">${text(title)}</text>`,
    `<text class="quiet" x="12" y="46">${text(summary(board)[0])}</text>`,
    ...grid,
    ...board.rows.map((row, i) => mark(row, top + (i + 0.5) * rowHeight, left, place)),
    "</g>",
  ].join("\n");
}

function mark(row: BoardRow, y: number, left: number, place: (points: number) => number): string {
  const { model, rating, low, high, bound } = row;
  const middle = y + 4;
  const name = shortened(printable(model));
  const said = rating === null ? [bound ?? "unrated", intervalText(row)].filter(Boolean).join(", ") : rating.toFixed(1);
  const interval = rating === null || low === null || high === null ? "" : ` (${intervalText(row)})`;
  const parts = [
    `<g>`,
    `<title>${text(`${printable(model)}: ${said}${interval}`)}</title>`,
    `<text x="${px(left - 10)}" y="${px(middle)}" text-anchor="end">${text(name)}</text>`,
  ];
  if (low !== null && high !== null) {
    parts.push(`<line class="interval" x1="${px(place(low))}" x2="${px(place(high))}" y1="${px(y)}" y2="${px(y)}"/>`);
  }
  if (rating !== null) parts.push(`<circle class="rating" cx="${px(place(rating))}" cy="${px(y)}" r="4"/>`);
  parts.push(
    `<text class="quiet" x="${width - 12}" y="${px(middle)}" text-anchor="end">${text(rating === null ? (bound ?? "unrated") : rating.toFixed(1))}</text>`,
    "</g>",
  );
  return parts.join("");
}

/** Five or so round numbers that hold every rating and interval. */
function ticksOf(rows: readonly BoardRow[]): number[] {
  const points = rows.flatMap(({ rating, low, high }) =>
    rating === null ? [] : [rating, low ?? rating, high ?? rating],
  );
  const [least, most] = points.length > 0 ? [Math.min(...points), Math.max(...points)] : [0, 1];
  const rough = Math.max(most - least, Number.EPSILON * Math.max(1, Math.abs(most))) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough)!;
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function describe(title: string, board: Board): string {
  const rated = board.rows.filter(({ rating }) => rating !== null);
  const best = rated.slice(0, 3).map((row) => `${printable(row.model)} ${row.rating!.toFixed(0)}`);
  return `${title}: ${summary(board)[0]}.${best.length > 0 ? ` First: ${best.join(", ")}.` : ""}`;
}

const px = (length: number) => Number(length.toFixed(2));
const shortened = (name: string) => (name.length > 44 ? `${name.slice(0, 43)}…` : name);

/** Names come from a file: nothing in them is markup, and XML has no place for lone surrogates and the like. */
function text(words: string): string {
  const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words
    .toWellFormed()
    .replaceAll(/[&<>"]/g, (mark) => marks[mark])
    .replaceAll(/[\uFFFE\uFFFF]/g, "\u25a1");
}
