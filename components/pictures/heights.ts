import type { PictureName } from "#lib/analysis/pictures.ts";
import type { Drawing, Drawn } from "#lib/analysis/types.ts";

/** Measures that all charts have in common. */
export const lineHeight = 26;
export const axisHeight = 44;
const legendHeight = 24;

/** How wide a cell of a grid is, and how high. */
export function cellSize(models: number, width: number, nameWidth: number): { width: number; height: number } {
  const size = Math.max(8, Math.min(56, Math.floor((width - nameWidth - 40) / models)));
  return { width: size, height: Math.min(size, 30) };
}

/** As wide as a chart ever is. */
const widest = 1104;

export const grid = { nameWidth: 180, headHeight: 150, keyHeight: 34 };

/** How high a drawing's chart is at a width, so that its place can be kept while it loads. */
export function chartHeight(drawing: Drawing, width: number): number {
  switch (drawing.kind) {
    case "dots":
    case "bars":
      return drawing.rows.length * lineHeight + axisHeight + (drawing.series.length > 1 ? legendHeight : 0);
    case "columns":
      return 300;
    case "lines":
      return Math.max(330, drawing.lines.length * 15 + axisHeight + 30);
    case "matrix": {
      const { height } = cellSize(drawing.models.length, width, grid.nameWidth);
      return grid.headHeight + drawing.models.length * height + grid.keyHeight;
    }
    case "scatter":
      return 440;
    case "empty":
      return 40;
  }
}

/** A line of a phone's list: name and number, and the mark below them, taller where an interval stands beside it. */
const listed = { plain: 44, withAside: 48, way: 60, offer: 69 };
/** A row of choice above a grid, and what its numbers are. */
const listHead = 36 + 8 + 32;

/** How high a drawing's list is at most on a phone of 360 px. */
function listHeight(drawing: Drawing): number {
  switch (drawing.kind) {
    case "dots":
    case "bars": {
      const hasAside = drawing.kind === "dots" && drawing.series.length === 1;
      const legend = drawing.series.length > 1 ? 8 + 2 * 20 : 0;
      return drawing.rows.length * (hasAside ? listed.withAside : listed.plain) + legend;
    }
    case "columns":
      return (
        32 +
        8 +
        128 +
        9 +
        32 +
        (drawing.series ? 8 + 2 * 20 : 0) +
        (drawing.marks.length > 0 ? 8 + drawing.marks.length * 20 : 0)
      );
    case "lines":
      return drawing.lines.length * listed.way;
    case "matrix":
      return listHead + drawing.models.length * listed.plain;
    case "scatter":
      return 52 + drawing.points.filter(({ isOnFrontier }) => isOnFrontier).length * listed.offer + 48;
    case "empty":
      return 40;
  }
}

const noteLine = 16;
/** What stands below every drawing: the row of buttons, and notes of so many lines. */
const belowWith = (lines: number) => (lines > 0 ? 8 + lines * noteLine : 0) + 8 + 32;
/** Letters of a note that surely fit on a line. */
const noteLetters = { wide: 90, narrow: 48 };

/** How much room a picture takes whose numbers are known, on a wide screen and on a phone. */
export function roomFor(picture: Drawn, width: number): { wide: number; narrow: number } {
  const letters = picture.notes.join(" ").length;
  const below = (perLine: number) => belowWith(Math.ceil(letters / perLine));
  const chooses = picture.drawing.kind === "lines" && picture.drawing.lines.length > 1 ? choice : 8;
  return {
    wide: chooses + chartHeight(picture.drawing, width) + below(noteLetters.wide),
    narrow: 8 + listHeight(picture.drawing) + below(noteLetters.narrow),
  };
}

/** Notes as they are at most: three lines on a wide screen, five on a phone. */
const below = { wide: 8 + belowWith(3), narrow: 8 + belowWith(5) };
const choice = 36 + 8;

/** How much room each picture will take, before its numbers are known. `n` models are on the board. */
export function reservedHeight(picture: PictureName, n: number): { wide: number; narrow: number } {
  const room = (wide: number, narrow: number) => ({ wide: wide + below.wide, narrow: narrow + below.narrow });
  const rows = Math.min(n, 40);
  switch (picture) {
    case "ratings":
    case "average-win-rates":
      return room(rows * lineHeight + axisHeight, rows * listed.withAside);
    case "votes-per-model":
      return room(rows * lineHeight + axisHeight, rows * listed.plain);
    case "records":
    case "elo":
    case "even-sampling":
      return room(rows * lineHeight + axisHeight + legendHeight, rows * listed.plain + 48);
    case "win-fractions":
    case "predicted-win-rates":
    case "above":
    case "battles":
    case "decided-battles":
    case "tied-battles": {
      const models = Math.min(n, 25);
      const { height } = cellSize(models, widest, grid.nameWidth);
      return room(grid.headHeight + models * height + grid.keyHeight, listHead + models * listed.plain);
    }
    case "history":
    case "rank-paths":
      return room(choice + 330, Math.min(n, 12) * listed.way);
    case "price":
    case "speed":
      return room(440, 52 + Math.min(n, 3) * listed.offer + 48);
    case "bootstrap":
      return room(choice + 300, choice + 32 + 8 + 128 + 9 + 32 + 48);
    case "votes-per-day":
    case "turns":
      return room(300, 32 + 8 + 128 + 9 + 32);
    case "outcomes":
    case "style":
      return room(4 * lineHeight + axisHeight, 4 * listed.withAside);
    case "votes-per-language":
      return room(8 * lineHeight + axisHeight, 8 * listed.plain);
  }
}
