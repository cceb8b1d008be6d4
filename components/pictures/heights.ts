import type { PictureName } from "#lib/analysis/pictures.ts";
import type { Drawing } from "#lib/analysis/types.ts";

/** Measures that all charts have in common. */
export const lineHeight = 26;
export const axisHeight = 44;
const legendHeight = 24;

/** How wide a cell of a grid is, and how high. */
export function cellSize(models: number, width: number, nameWidth: number): { width: number; height: number } {
  const size = Math.max(8, Math.min(56, Math.floor((width - nameWidth - 40) / models)));
  return { width: size, height: Math.min(size, 30) };
}

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

/** Notes of one line and the row of buttons. */
const below = 70;
const choice = 44;

/** How much room each picture will take, before its numbers are known. `n` models are on the board. */
export function reservedHeight(picture: PictureName, n: number): { wide: number; narrow: number } {
  const rows = (more = 0) => ({
    wide: Math.min(n, 40) * lineHeight + axisHeight + below + more,
    narrow: Math.min(n, 40) * 44 + below + more,
  });
  switch (picture) {
    case "ratings":
    case "average-win-rates":
    case "votes-per-model":
      return rows();
    case "records":
    case "elo":
    case "even-sampling":
      return rows(legendHeight);
    case "win-fractions":
    case "predicted-win-rates":
    case "above":
    case "battles":
    case "decided-battles":
    case "tied-battles": {
      const models = Math.min(n, 25);
      const { height } = cellSize(models, 1104, grid.nameWidth);
      return { wide: grid.headHeight + models * height + grid.keyHeight + below, narrow: models * 44 + below + 70 };
    }
    case "history":
    case "rank-paths":
      return { wide: 330 + choice + below + 8, narrow: Math.min(n, 12) * 60 + below };
    case "price":
    case "speed":
      return { wide: 440 + below, narrow: 360 };
    case "bootstrap":
      return { wide: 300 + choice + below, narrow: 330 };
    case "votes-per-day":
    case "turns":
      return { wide: 300 + below, narrow: 240 };
    case "outcomes":
    case "votes-per-language":
    case "style":
      return { wide: 4 * lineHeight + axisHeight + below, narrow: 4 * 44 + below };
  }
}
