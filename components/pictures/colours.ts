import type { Matrix } from "#lib/analysis/types.ts";

/**
 * The ground of a cell. Around one half it goes from side B's colour through none to side A's; counts go from none to
 * side A's.
 */
export function fillOf(value: number, scale: Matrix["scale"], most: number): string {
  if (scale === "sequential") return mix("var(--side-a)", most > 0 ? 0.06 + 0.94 * (value / most) : 0);
  return value >= 0.5 ? mix("var(--side-a)", (value - 0.5) * 2) : mix("var(--side-b)", (0.5 - value) * 2);
}

const mix = (colour: string, share: number) =>
  `color-mix(in oklab, ${colour} calc(${share.toFixed(3)} * var(--matrix-most)), var(--matrix-ground))`;

/** Series beside each other, on one line: the two sides, and grey for a third. */
export const seriesColours = ["var(--side-a)", "var(--side-b)", "var(--muted-foreground)"];

/** Parts of a whole: side A's colour first, side B's last, greys between. */
export function partColour(part: number, parts: number): string {
  if (part === 0) return "var(--side-a)";
  if (part === parts - 1) return "var(--side-b)";
  return `color-mix(in oklab, var(--muted-foreground) ${part === 1 ? 40 : 75}%, var(--matrix-ground))`;
}
