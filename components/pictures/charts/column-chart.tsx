"use client";

import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import type { TooltipContentProps } from "recharts";
import { printTick, printValue } from "#lib/analysis/print-value.ts";
import { ticksFromZero } from "#lib/analysis/ticks.ts";
import type { Columns } from "#lib/analysis/types.ts";
import { seriesColours } from "../colours.ts";
import { axisHeight, chartHeight } from "../heights.ts";
import { axisText, axisTitle, upTitle } from "./frame.ts";
import { Hint } from "./hint.tsx";
import { Legend } from "./legend.tsx";

/** A quantity over time or over numbers. Every column has a place; marks stand between places where they belong. */
export function ColumnChart({ drawing, width }: { drawing: Columns; width: number }) {
  const { x, y, columns, marks, series } = drawing;
  const above = marks.length > 0 ? 52 : series ? 48 : 28;
  const ticks = ticksFromZero(Math.max(...columns.map(({ value }) => value), 1), y.unit);
  const places = columns.map((column, place) => ({ ...column, place: place + 0.5 }));
  const every = Math.max(1, Math.ceil(columns.length / Math.max(2, Math.floor(width / 110))));
  const isRange = columns.some(({ to }) => to !== undefined);
  // A range is labelled where it begins; anything else under its column.
  const named = places.filter((_, place) => place % every === 0);
  return (
    <BarChart
      width={width}
      height={chartHeight(drawing, width)}
      data={places}
      margin={{ top: above, right: 16, bottom: 0, left: 0 }}
      barCategoryGap={columns.length > 60 ? 1 : "8%"}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis
        type="number"
        dataKey="place"
        domain={[0, columns.length]}
        ticks={named.map(({ place }) => (isRange ? place - 0.5 : place))}
        interval={0}
        height={axisHeight}
        stroke="var(--border)"
        tick={axisText}
        tickFormatter={(place: number) => {
          const column = columns[Math.floor(place)];
          return isRange ? printTick(column.at, x.unit) : column.label;
        }}
        label={axisTitle(x.label)}
      />
      <YAxis
        width={64}
        domain={[0, ticks[ticks.length - 1]]}
        ticks={ticks}
        axisLine={false}
        tickLine={false}
        tick={axisText}
        tickFormatter={(value: number) => printTick(value, y.unit)}
        label={upTitle(y.label, marks.length > 0 ? 44 : 26)}
      />
      <Tooltip
        cursor={{ fill: "var(--muted)" }}
        content={(hint) => <Words {...hint} drawing={drawing} />}
        isAnimationActive={false}
      />
      {(series ?? [y.label]).map((name, part) => (
        <Bar
          key={name}
          dataKey={({ parts, value }: Columns["columns"][number]) => parts?.[part] ?? value}
          stackId="whole"
          // One column alone has no neighbour to take its width from.
          barSize={columns.length === 1 ? 64 : undefined}
          fill={seriesColours[part]}
          isAnimationActive={false}
        />
      ))}
      {series && <Legend entries={series.map((name, part) => ({ name, colour: seriesColours[part] }))} x={64} y={10} />}
      {marks.map(({ at, label }, i) => (
        <ReferenceLine
          key={label}
          x={placeOf(at, columns)}
          stroke="var(--foreground)"
          strokeDasharray={i === 0 ? undefined : "3 3"}
          label={{
            value: `${label} ${printValue(at, x.unit)}`,
            position: "top",
            offset: i === 0 ? 20 : 6,
            ...axisText,
          }}
        />
      ))}
    </BarChart>
  );
}

/** Where a value of x lies when every column is one wide. */
function placeOf(value: number, columns: Columns["columns"]): number {
  const i = columns.findLastIndex(({ at }) => at <= value);
  if (i < 0) return 0;
  const { at, to } = columns[i];
  return to === undefined || to <= at ? i + 0.5 : Math.min(i + (value - at) / (to - at), columns.length);
}

function Words({ active, payload, drawing }: TooltipContentProps & { drawing: Columns }) {
  const column = payload?.[0]?.payload as Columns["columns"][number] | undefined;
  if (!active || !column) return null;
  return (
    <Hint name={column.label}>
      {(drawing.series ?? [drawing.y.label]).map((name, part) => (
        <span key={name} className="block">
          {name}: {printValue(column.parts?.[part] ?? column.value, drawing.y.unit)}
        </span>
      ))}
    </Hint>
  );
}
