export interface Labelled {
  text: string;
  x: number;
  y: number;
  isWanted: boolean;
  /** Heavier ones choose first. */
  weight: number;
}

export interface Label {
  text: string;
  dx: number;
  dy: number;
  anchor: "start" | "end" | "middle";
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const letter = 6.4;
/** Heavier names are set in bold. */
const boldLetter = 7.1;
const height = 14;

const beside: Omit<Label, "text">[] = [
  { dx: 9, dy: 0, anchor: "start" },
  { dx: -9, dy: 0, anchor: "end" },
];
const aslant = [13, 20, 28].flatMap((dy) =>
  [-dy, dy].flatMap((at): Omit<Label, "text">[] => [
    { dx: 6, dy: at, anchor: "start" },
    { dx: -6, dy: at, anchor: "end" },
  ]),
);
const spots = [...beside, ...aslant];

/**
 * A place for each point's name where it hides neither a point nor another name nor a line; null where there is none. Whiskers
 * are kept clear as well where that leaves a place.
 */
export function placeLabels(
  points: readonly Labelled[],
  plot: Box,
  { lines = [], whiskers = [] }: { lines?: readonly Box[]; whiskers?: readonly Box[] } = {},
): (Label | null)[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const labels: (Label | null)[] = points.map(() => null);
  const order = [...points.keys()].sort((one, other) => points[other].weight - points[one].weight || one - other);
  for (const i of order) {
    const { text, x, y, isWanted, weight } = points[i];
    if (!isWanted) continue;
    const width = text.length * (weight > 0 ? boldLetter : letter);
    const free = spots.filter((one) => {
      const box = boxOf(one, x, y, width);
      const isInside =
        box.left >= plot.left && box.right <= plot.right && box.top >= plot.top - 6 && box.bottom <= plot.bottom;
      return (
        isInside &&
        !taken.some((other, j) => j !== i && overlaps(box, other)) &&
        !lines.some((line) => overlaps(box, line))
      );
    });
    const spot = free.find((one) => !whiskers.some((line) => overlaps(boxOf(one, x, y, width), line))) ?? free[0];
    if (!spot) continue;
    labels[i] = { text, ...spot };
    taken.push(boxOf(spot, x, y, width));
  }
  return labels;
}

function boxOf({ dx, dy, anchor }: Omit<Label, "text">, x: number, y: number, width: number): Box {
  const left = anchor === "start" ? x + dx : anchor === "end" ? x + dx - width : x + dx - width / 2;
  return { left, right: left + width, top: y + dy - height / 2, bottom: y + dy + height / 2 };
}

const overlaps = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
