"use client";

import { CartesianGrid, ErrorBar, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import type { ScatterShapeProps, TooltipContentProps, YAxisTickContentProps } from "recharts";
import type { ChartData, ChartPoint } from "./chart-data.ts";
import { wholeNumber } from "./wording.ts";

const lineHeight = 26;
const axisHeight = 48;
const nameWidth = 240;

/** Ratings with their 95 % intervals, best at the top. It draws what `chartOf` worked out and computes nothing. */
export default function IntervalChart({ chart }: { chart: ChartData }) {
  return (
    <ResponsiveContainer width="100%" height={chart.points.length * lineHeight + axisHeight}>
      <ScatterChart margin={{ top: 0, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid horizontal={false} stroke="var(--border)" />
        <XAxis
          type="number"
          dataKey="rating"
          domain={chart.domain}
          ticks={chart.ticks}
          height={axisHeight}
          stroke="var(--border)"
          tick={{ fill: "var(--muted-foreground)", fontSize: 12 }}
          tickFormatter={wholeNumber}
          label={{
            value: "Arena Elo (points)",
            position: "insideBottomRight",
            fill: "var(--muted-foreground)",
            fontSize: 12,
          }}
        />
        <YAxis
          type="category"
          dataKey="model"
          reversed
          interval={0}
          width={nameWidth}
          axisLine={false}
          tickLine={false}
          tick={(tick: YAxisTickContentProps) => (
            <LineLabel y={Number(tick.y)} point={chart.points[tick.index]} key={tick.index} />
          )}
        />
        <Tooltip cursor={false} content={Words} isAnimationActive={false} />
        <Scatter data={chart.points} isAnimationActive={false} shape={Point}>
          <ErrorBar
            dataKey="reach"
            direction="x"
            width={0}
            strokeWidth={1.5}
            stroke="var(--muted-foreground)"
            isAnimationActive={false}
          />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  );
}

/** Who and how much, beside the line itself, so that no legend or pointer is needed to read it. */
function LineLabel({ y, point }: { y: number; point?: ChartPoint }) {
  if (!point) return null;
  return (
    <g fontSize="12.5" fill="var(--foreground)">
      <text x={0} y={y} dy="0.35em">
        {point.shortName}
        <title>{point.name}</title>
      </text>
      <text x={nameWidth - 12} y={y} dy="0.35em" textAnchor="end" className="tabular-nums">
        {point.label}
      </text>
    </g>
  );
}

function Point({ cx, cy }: ScatterShapeProps) {
  return <circle cx={cx} cy={cy} r={4} fill="var(--foreground)" />;
}

function Words({ active, payload }: TooltipContentProps) {
  const point = payload?.[0]?.payload as ChartPoint | undefined;
  if (!active || !point) return null;
  return (
    <p className="rounded-md border border-border bg-popover px-3 py-2 text-xs text-popover-foreground shadow-md">
      <strong className="block font-medium">{point.name}</strong>
      {point.words}
    </p>
  );
}
