import type { PictureName } from "#lib/analysis/pictures.ts";

/** How much room each picture will take, so that nothing moves when it comes. `n` models are on the board. */
export function reservedHeight(picture: PictureName, n: number): { wide: number; narrow: number } {
  const rows = (most: number, more = 0) => ({
    wide: Math.min(n, most) * 26 + 110 + more,
    narrow: Math.min(n, most) * 44 + 90,
  });
  switch (picture) {
    case "ratings":
    case "average-win-rates":
    case "votes-per-model":
      return rows(40);
    case "records":
    case "elo":
    case "even-sampling":
      return rows(40, 24);
    case "win-fractions":
    case "predicted-win-rates":
    case "above":
    case "battles":
    case "decided-battles":
    case "tied-battles":
      return { wide: Math.min(n, 25) * 30 + 250, narrow: Math.min(n, 25) * 44 + 130 };
    case "history":
    case "rank-paths":
      return { wide: 450, narrow: Math.min(n, 12) * 56 + 60 };
    case "price":
    case "speed":
      return { wide: 510, narrow: 360 };
    case "bootstrap":
    case "votes-per-day":
    case "turns":
      return { wide: 370, narrow: 260 };
    case "outcomes":
    case "votes-per-language":
    case "style":
      return { wide: 220, narrow: 260 };
  }
}
