import { printValue } from "#lib/analysis/print-value.ts";
import { tableOf } from "#lib/analysis/table.ts";
import type { Cell, Table } from "#lib/analysis/table.ts";
import type { Drawing } from "#lib/analysis/types.ts";
import { classNames } from "#components/ui/class-names.ts";

/** So many lines that a page holds them easily; the file has the rest. */
const mostRows = 400;

/** The numbers behind a picture: always there for screen readers, and for everybody on request. */
export function DataTable({ drawing, caption, isShown }: { drawing: Drawing; caption: string; isShown: boolean }) {
  const { columns, rows } = tableOf(drawing);
  const table = (
    <table className="w-full border-collapse text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, unit }, i) => (
            <th
              key={i}
              scope="col"
              className={classNames(
                "border-b border-border px-2 py-1.5 align-bottom text-xs font-medium text-muted-foreground first:pl-0",
                unit === "text" ? "text-left" : "text-right",
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostRows).map((row, i) => (
          <tr key={i} className="border-b border-border/70">
            <th scope="row" className="px-2 py-1.5 pl-0 text-left font-normal">
              {row[0]}
            </th>
            {row.slice(1).map((cell, j) => (
              <td
                key={j}
                className={classNames(
                  "px-2 py-1.5 whitespace-nowrap",
                  columns[j + 1].unit === "text" ? "text-left" : "text-right",
                )}
              >
                {printCell(cell, columns[j + 1])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!isShown) return <div className="sr-only">{table}</div>;
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="mt-3 max-h-96 overflow-auto print:max-h-none print:overflow-visible"
    >
      {table}
      {rows.length > mostRows && (
        <p className="mt-2 text-xs text-muted-foreground">The first {mostRows} lines; the CSV has them all.</p>
      )}
    </div>
  );
}

function printCell(cell: Cell, { unit }: Table["columns"][number]): string {
  if (cell === null) return "–";
  if (typeof cell === "string")
    return unit === "text" && /^\d{4}-\d\d-\d\dT/.test(cell) ? cell.slice(0, 16).replace("T", " ") : cell;
  return unit === "text" ? String(cell) : printValue(cell, unit);
}
