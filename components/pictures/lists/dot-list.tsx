import { printEstimate, printValue } from "#lib/analysis/print-value.ts";
import type { Dots, Estimate } from "#lib/analysis/types.ts";
import { seriesColours } from "../colours.ts";
import { Legend, Line, List, Mark, Rail } from "./line.tsx";

/** Each row with its point and whisker on a line, and the interval in figures beside it. */
export function DotList({ drawing: { axis, rows, series } }: { drawing: Dots }) {
  const ends = rows.flatMap(({ values }) =>
    values.flatMap((one) => (one ? [one.low ?? one.value, one.high ?? one.value] : [])),
  );
  const [from, to] = [Math.min(...ends, axis.reference ?? Infinity), Math.max(...ends, axis.reference ?? -Infinity)];
  const at = (value: number) => (to > from ? ((value - from) / (to - from)) * 100 : 50);
  return (
    <List>
      {rows.map(({ name, values }, i) => (
        <Line
          key={i}
          name={name}
          value={values.map((one) => (one ? printValue(one.value, axis.unit) : "–")).join(" / ")}
          words={values
            .map((one, s) => one && `${series[s]}: ${printEstimate(one, axis.unit)}`)
            .filter(Boolean)
            .join("; ")}
          aside={series.length === 1 && values[0] ? rangeOf(values[0], axis.unit) : undefined}
        >
          <Rail>
            {axis.reference !== undefined && <Mark d={`M${at(axis.reference)} 0V8`} className="stroke-input" />}
            {values.map((one, s) => one && <Whisker key={s} estimate={one} at={at} series={s} />)}
          </Rail>
        </Line>
      ))}
      {series.length > 1 && <Legend series={series} colourOf={(s) => seriesColours[s]} />}
    </List>
  );
}

function rangeOf({ low, high }: Estimate, unit: Dots["axis"]["unit"]): string | undefined {
  if (low === null || high === null) return undefined;
  const [from, to] = [printValue(low, unit), printValue(high, unit)];
  // A dash between two numbers that may be negative reads as a third minus.
  return low < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

const pointColour = ["stroke-side-a", "stroke-side-b", "stroke-muted-foreground"];

function Whisker({
  estimate: { value, low, high },
  at,
  series,
}: {
  estimate: Estimate;
  at: (value: number) => number;
  series: number;
}) {
  return (
    <>
      {low !== null && high !== null && (
        <Mark d={`M${at(low)} 4H${at(high)}`} className="stroke-muted-foreground" width={1.5} />
      )}
      <Mark d={`M${at(value)} 4h0`} className={pointColour[series] ?? "stroke-foreground"} width={8} isRound />
    </>
  );
}
