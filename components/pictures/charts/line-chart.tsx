"use client";

import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import type { TooltipContentProps } from "recharts";
import { printEstimate, printTick, printValue } from "#lib/analysis/print-value.ts";
import { ticksFor } from "#lib/analysis/ticks.ts";
import type { Lines } from "#lib/analysis/types.ts";
import { utcClock, utcDay } from "#lib/wording.ts";
import { axisHeight, chartHeight } from "../heights.ts";
import { axisText, shorten, spread, upTitle } from "./frame.ts";
import { Hint } from "./hint.tsx";

const margin = { top: 30, right: 200, bottom: 0, left: 0 };
const axisWidth = 56;
const labelGap = 15;

/** Lines through time, all grey but one, each with its name at its end. */
export function LineChart({ drawing, width, accent }: { drawing: Lines; width: number; accent?: string }) {
  const { lines, axis, isRank } = drawing;
  const height = chartHeight(drawing, width);
  const times = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (one, other) => one - other,
  );
  const [from, to] = [times[0], times[times.length - 1]];
  const shown = lines.findIndex(({ model, name }) => (model ?? name) === accent);
  const chosen = Math.max(0, shown);
  const values = lines.flatMap(({ points }, i) =>
    points.flatMap(({ value, low, high }) => (i === chosen ? [value, low ?? value, high ?? value] : [value])),
  );
  const ticks = isRank ? rankTicks(Math.max(...values)) : ticksFor(Math.min(...values), Math.max(...values), 10);
  const domain: [number, number] = isRank ? [0.5, Math.max(...values) + 0.5] : [ticks[0], ticks[ticks.length - 1]];

  const byTime = new Map(times.map((at) => [at, { at } as Record<string, number | [number, number]>]));
  lines.forEach(({ points }, i) => {
    for (const { at, value, low, high } of points) {
      const row = byTime.get(at)!;
      row[`line${i}`] = value;
      if (i === chosen && low !== null && high !== null) row.band = [low, high];
    }
  });

  const floor = height - axisHeight;
  const share = (value: number) => (value - domain[0]) / (domain[1] - domain[0]);
  const place = (value: number) => margin.top + (isRank ? share(value) : 1 - share(value)) * (floor - margin.top);
  const ends = spread(
    lines.map(({ points }) => place(points[points.length - 1].value)),
    labelGap,
    margin.top,
    floor,
  );
  const right = width - margin.right;
  const x = (at: number) => (to > from ? axisWidth + ((at - from) / (to - from)) * (right - axisWidth) : right);

  return (
    <ComposedChart width={width} height={height} data={[...byTime.values()]} margin={margin} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis
        type="number"
        dataKey="at"
        domain={[from, to]}
        ticks={timeTicks(from, to, Math.max(2, Math.floor((right - axisWidth) / 130)))}
        interval={0}
        height={axisHeight}
        stroke="var(--border)"
        tick={axisText}
        tickFormatter={(at: number) => (to - from < shortSpanMs ? utcClock(at) : utcDay(at))}
      />
      <YAxis
        width={axisWidth}
        reversed={isRank}
        domain={domain}
        ticks={ticks}
        interval={0}
        allowDataOverflow
        axisLine={false}
        tickLine={false}
        tick={axisText}
        tickFormatter={(value: number) => printTick(value, axis.unit)}
        label={upTitle(axis.label)}
      />
      <Tooltip
        cursor={{ stroke: "var(--input)" }}
        content={(hint) => <Words {...hint} drawing={drawing} chosen={chosen} />}
        isAnimationActive={false}
      />
      <Area
        dataKey="band"
        connectNulls
        type={isRank ? "stepAfter" : "linear"}
        stroke="none"
        fill="var(--side-a)"
        fillOpacity={0.18}
        isAnimationActive={false}
        activeDot={false}
      />
      {/* The line in colour comes last, over the others. */}
      {[...lines.keys()]
        .sort((one, other) => Number(one === chosen) - Number(other === chosen))
        .map((i) => (
          <Line
            key={i}
            dataKey={`line${i}`}
            connectNulls
            type={isRank ? "bumpX" : "linear"}
            stroke={i === chosen ? "var(--side-a)" : "var(--muted-foreground)"}
            strokeOpacity={i === chosen ? 1 : 0.45}
            strokeWidth={i === chosen ? 2.5 : 1.5}
            dot={
              times.length < 3
                ? { r: 2.5, fill: i === chosen ? "var(--side-a)" : "var(--muted-foreground)", stroke: "none" }
                : false
            }
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      {lines.map(({ name, points }, i) => {
        const last = points[points.length - 1];
        const isChosen = i === chosen;
        return (
          <g key={i}>
            <path
              d={`M${x(last.at) + 2} ${place(last.value)}H${right + 2}L${right + 14} ${ends[i]}`}
              fill="none"
              stroke={isChosen ? "var(--side-a)" : "var(--border)"}
            />
            <text
              x={right + 18}
              y={ends[i]}
              dy="0.35em"
              fontSize="12"
              fill={isChosen ? "var(--side-a-text)" : "var(--muted-foreground)"}
              fontWeight={isChosen ? 600 : 400}
            >
              {shorten(name, isRank ? 25 : 20)} {isRank ? "" : printValue(last.value, axis.unit)}
              <title>{name}</title>
            </text>
          </g>
        );
      })}
    </ComposedChart>
  );
}

function rankTicks(worst: number): number[] {
  const step = worst <= 25 ? 1 : Math.ceil(worst / 25 / 5) * 5;
  const ticks = Array.from({ length: Math.floor(worst / step) + 1 }, (_, i) => i * step || 1);
  return [...new Set(ticks)];
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** A young arena's first day: on its axis stand times of day. */
const shortSpanMs = dayMs;
const minuteSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720];

/** Beginnings of days, or on a short stretch round minutes, evenly apart. */
function timeTicks(from: number, to: number, most: number): number[] {
  const span = to - from;
  const minutes = minuteSteps.find((step) => span / (step * minuteMs) <= most) ?? 720;
  const step = span < shortSpanMs ? minutes * minuteMs : Math.max(1, Math.ceil(span / dayMs / most)) * dayMs;
  const unit = span < shortSpanMs ? step : dayMs;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / unit) * unit; at <= to; at += step) ticks.push(at);
  return ticks.length > 1 ? ticks : [from, to];
}

function Words({ active, label, drawing, chosen }: TooltipContentProps & { drawing: Lines; chosen: number }) {
  if (!active || label === undefined) return null;
  const { name, points } = drawing.lines[chosen];
  const point = points.findLast(({ at }) => at <= Number(label));
  if (!point) return null;
  return (
    <Hint name={`${name}, ${printValue(Number(label), "time")}`}>
      {drawing.axis.label}: {printEstimate(point, drawing.axis.unit)}
    </Hint>
  );
}
