import type { Drawing } from "#lib/analysis/types.ts";
import { BarList } from "./bar-list.tsx";
import { ColumnStrip } from "./column-strip.tsx";
import { DotList } from "./dot-list.tsx";
import { LineList } from "./line-list.tsx";
import { MatrixList } from "./matrix-list.tsx";
import { ScatterList } from "./scatter-list.tsx";

/** A drawing as a readable list with a small mark per line: what a phone shows. None of it needs the chart library. */
export function DrawnList({
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
      return <MatrixList drawing={drawing} model={accent} setModel={setAccent} />;
    case "scatter":
      return <ScatterList drawing={drawing} />;
    case "empty":
      return null;
  }
}
