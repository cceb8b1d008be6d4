import { printTick, printValue } from "#lib/analysis/print-value.ts";
import type { Columns } from "#lib/analysis/types.ts";
import { seriesColours } from "../colours.ts";
import { Legend } from "./line.tsx";

/** Few enough upright bars to be told apart on a phone; more are joined with their neighbours. */
const mostColumns = 48;

/** Upright bars as wide as the phone, the ends of the scale below, the highest in words above. */
export function ColumnStrip({ drawing: { x, y, columns, marks, series } }: { drawing: Columns }) {
  const joined = joinColumns(columns, mostColumns);
  const highest = Math.max(...joined.map(({ value }) => value));
  const top = joined.find(({ value }) => value === highest)!;
  const [first, last] = [columns[0], columns[columns.length - 1]];
  const height = (value: number) => (highest > 0 ? (value / highest) * 40 : 0);
  return (
    <div>
      <p className="text-xs text-muted-foreground">
        {y.label}: at most {printValue(highest, y.unit)} ({top.label})
      </p>
      <svg viewBox={`0 0 ${joined.length} 40`} preserveAspectRatio="none" aria-hidden className="mt-2 h-32 w-full">
        {joined.map(({ value, parts = [value] }, i) =>
          parts.map((part, p) => {
            const below = parts.slice(0, p).reduce((sum, other) => sum + other, 0);
            return (
              <rect
                key={`${i} ${p}`}
                x={i + 0.08}
                width={0.84}
                y={40 - height(below + part)}
                height={height(part)}
                fill={seriesColours[p]}
              />
            );
          }),
        )}
      </svg>
      <p className="mt-1 flex justify-between gap-4 border-t border-border pt-1 text-xs text-muted-foreground tabular-nums">
        <span>{first.to === undefined ? first.label : printTick(first.at, x.unit)}</span>
        <span>{x.label}</span>
        <span>{last.to === undefined ? last.label : printTick(last.to, x.unit)}</span>
      </p>
      {series && (
        <ul>
          <Legend series={series} colourOf={(part) => seriesColours[part]} />
        </ul>
      )}
      {marks.length > 0 && (
        <ul className="mt-2 text-sm">
          {marks.map(({ at, label }) => (
            <li key={label} className="flex justify-between">
              <span>{label}</span>
              <span className="tabular-nums">{printValue(at, x.unit)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function joinColumns(
  columns: Columns["columns"],
  most: number,
): Pick<Columns["columns"][number], "value" | "label" | "parts">[] {
  const size = Math.ceil(columns.length / most);
  if (size <= 1) return columns;
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, i) => {
    const some = columns.slice(i * size, (i + 1) * size);
    return {
      value: some.reduce((sum, { value }) => sum + value, 0),
      parts: some[0].parts?.map((_, part) => some.reduce((sum, { parts }) => sum + (parts?.[part] ?? 0), 0)),
      label: some.length > 1 ? `${some[0].label} to ${some[some.length - 1].label}` : some[0].label,
    };
  });
}
