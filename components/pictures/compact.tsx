"use client";

import { useId, useState } from "react";
import type { ReactNode } from "react";
import { printEstimate, printValue } from "#lib/analysis/print-value.ts";
import type { Bars, Columns, Dots, Drawing, Estimate, Lines, Matrix, Scatter } from "#lib/analysis/types.ts";
import { utcDay } from "#lib/wording.ts";
import { fillOf, partColour } from "./colours.ts";
import { ModelChoice } from "./model-choice.tsx";

/** Pictures as readable lists with a small mark each: what a phone shows. None of it needs the chart library. */
export function Compact({
  drawing,
  accent,
  setAccent,
}: {
  drawing: Drawing;
  accent?: string;
  setAccent: (model: string) => void;
}) {
  switch (drawing.kind) {
    case "dots":
      return <DotList drawing={drawing} />;
    case "bars":
      return <BarList drawing={drawing} />;
    case "columns":
      return <ColumnStrip drawing={drawing} />;
    case "lines":
      return <LineList drawing={drawing} />;
    case "matrix":
      return <MatrixList drawing={drawing} model={accent ?? drawing.models[0].model} setModel={setAccent} />;
    case "scatter":
      return <ScatterList drawing={drawing} />;
    case "empty":
      return null;
  }
}

function DotList({ drawing: { axis, rows, series } }: { drawing: Dots }) {
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
        >
          <Rail>
            {axis.reference !== undefined && <Mark d={`M${at(axis.reference)} 0V8`} className="stroke-input" />}
            {values.map((one, s) => one && <Whisker key={s} estimate={one} at={at} series={s} />)}
          </Rail>
        </Line>
      ))}
      {series.length > 1 && <Legend series={series} />}
    </List>
  );
}

const pointColour = ["stroke-side-a", "stroke-side-b"];

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

function BarList({ drawing: { axis, rows, series } }: { drawing: Bars }) {
  const longest = Math.max(
    ...rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0)),
    Number.MIN_VALUE,
  );
  return (
    <List>
      {rows.map(({ name, values, words }, i) => (
        <Line key={i} name={name} value={words ?? values.map((value) => printValue(value, axis.unit)).join(" / ")}>
          <div className="flex h-2" aria-hidden>
            {values.map((value, s) => (
              <div
                key={s}
                style={{
                  width: `${(value / longest) * 100}%`,
                  background: series.length === 1 ? "var(--side-a)" : partColour(s, series.length),
                }}
              />
            ))}
          </div>
        </Line>
      ))}
      {series.length > 1 && <Legend series={series} />}
    </List>
  );
}

function Legend({ series }: { series: string[] }) {
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-xs text-muted-foreground">
      {series.map((name, s) => (
        <span key={name} className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-full" style={{ background: partColour(s, series.length) }} />
          {name}
        </span>
      ))}
    </li>
  );
}

/** Few enough upright bars to be told apart on a phone, the rest joined with their neighbours. */
const mostColumns = 48;

function ColumnStrip({ drawing: { x, y, columns, marks } }: { drawing: Columns }) {
  const joined = joinColumns(columns, mostColumns);
  const highest = Math.max(...joined.map(({ value }) => value), Number.MIN_VALUE);
  const top = joined.find(({ value }) => value === highest)!;
  const [from, to] = [columns[0], columns[columns.length - 1]];
  return (
    <div>
      <p className="text-xs text-muted-foreground">
        {y.label}: at most {printValue(highest, y.unit)} ({top.label})
      </p>
      <svg viewBox={`0 0 ${joined.length} 40`} preserveAspectRatio="none" aria-hidden className="mt-2 h-32 w-full">
        {joined.map(({ value }, i) => (
          <rect
            key={i}
            x={i + 0.08}
            width={0.84}
            y={40 - (value / highest) * 40}
            height={(value / highest) * 40}
            className="fill-side-a"
          />
        ))}
      </svg>
      <p className="mt-1 flex justify-between gap-4 border-t border-border pt-1 text-xs text-muted-foreground tabular-nums">
        <span>{from.label}</span>
        <span>{x.label}</span>
        <span>{to.label}</span>
      </p>
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

export function joinColumns(columns: Columns["columns"], most: number): { value: number; label: string }[] {
  const size = Math.ceil(columns.length / most);
  if (size <= 1) return columns;
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, i) => {
    const some = columns.slice(i * size, (i + 1) * size);
    return {
      value: some.reduce((sum, { value }) => sum + value, 0),
      label: some.length > 1 ? `${some[0].label} to ${some[some.length - 1].label}` : some[0].label,
    };
  });
}

function LineList({ drawing: { axis, lines, isRank } }: { drawing: Lines }) {
  const times = lines.flatMap(({ points }) => points.map(({ at }) => at));
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (at: number) => (to > from ? ((at - from) / (to - from)) * 100 : 50);
  const y = (value: number) => {
    const share = most > least ? (value - least) / (most - least) : 0.5;
    return 2 + (isRank ? share : 1 - share) * 20;
  };
  return (
    <List>
      {lines.map(({ name, points }, i) => {
        const [first, last] = [points[0], points[points.length - 1]];
        const move = Math.round(last.value) - Math.round(first.value);
        return (
          <Line
            key={i}
            name={name}
            value={printValue(last.value, axis.unit)}
            words={`${printEstimate(last, axis.unit)}; ${printValue(first.value, axis.unit)} on ${utcDay(first.at)}`}
          >
            <div className="flex items-center gap-3">
              <svg
                viewBox="0 0 100 24"
                preserveAspectRatio="none"
                aria-hidden
                className="h-6 min-w-0 flex-1 overflow-visible"
              >
                <path
                  d={points.map(({ at, value }, p) => `${p === 0 ? "M" : "L"}${x(at)} ${y(value)}`).join("")}
                  fill="none"
                  className="stroke-side-a"
                  strokeWidth="1.5"
                  vectorEffect="non-scaling-stroke"
                />
              </svg>
              <span className="numeric w-24 text-xs text-muted-foreground">
                {move === 0
                  ? "as at first"
                  : `${move > 0 ? "+" : "−"}${printValue(Math.abs(move), axis.unit)} ${isRank ? "places" : "points"}`}
              </span>
            </div>
          </Line>
        );
      })}
    </List>
  );
}

function MatrixList({
  drawing,
  model,
  setModel,
}: {
  drawing: Matrix;
  model: string;
  setModel: (model: string) => void;
}) {
  const { models, cells, unit, scale, label } = drawing;
  const i = Math.max(
    0,
    models.findIndex((one) => one.model === model),
  );
  const values = cells.flat().filter((cell) => cell !== null);
  const most = scale === "diverging" ? 1 : Math.max(...values, 1);
  return (
    <>
      <ModelChoice label="Model A" models={models} chosen={models[i].model} choose={setModel} />
      <p className="mt-2 text-xs text-muted-foreground">{label}, against:</p>
      <List>
        {models.map(({ name }, j) => {
          if (j === i) return null;
          const cell = cells[i][j];
          return (
            <Line key={j} name={name} value={cell === null ? "–" : printValue(cell, unit)}>
              <div aria-hidden className="relative h-2 bg-muted">
                {cell !== null && (
                  <div
                    className="h-2"
                    style={{ width: `${(cell / most) * 100}%`, background: fillOf(cell, scale, most) }}
                  />
                )}
                {scale === "diverging" && <div className="absolute top-0 left-1/2 h-2 w-px bg-input" />}
              </div>
            </Line>
          );
        })}
      </List>
    </>
  );
}

function ScatterList({ drawing: { x, y, points } }: { drawing: Scatter }) {
  const [showsAll, setShowsAll] = useState(false);
  const id = useId();
  const frontier = points.filter(({ isOnFrontier }) => isOnFrontier);
  const shown = showsAll ? points.toSorted((one, other) => other.value - one.value) : frontier;
  return (
    <>
      <p className="text-xs text-muted-foreground">
        {showsAll ? "All models" : "Models that nothing beats on both"}: {x.label}; {y.label}
      </p>
      <ul id={id} className="mt-1 text-sm">
        {shown.map(({ name, x: at, isOnFrontier, onFrontier, ...estimate }, i) => (
          <li key={i} className="border-b border-border/70 py-2">
            <div className="flex justify-between gap-3">
              <span className={isOnFrontier ? "font-medium" : ""}>{name}</span>
              <span className="shrink-0 tabular-nums">{printValue(at, x.unit)}</span>
            </div>
            <div className="flex justify-between gap-3 text-xs text-muted-foreground">
              <span>{printEstimate(estimate, y.unit)}</span>
              <span className="shrink-0">frontier in {printValue(onFrontier, "share")}</span>
            </div>
          </li>
        ))}
      </ul>
      {points.length > frontier.length && (
        <button
          type="button"
          aria-expanded={showsAll}
          aria-controls={id}
          onClick={() => setShowsAll(!showsAll)}
          className="mt-2 h-10 text-sm underline decoration-input underline-offset-4"
        >
          {showsAll ? "Only the frontier" : `All ${points.length} models`}
        </button>
      )}
    </>
  );
}

const List = ({ children }: { children: ReactNode }) => <ul className="text-sm">{children}</ul>;

function Line({ name, value, words, children }: { name: string; value: string; words?: string; children: ReactNode }) {
  return (
    <li className="py-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate" title={name}>
          {name}
        </span>
        <span className="shrink-0 tabular-nums" title={words}>
          {value}
        </span>
      </div>
      <div className="mt-1">{children}</div>
    </li>
  );
}

/** A line as long as there is room; marks on it keep their width while it stretches. */
const Rail = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden className="h-2 w-full overflow-visible">
    <Mark d="M0 4H100" className="stroke-border" />
    {children}
  </svg>
);

/** A point is a line of no length with a round end. */
const Mark = ({
  d,
  className,
  width = 1,
  isRound = false,
}: {
  d: string;
  className: string;
  width?: number;
  isRound?: boolean;
}) => (
  <path
    d={d}
    className={className}
    strokeWidth={width}
    strokeLinecap={isRound ? "round" : undefined}
    vectorEffect="non-scaling-stroke"
  />
);
