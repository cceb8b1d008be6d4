import { printEstimate, printValue } from "#lib/analysis/print-value.ts";
import type { Lines } from "#lib/analysis/types.ts";
import { counted, utcMoment } from "#lib/wording.ts";
import { Line, List, Mark } from "./line.tsx";

/** Each model with where it stands, how far it has come, and its way there. */
export function LineList({ drawing: { axis, lines, isRank } }: { drawing: Lines }) {
  const times = lines.flatMap(({ points }) => points.map(({ at }) => at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  // One scale for all, so that equal moves look equal; each line stands in the middle of its own place.
  const ranges = lines.map(({ points }) => {
    const values = points.map(({ value }) => value);
    return { least: Math.min(...values), most: Math.max(...values) };
  });
  const widest = Math.max(...ranges.map(({ least, most }) => most - least)) || 1;
  const x = (at: number) => (to > from ? ((at - from) / (to - from)) * 100 : 50);
  return (
    <List>
      {lines.map(({ name, points }, i) => {
        const middle = (ranges[i].least + ranges[i].most) / 2;
        const y = (value: number) => 12 + ((value - middle) / widest) * (isRank ? 20 : -20);
        const [first, last] = [points[0], points[points.length - 1]];
        return (
          <Line
            key={i}
            name={name}
            value={printValue(last.value, axis.unit)}
            words={`${printEstimate(last, axis.unit)}; ${printValue(first.value, axis.unit)} on ${utcMoment(first.at, to - from)}`}
            aside={moveOf(Math.round(last.value) - Math.round(first.value), isRank)}
          >
            <svg
              viewBox="0 0 100 24"
              preserveAspectRatio="none"
              aria-hidden
              className="block h-6 w-full overflow-visible"
            >
              <Mark
                d={points.map(({ at, value }, p) => `${p === 0 ? "M" : "L"}${x(at)} ${y(value)}`).join("")}
                className="stroke-side-a"
                width={1.5}
              />
            </svg>
          </Line>
        );
      })}
    </List>
  );
}

function moveOf(move: number, isRank: boolean): string {
  if (move === 0) return "as at first";
  if (isRank) return `${move < 0 ? "up" : "down"} ${counted(Math.abs(move), "place")}`;
  return `${move > 0 ? "+" : "−"}${counted(Math.abs(move), "point")}`;
}
