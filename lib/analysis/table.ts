import type { Columns, Drawing, Estimate, Unit } from "./types.ts";

export type Cell = string | number | null;

/** A picture's numbers as a table. `key` is a column's name in files. */
export interface Table {
  columns: { key: string; label: string; unit: Unit | "text" }[];
  rows: Cell[][];
}

/** The table behind a picture, unrounded. */
export function tableOf(drawing: Drawing): Table {
  switch (drawing.kind) {
    case "dots": {
      const { axis, series, rowLabel } = drawing;
      const estimates = series.flatMap((name) => estimateColumns(series.length === 1 ? axis.label : name, axis.unit));
      return {
        columns: [text(rowLabel), ...estimates],
        rows: drawing.rows.map(({ name, values }) => [name, ...values.flatMap(endsOf)]),
      };
    }
    case "bars":
      return {
        columns: [text(drawing.rowLabel), ...drawing.series.map((name) => column(name, drawing.axis.unit))],
        rows: drawing.rows.map(({ name, values }) => [name, ...values]),
      };
    case "columns":
      return {
        columns: [text(drawing.x.label), ...heightColumns(drawing)],
        rows: drawing.columns.map(({ label, value, parts }) => [label, ...(parts ?? [value])]),
      };
    case "lines":
      return {
        columns: [
          text("Model"),
          text("Time"),
          ...estimateColumns(drawing.axis.label, drawing.axis.unit, drawing.isRank),
        ],
        rows: drawing.lines.flatMap(({ name, points }) =>
          points.map(({ at, ...estimate }) => [
            name,
            new Date(at).toISOString(),
            ...(drawing.isRank ? [estimate.value] : endsOf(estimate)),
          ]),
        ),
      };
    case "matrix":
      return {
        columns: [text("Model A"), ...drawing.models.map(({ name }) => column(name, drawing.unit))],
        rows: drawing.models.map(({ name }, i) => [name, ...drawing.cells[i]]),
      };
    case "scatter": {
      const isResampled = drawing.frontier.some(({ low }) => low !== null);
      return {
        columns: [
          text("Model"),
          column(drawing.x.label, drawing.x.unit),
          ...estimateColumns(drawing.y.label, drawing.y.unit),
          column("On the frontier (share of resamplings)", "share"),
        ],
        rows: drawing.points.map(({ name, x, onFrontier, ...estimate }) => [
          ...[name, x, ...endsOf(estimate)],
          isResampled ? onFrontier : null,
        ]),
      };
    }
    case "empty":
      return { columns: [text("Note")], rows: [[drawing.says]] };
  }
}

/** The same for files: a matrix has one line per pair that is known, and models come by slug as well. */
export function fileTableOf(drawing: Drawing): Table {
  if (drawing.kind === "empty") return { columns: [], rows: [] };
  if (drawing.kind === "columns") {
    const { x, columns } = drawing;
    const isTime = x.unit === "time";
    const isDaily = columns.every(({ at }) => at % 86_400_000 === 0);
    const isRange = columns.some(({ to }) => to !== undefined);
    return {
      columns: [
        isRange ? { key: "from", label: "From", unit: x.unit } : column(x.label, isTime ? "text" : x.unit),
        ...(isRange ? [{ key: "to", label: "To", unit: x.unit }] : []),
        ...heightColumns(drawing),
      ],
      rows: columns.map(({ at, to, value, parts }) => [
        isTime ? new Date(at).toISOString().slice(0, isDaily ? 10 : 16) : at,
        ...(isRange ? [to ?? null] : []),
        ...(parts ?? [value]),
      ]),
    };
  }
  if (drawing.kind === "matrix") {
    const { models, cells, label, unit } = drawing;
    return {
      columns: [text("Model A"), text("Model B"), column(label, unit)],
      rows: models.flatMap(({ model }, i) =>
        models.flatMap((other, j) => (cells[i][j] === null ? [] : [[model, other.model, cells[i][j]]])),
      ),
    };
  }
  const table = tableOf(drawing);
  const slugs = slugsOf(drawing);
  if (!slugs.some((slug) => slug !== undefined)) return table;
  return {
    columns: [text("Model slug"), ...table.columns],
    rows: table.rows.map((row, i) => [slugs[i] ?? null, ...row]),
  };
}

function slugsOf(drawing: Drawing): (string | undefined)[] {
  switch (drawing.kind) {
    case "dots":
    case "bars":
      return drawing.rows.map(({ model }) => model);
    case "lines":
      return drawing.lines.flatMap(({ model, points }) => points.map(() => model));
    case "scatter":
      return drawing.points.map(({ model }) => model);
    case "matrix":
    case "columns":
    case "empty":
      return [];
  }
}

const endsOf = (estimate: Estimate | null): Cell[] => [
  estimate?.value ?? null,
  estimate?.low ?? null,
  estimate?.high ?? null,
];

/** How high columns are, or how high each part of them is. */
const heightColumns = ({ y, series }: Columns): Table["columns"] =>
  (series ?? [y.label]).map((label) => column(label, y.unit));

const text = (label: string) => ({ key: keyOf(label), label, unit: "text" as const });
const column = (label: string, unit: Unit | "text") => ({ key: keyOf(label), label, unit });

function estimateColumns(label: string, unit: Unit, isBare = false): Table["columns"] {
  const value = column(label, unit);
  if (isBare) return [value];
  return [
    value,
    { key: `${value.key}_low`, label: "95 % from", unit },
    { key: `${value.key}_high`, label: "to", unit },
  ];
}

/** "Rating (points)" → "rating_points". */
const keyOf = (label: string) =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
