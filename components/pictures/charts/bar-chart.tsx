"use client";

import { Bar, BarChart as Chart, CartesianGrid, LabelList, Tooltip, XAxis, YAxis } from "recharts";
import type { TooltipContentProps, YAxisTickContentProps } from "recharts";
import { printTick, printValue } from "#lib/analysis/print-value.ts";
import { ticksFromZero } from "#lib/analysis/ticks.ts";
import type { Bars } from "#lib/analysis/types.ts";
import { partColour } from "../colours.ts";
import { axisHeight, chartHeight } from "../heights.ts";
import { axisText, axisTitle, shorten } from "./frame.ts";
import { Hint } from "./hint.tsx";
import { Legend } from "./legend.tsx";

const nameWidth = 220;

/** Lengths from none, a line each; parts of a whole stand behind one another. */
export function BarChart({ drawing, width, accent }: { drawing: Bars; width: number; accent?: string }) {
  const { axis, rows, series } = drawing;
  const isSingle = series.length === 1;
  const sums = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const isWhole = !isSingle && axis.unit === "share";
  const ticks = isWhole ? [0, 0.25, 0.5, 0.75, 1] : ticksFromZero(Math.max(...sums), axis.unit);
  const data = rows.map(({ model, name, values, words }, line) => ({
    line,
    model,
    name,
    values,
    words: words ?? (isSingle ? printValue(values[0], axis.unit) : ""),
    ...Object.fromEntries(values.map((value, s) => [`part${s}`, value])),
  }));
  const hasWords = data.some(({ words }) => words !== "");
  return (
    <Chart
      width={width}
      height={chartHeight(drawing, width)}
      data={data}
      layout="vertical"
      margin={{ top: isSingle ? 0 : 24, right: hasWords ? 110 : 24, bottom: 0, left: 0 }}
      barCategoryGap={6}
      accessibilityLayer={false}
    >
      <CartesianGrid horizontal={false} stroke="var(--border)" />
      <XAxis
        type="number"
        domain={[0, ticks[ticks.length - 1]]}
        ticks={ticks}
        height={axisHeight}
        stroke="var(--border)"
        tick={axisText}
        tickFormatter={(value: number) => printTick(value, axis.unit)}
        label={axisTitle(axis.label)}
      />
      <YAxis
        type="category"
        dataKey="line"
        interval={0}
        width={nameWidth}
        axisLine={false}
        tickLine={false}
        tick={({ y, payload }: YAxisTickContentProps) => {
          const { name, model } = rows[Number(payload.value)];
          return (
            <text
              key={name}
              x={0}
              y={Number(y)}
              dy="0.35em"
              fontSize="12.5"
              fill="var(--foreground)"
              fontWeight={model && model === accent ? 600 : 400}
            >
              {shorten(name, 30)}
              <title>{name}</title>
            </text>
          );
        }}
      />
      <Tooltip cursor={false} content={(hint) => <Words {...hint} drawing={drawing} />} isAnimationActive={false} />
      {series.map((name, s) => (
        <Bar
          key={name}
          dataKey={`part${s}`}
          stackId="whole"
          fill={isSingle ? "var(--side-a)" : partColour(s, series.length)}
          isAnimationActive={false}
        >
          {hasWords && s === series.length - 1 && (
            <LabelList
              dataKey="words"
              position="right"
              fill="var(--foreground)"
              fontSize={12}
              className="tabular-nums"
            />
          )}
        </Bar>
      ))}
      {!isSingle && (
        <Legend
          entries={series.map((name, s) => ({ name, colour: partColour(s, series.length) }))}
          x={nameWidth}
          y={10}
        />
      )}
    </Chart>
  );
}

function Words({ active, payload, drawing }: TooltipContentProps & { drawing: Bars }) {
  const row = payload?.[0]?.payload as { name: string; values: number[] } | undefined;
  if (!active || !row) return null;
  return (
    <Hint name={row.name}>
      {drawing.series.map((name, s) => (
        <span key={name} className="block">
          {name}: {printValue(row.values[s], drawing.axis.unit)}
        </span>
      ))}
    </Hint>
  );
}
