import { printValue } from "#lib/analysis/print-value.ts";
import type { Bars } from "#lib/analysis/types.ts";
import { partColour } from "../colours.ts";
import { Legend, Line, List } from "./line.tsx";

/** Each row with its bar, in one part or several. */
export function BarList({ drawing: { axis, rows, series } }: { drawing: Bars }) {
  const longest = Math.max(...rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  return (
    <List>
      {rows.map(({ name, values, words }, i) => (
        <Line key={i} name={name} value={words ?? values.map((value) => printValue(value, axis.unit)).join(" / ")}>
          <div className="flex h-2" aria-hidden>
            {values.map((value, s) => (
              <div
                key={s}
                style={{
                  width: `${longest > 0 ? (value / longest) * 100 : 0}%`,
                  background: partColour(s, series.length),
                }}
              />
            ))}
          </div>
        </Line>
      ))}
      {series.length > 1 && <Legend series={series} colourOf={(part) => partColour(part, series.length)} />}
    </List>
  );
}
