"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ScatterShapeProps, TooltipContentProps } from "recharts";
import { printEstimate, printTick, printValue } from "#lib/analysis/print-value.ts";
import { scaleFor, ticksFor } from "#lib/analysis/ticks.ts";
import type { Scatter as Drawing } from "#lib/analysis/types.ts";
import { axisHeight, chartHeight } from "../heights.ts";
import { axisText, axisTitle, shorten, upTitle } from "./frame.ts";
import { Hint } from "./hint.tsx";
import { placeLabels } from "./place-labels.ts";
import type { Box } from "./place-labels.ts";

const margin = { top: 30, right: 24, bottom: 0, left: 0 };
const axisWidth = 60;

/** Ratings against what they cost, with the best to be had at each cost as steps and its uncertainty as a band. */
export function ScatterChart({ drawing, width, accent }: { drawing: Drawing; width: number; accent?: string }) {
  const { x, y, points, frontier, isMoreBetter } = drawing;
  const height = chartHeight(drawing, width);
  const xs = points.map((point) => point.x);
  const { place, ticks: xTicks, from: xFrom, to: xTo, zeroEnds } = scaleFor(xs, x.isLogarithmic === true);
  const ends = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const yTicks = ticksFor(Math.min(...ends), Math.max(...ends), 10);
  const [left, right] = [axisWidth, width - margin.right];
  const [top, bottom] = [margin.top, height - axisHeight];
  const share = (value: number) =>
    x.isLogarithmic ? Math.log(value / xFrom) / Math.log(xTo / xFrom) : (value - xFrom) / (xTo - xFrom);
  const yShare = (value: number) => (value - yTicks[0]) / (yTicks[yTicks.length - 1] - yTicks[0]);
  const across = (value: number) => left + share(value) * (right - left);
  const up = (value: number) => bottom - yShare(value) * (bottom - top);
  // The best to be had reaches from a model to the next dearer one; of speeds, to the next slower one.
  const type = isMoreBetter ? "stepBefore" : "stepAfter";
  const [first, last] = [frontier[0], frontier[frontier.length - 1]];
  const placed = frontier.map((step) => ({ ...step, x: place(step.x) }));
  const reached = isMoreBetter ? [{ ...first, x: xFrom }, ...placed] : [...placed, { ...last, x: xTo }];
  const whiskers = points.flatMap(({ x: at, low, high }) =>
    low === null || high === null
      ? []
      : [{ left: across(place(at)) - 1, right: across(place(at)) + 1, top: up(high), bottom: up(low) }],
  );
  const labels = placeLabels(
    points.map((point) => ({
      text: shorten(point.name, 24),
      x: across(place(point.x)),
      y: up(point.value),
      isWanted: point.isOnFrontier || point.model === accent || points.length <= 30,
      weight: (point.model === accent ? 2 : 0) + (point.isOnFrontier ? 1 : 0),
    })),
    { left, right, top, bottom },
    { lines: frontierLines(reached, type, across, up), whiskers },
  );
  const steps = reached.map(({ x: at, value, low, high }) => ({
    at,
    best: value,
    band: low === null || high === null ? [value, value] : [low, high],
  }));
  const data = points.map((point, i) => ({
    ...point,
    at: place(point.x),
    label: labels[i],
    reach: point.low === null || point.high === null ? [0, 0] : [point.value - point.low, point.high - point.value],
  }));
  return (
    <ComposedChart width={width} height={height} data={steps} margin={margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--border)" />
      {zeroEnds !== null && <ReferenceLine x={zeroEnds} stroke="var(--muted-foreground)" strokeDasharray="4 4" />}
      <XAxis
        type="number"
        dataKey="at"
        scale={x.isLogarithmic ? "log" : "linear"}
        domain={[xFrom, xTo]}
        ticks={xTicks}
        allowDataOverflow
        height={axisHeight}
        stroke="var(--border)"
        tick={axisText}
        tickFormatter={(value: number) => printTick(value === place(0) ? 0 : value, x.unit)}
        label={axisTitle(x.label)}
      />
      <YAxis
        type="number"
        dataKey="value"
        width={axisWidth}
        domain={[yTicks[0], yTicks[yTicks.length - 1]]}
        ticks={yTicks}
        axisLine={false}
        tickLine={false}
        tick={axisText}
        tickFormatter={(value: number) => printTick(value, y.unit)}
        label={upTitle(y.label)}
      />
      <Tooltip cursor={false} content={(hint) => <Words {...hint} drawing={drawing} />} isAnimationActive={false} />
      <Area
        dataKey="band"
        type={type}
        stroke="none"
        fill="var(--side-a)"
        fillOpacity={0.15}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="best"
        type={type}
        stroke="var(--side-a)"
        strokeWidth={2}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Scatter
        data={data}
        dataKey="value"
        isAnimationActive={false}
        shape={(dot: ScatterShapeProps) => <Dot {...dot} accent={accent} />}
      >
        <ErrorBar
          dataKey="reach"
          direction="y"
          width={0}
          strokeWidth={1.25}
          stroke="var(--muted-foreground)"
          isAnimationActive={false}
        />
      </Scatter>
    </ComposedChart>
  );
}

/** Where the steps run, as thin boxes, for names to keep off. */
function frontierLines(
  steps: readonly { x: number; value: number }[],
  type: "stepBefore" | "stepAfter",
  across: (x: number) => number,
  up: (y: number) => number,
): Box[] {
  return steps.slice(1).flatMap((to, i) => {
    const from = steps[i];
    const [level, turn] = type === "stepAfter" ? [from.value, to.x] : [to.value, from.x];
    return [
      { left: across(from.x), right: across(to.x), top: up(level) - 1, bottom: up(level) + 1 },
      {
        left: across(turn) - 1,
        right: across(turn) + 1,
        top: Math.min(up(from.value), up(to.value)),
        bottom: Math.max(up(from.value), up(to.value)),
      },
    ];
  });
}

type Point = Drawing["points"][number] & { label: ReturnType<typeof placeLabels>[number] };

function Dot({ cx, cy, payload, accent }: ScatterShapeProps & { payload?: Point; accent?: string }) {
  if (!payload) return null;
  const { name, label, isOnFrontier, model } = payload;
  const colour = isOnFrontier || model === accent ? "var(--side-a)" : "var(--muted-foreground)";
  return (
    <g>
      <circle cx={cx} cy={cy} r={isOnFrontier ? 5 : 4} fill={colour} />
      {label && (
        <text
          x={Number(cx) + label.dx}
          y={Number(cy) + label.dy}
          dy="0.35em"
          textAnchor={label.anchor}
          fontSize="11.5"
          fontWeight={isOnFrontier ? 600 : 400}
          fill={isOnFrontier ? "var(--foreground)" : "var(--muted-foreground)"}
          stroke="var(--background)"
          strokeWidth="3"
          paintOrder="stroke"
        >
          {label.text}
          <title>{name}</title>
        </text>
      )}
    </g>
  );
}

function Words({ active, payload, drawing: { x, y, frontier } }: TooltipContentProps & { drawing: Drawing }) {
  const point = payload?.map((entry) => entry.payload as Partial<Point>).find(({ name }) => name !== undefined) as
    Point | undefined;
  if (!active || !point) return null;
  return (
    <Hint name={point.name}>
      <span className="block">
        {x.label}: {printValue(point.x, x.unit)}
      </span>
      <span className="block">
        {y.label}: {printEstimate(point, y.unit)}
      </span>
      {frontier.some(({ low }) => low !== null) && (
        <span className="block">On the frontier in {printValue(point.onFrontier, "share")} of resamplings</span>
      )}
    </Hint>
  );
}
