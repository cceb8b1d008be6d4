"use client";

import { printValue } from "#lib/analysis/print-value.ts";
import type { Matrix } from "#lib/analysis/types.ts";
import { fillOf } from "../colours.ts";
import { cellSize, chartHeight, grid } from "../heights.ts";
import { shorten } from "./frame.ts";

const { nameWidth, headHeight } = grid;
const gap = 1;

/** Every model against every other, in an SVG of its own: chart libraries have no grid of cells with numbers in them. */
export function MatrixChart({ drawing, width, accent }: { drawing: Matrix; width: number; accent?: string }) {
  const { models, cells, unit, scale, label } = drawing;
  const n = models.length;
  const { width: size, height: cellHeight } = cellSize(n, width, nameWidth);
  const values = cells.flat().filter((cell) => cell !== null);
  const most = scale === "diverging" ? 1 : Math.max(...values, 0);
  const longest = Math.max(...values.map((value) => numberIn(value, unit).length), 1);
  const hasNumbers = size >= longest * 6 + 2;
  const height = chartHeight(drawing, width);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontSize="12" fill="var(--foreground)">
      <text x={0} y={headHeight - 8} fill="var(--muted-foreground)">
        Model A ↓, model B →
      </text>
      {models.map(({ model, name }, i) => (
        <g key={model} fontWeight={model === accent ? 600 : 400}>
          <text x={0} y={headHeight + (i + 0.5) * cellHeight} dy="0.35em">
            {shorten(name, 24)}
            <title>{name}</title>
          </text>
          <text
            transform={`translate(${nameWidth + (i + 0.5) * size} ${headHeight - 6}) rotate(-50)`}
            dy="0.35em"
            fontSize="11.5"
          >
            {shorten(name, 22)}
            <title>{name}</title>
          </text>
        </g>
      ))}
      {cells.map((row, i) =>
        row.map((cell, j) => {
          const x = nameWidth + j * size;
          const y = headHeight + i * cellHeight;
          return (
            <g key={`${i} ${j}`}>
              <rect
                x={x}
                y={y}
                width={size - gap}
                height={cellHeight - gap}
                fill={i === j ? "var(--background)" : cell === null ? "var(--muted)" : fillOf(cell, scale, most)}
              >
                <title>
                  {i === j
                    ? models[i].name
                    : `${models[i].name} against ${models[j].name}: ${cell === null ? "never met" : printValue(cell, unit)}`}
                </title>
              </rect>
              {hasNumbers && cell !== null && i !== j && (
                <text
                  x={x + (size - gap) / 2}
                  y={y + (cellHeight - gap) / 2}
                  dy="0.35em"
                  textAnchor="middle"
                  fontSize="10.5"
                  className="tabular-nums"
                  pointerEvents="none"
                  fill="var(--matrix-ink)"
                >
                  {numberIn(cell, unit)}
                </text>
              )}
            </g>
          );
        }),
      )}
      <Key x={nameWidth} y={height - 22} drawing={drawing} most={most} label={label} />
    </svg>
  );
}

/** "83": the unit stands in the key. */
const numberIn = (value: number, unit: Matrix["unit"]) =>
  unit === "share" ? String(Math.round(value * 100)) : printValue(value, unit);

function Key({
  x,
  y,
  drawing: { scale, unit },
  most,
  label,
}: {
  x: number;
  y: number;
  drawing: Matrix;
  most: number;
  label: string;
}) {
  const steps = Array.from({ length: 11 }, (_, i) => (i / 10) * most);
  return (
    <g fill="var(--muted-foreground)" fontSize="11.5">
      {steps.map((value, i) => (
        <rect key={i} x={x + i * 14} y={y} width={14} height={10} fill={fillOf(value, scale, most)} />
      ))}
      <text x={x} y={y + 21}>
        {scale === "diverging" ? "0 %" : "0"}
      </text>
      <text x={x + 154} y={y + 21} textAnchor="end">
        {scale === "diverging" ? "100 %" : printValue(most, unit)}
      </text>
      <text x={x + 168} y={y + 9}>
        {label}
      </text>
    </g>
  );
}
