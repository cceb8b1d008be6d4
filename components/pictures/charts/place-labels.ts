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

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const letter = 6.4;
const height = 14;

const spots: Omit<Label, "text">[] = [
  { dx: 9, dy: 0, anchor: "start" },
  { dx: -9, dy: 0, anchor: "end" },
  { dx: 6, dy: -13, anchor: "start" },
  { dx: 6, dy: 13, anchor: "start" },
  { dx: -6, dy: -13, anchor: "end" },
  { dx: -6, dy: 13, anchor: "end" },
];

/** A place for each point's name where it hides neither a point nor another name; null where there is none. */
export function placeLabels(points: readonly Labelled[], plot: Box): (Label | null)[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const labels: (Label | null)[] = points.map(() => null);
  const order = [...points.keys()].sort((one, other) => points[other].weight - points[one].weight || one - other);
  for (const i of order) {
    const { text, x, y, isWanted } = points[i];
    if (!isWanted) continue;
    const spot = spots.find((one) => {
      const box = boxOf(one, x, y, text.length * letter);
      const isInside =
        box.left >= plot.left && box.right <= plot.right + 20 && box.top >= plot.top - 6 && box.bottom <= plot.bottom;
      return isInside && !taken.some((other, j) => j !== i && overlaps(box, other));
    });
    if (!spot) continue;
    labels[i] = { text, ...spot };
    taken.push(boxOf(spot, x, y, text.length * letter));
  }
  return labels;
}

function boxOf({ dx, dy, anchor }: Omit<Label, "text">, x: number, y: number, width: number): Box {
  const left = anchor === "start" ? x + dx : anchor === "end" ? x + dx - width : x + dx - width / 2;
  return { left, right: left + width, top: y + dy - height / 2, bottom: y + dy + height / 2 };
}

const overlaps = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
