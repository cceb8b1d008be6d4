"use client";

import { CartesianGrid, ErrorBar, ReferenceLine, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import type { ScatterShapeProps, TooltipContentProps, YAxisTickContentProps } from "recharts";
import { printEstimate, printTick, printValue } from "#lib/analysis/print-value.ts";
import { ticksFor } from "#lib/analysis/ticks.ts";
import type { Dots } from "#lib/analysis/types.ts";
import { seriesColours } from "../colours.ts";
import { axisHeight, chartHeight } from "../heights.ts";
import { axisText, axisTitle, shorten } from "./frame.ts";
import { Hint } from "./hint.tsx";
import { Legend } from "./legend.tsx";

const nameWidth = 250;

/** Points with whiskers, a line each. Several series stand one above the other on the same line. */
export function DotChart({ drawing, width, accent }: { drawing: Dots; width: number; accent?: string }) {
  const { axis, rows, series } = drawing;
  const isSingle = series.length === 1;
  const height = chartHeight(drawing, width);
  const ends = rows.flatMap(({ values }) =>
    values.flatMap((one) => (one ? [one.low ?? one.value, one.high ?? one.value, axis.reference ?? one.value] : [])),
  );
  const ticks = ticksFor(Math.min(...ends), Math.max(...ends), axis.unit === "points" ? 10 : 0);
  const points = series.map((_, s) =>
    rows.flatMap(({ model, name, values }, line) => {
      const one = values[s];
      if (!one) return [];
      const offset = isSingle ? 0 : (s - (series.length - 1) / 2) * 0.32;
      const reach = one.low === null || one.high === null ? [0, 0] : [one.value - one.low, one.high - one.value];
      return [{ ...one, model, name, series: series[s], line: line + offset, reach }];
    }),
  );

  return (
    <ScatterChart
      width={width}
      height={height}
      margin={{ top: isSingle ? 0 : 24, right: 16, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid horizontal={false} stroke="var(--border)" />
      <XAxis
        type="number"
        dataKey="value"
        domain={[ticks[0], ticks[ticks.length - 1]]}
        ticks={ticks}
        height={axisHeight}
        stroke="var(--border)"
        tick={axisText}
        tickFormatter={(value: number) => printTick(value, axis.unit)}
        label={axisTitle(axis.label)}
      />
      <YAxis
        type="number"
        dataKey="line"
        reversed
        domain={[-0.5, rows.length - 0.5]}
        ticks={rows.map((_, line) => line)}
        interval={0}
        width={nameWidth}
        axisLine={false}
        tickLine={false}
        tick={({ y, payload }: YAxisTickContentProps) => {
          const row = rows[Number(payload.value)];
          return (
            <LineLabel
              key={row.model ?? row.name}
              y={Number(y)}
              name={row.name}
              isAccented={row.model !== undefined && row.model === accent}
              value={isSingle && row.values[0] ? printValue(row.values[0].value, axis.unit) : ""}
            />
          );
        }}
      />
      <Tooltip cursor={false} content={(hint) => <Words {...hint} unit={axis.unit} />} isAnimationActive={false} />
      {axis.reference !== undefined && <ReferenceLine x={axis.reference} stroke="var(--input)" strokeDasharray="3 3" />}
      {points.map((some, s) => (
        <Scatter
          key={series[s]}
          data={some}
          isAnimationActive={false}
          shape={({ cx, cy, payload }: ScatterShapeProps & { payload?: { model?: string } }) => (
            <circle
              cx={cx}
              cy={cy}
              r={isSingle ? 4 : 3.5}
              fill={isSingle && payload?.model !== accent ? "var(--foreground)" : seriesColours[s]}
            />
          )}
        >
          <ErrorBar
            dataKey="reach"
            direction="x"
            width={0}
            strokeWidth={1.5}
            stroke="var(--muted-foreground)"
            isAnimationActive={false}
          />
        </Scatter>
      ))}
      {!isSingle && (
        <Legend entries={series.map((name, s) => ({ name, colour: seriesColours[s] }))} x={nameWidth} y={10} />
      )}
    </ScatterChart>
  );
}

/** Who and how much, beside the line itself, so that no legend or pointer is needed to read it. */
function LineLabel({ y, name, value, isAccented }: { y: number; name: string; value: string; isAccented: boolean }) {
  return (
    <g fontSize="12.5" fill="var(--foreground)" fontWeight={isAccented ? 600 : 400}>
      <text x={0} y={y} dy="0.35em">
        {shorten(name)}
        <title>{name}</title>
      </text>
      <text x={nameWidth - 14} y={y} dy="0.35em" textAnchor="end" className="tabular-nums">
        {value}
      </text>
    </g>
  );
}

type Hinted = { name: string; series: string; value: number; low: number | null; high: number | null };

function Words({ active, payload, unit }: TooltipContentProps & { unit: Dots["axis"]["unit"] }) {
  const point = payload?.[0]?.payload as Hinted | undefined;
  if (!active || !point) return null;
  return (
    <Hint name={point.name}>
      {point.series}: {printEstimate(point, unit)}
    </Hint>
  );
}
