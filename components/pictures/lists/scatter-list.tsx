"use client";

import { useId, useState } from "react";
import { printEstimate, printValue } from "#lib/analysis/print-value.ts";
import type { Scatter } from "#lib/analysis/types.ts";

/** The models that nothing beats on both, from the cheapest; all of them on request. */
export function ScatterList({ drawing: { x, y, points, isMoreBetter } }: { drawing: Scatter }) {
  const [showsAll, setShowsAll] = useState(false);
  const id = useId();
  const frontier = points
    .filter(({ isOnFrontier }) => isOnFrontier)
    .sort((one, other) => (isMoreBetter ? other.x - one.x : one.x - other.x));
  const shown = showsAll ? points.toSorted((one, other) => other.value - one.value) : frontier;
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
