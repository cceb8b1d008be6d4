"use client";

import type { Drawing } from "#lib/analysis/types.ts";
import { BarChart } from "./bar-chart.tsx";
import { ColumnChart } from "./column-chart.tsx";
import { DotChart } from "./dot-chart.tsx";
import { LineChart } from "./line-chart.tsx";
import { MatrixChart } from "./matrix-chart.tsx";
import { ScatterChart } from "./scatter-chart.tsx";

/** A drawing as one SVG of a given width. Charts draw what they are given and compute nothing but places. */
export default function Chart({ drawing, width, accent }: { drawing: Drawing; width: number; accent?: string }) {
  switch (drawing.kind) {
    case "dots":
      return <DotChart drawing={drawing} width={width} accent={accent} />;
    case "bars":
      return <BarChart drawing={drawing} width={width} accent={accent} />;
    case "columns":
      return <ColumnChart drawing={drawing} width={width} />;
    case "lines":
      return <LineChart drawing={drawing} width={width} accent={accent} />;
    case "matrix":
      return <MatrixChart drawing={drawing} width={width} accent={accent} />;
    case "scatter":
      return <ScatterChart drawing={drawing} width={width} accent={accent} />;
    case "empty":
      return null;
  }
}
