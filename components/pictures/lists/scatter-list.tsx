"use client";

import { useId, useState } from "react";
import { printEstimate, printValue } from "#lib/analysis/print-value.ts";
import type { Estimate, Scatter } from "#lib/analysis/types.ts";
import { Mark, Rail } from "./line.tsx";

/** The models that nothing beats on both, from the cheapest; all of them on request. */
export function ScatterList({ drawing: { x, y, points, frontier: steps, isMoreBetter } }: { drawing: Scatter }) {
  const [showsAll, setShowsAll] = useState(false);
  const id = useId();
  const frontier = points
    .filter(({ isOnFrontier }) => isOnFrontier)
    .sort((one, other) => (isMoreBetter ? other.x - one.x : one.x - other.x));
  const shown = showsAll ? points.toSorted((one, other) => other.value - one.value) : frontier;
  // Without resamplings, as of online Elo, nobody knows how sure a place on the frontier is.
  const isResampled = steps.some(({ low }) => low !== null);
  const bands = new Map(steps.map((step) => [step.x, step]));
  const ends = [...points, ...steps].flatMap(({ value, low, high }) => [low ?? value, high ?? value]);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const place = (value: number) => (to > from ? ((value - from) / (to - from)) * 100 : 50);
  return (
    <>
      <p className="text-xs text-muted-foreground">
        {showsAll ? "All models, best first" : "Models that no other beats on both"}. {x.label}; {y.label}.
      </p>
      <ul id={id} className="mt-1 text-sm">
        {shown.map(({ name, x: at, isOnFrontier, onFrontier, ...estimate }, i) => (
          <li key={i} className="border-b border-border/70 py-2">
            <div className="flex justify-between gap-3">
              <span className={isOnFrontier ? "min-w-0 truncate font-medium" : "min-w-0 truncate"}>{name}</span>
              <span className="shrink-0 tabular-nums">{printValue(at, x.unit)}</span>
            </div>
            <div className="flex justify-between gap-3 text-xs text-muted-foreground tabular-nums">
              <span>{printEstimate(estimate, y.unit)}</span>
              {isResampled && <span className="shrink-0">frontier in {printValue(onFrontier, "share")}</span>}
            </div>
            <div className="mt-1">
              <Rail>
                <Reach of={bands.get(at)} place={place} className="stroke-side-a/25" width={8} />
                <Reach of={estimate} place={place} className="stroke-muted-foreground" width={1.5} />
                <Mark
                  d={`M${place(estimate.value)} 4h0`}
                  className={isOnFrontier ? "stroke-side-a" : "stroke-foreground"}
                  width={8}
                  isRound
                />
              </Rail>
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

/** From end to end of an interval, where one is known. */
function Reach({
  of,
  place,
  className,
  width,
}: {
  of: Estimate | undefined;
  place: (value: number) => number;
  className: string;
  width: number;
}) {
  if (!of || of.low === null || of.high === null) return null;
  return <Mark d={`M${place(of.low)} 4H${place(of.high)}`} className={className} width={width} />;
}
