import { printValue } from "#lib/analysis/print-value.ts";
import type { Matrix } from "#lib/analysis/types.ts";
import { fillOf } from "../colours.ts";
import { ModelChoice } from "../model-choice.tsx";
import { Line, List } from "./line.tsx";

/** One row of a grid at a time: a model of the reader's choice against every other. */
export function MatrixList({
  drawing: { models, cells, unit, scale, label },
  model,
  setModel,
}: {
  drawing: Matrix;
  model: string | undefined;
  setModel: (model: string) => void;
}) {
  const i = Math.max(
    0,
    models.findIndex((one) => one.model === model),
  );
  const most = scale === "diverging" ? 1 : Math.max(...cells.flat().filter((cell) => cell !== null), 1);
  const unknown = cells[i].filter((cell, j) => cell === null && j !== i).length;
  return (
    <>
      <ModelChoice label="Model A" models={models} chosen={models[i].model} choose={setModel} />
      <p className="mt-2 text-xs text-muted-foreground">{label}, against:</p>
      <List>
        {models.map(({ name }, j) => {
          const cell = cells[i][j];
          return i === j || cell === null ? null : (
            <Line key={j} name={name} value={printValue(cell, unit)}>
              <div aria-hidden className="relative h-2 bg-muted">
                <div
                  className="h-2"
                  style={{ width: `${(cell / most) * 100}%`, background: fillOf(cell, scale, most) }}
                />
                {scale === "diverging" && <div className="absolute top-0 left-1/2 h-2 w-px bg-input" />}
              </div>
            </Line>
          );
        })}
      </List>
      {unknown > 0 && <p className="mt-1 text-xs text-muted-foreground">Nothing is known of {unknown} others.</p>}
    </>
  );
}
