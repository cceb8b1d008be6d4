export interface DescribedColumn {
  name: string;
  says: string;
  /** This column in one row of the file, as it is written there. */
  example: string;
}

const head = "border-b border-border py-2 pr-6 text-left text-xs font-medium text-muted-foreground";

/**
 * The columns of a file, each with what it says and one real value; on a phone, one below the other. The roles are spelled
 * out because a table that is laid out as anything else loses them.
 */
export function ColumnTable({ label, columns }: { label: string; columns: DescribedColumn[] }) {
  return (
    <table role="table" aria-label={label} className="w-full border-collapse text-sm max-sm:block">
      <thead role="rowgroup" className="max-sm:sr-only">
        <tr role="row">
          {["Column", "Example", "What it says"].map((name) => (
            <th key={name} role="columnheader" scope="col" className={head}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {columns.map(({ name, says, example }) => (
          <tr key={name} role="row" className="border-b border-border/70 max-sm:block max-sm:py-2">
            <td role="cell" className="py-2 pr-6 font-mono text-xs whitespace-nowrap max-sm:block max-sm:p-0 sm:w-44">
              {name}
            </td>
            <td
              role="cell"
              className="py-2 pr-6 font-mono text-xs wrap-anywhere text-muted-foreground max-sm:block max-sm:p-0 sm:w-64"
            >
              {example}
            </td>
            <td role="cell" className="py-2 max-sm:block max-sm:p-0">
              {says}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
