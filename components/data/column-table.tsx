import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";

export interface DescribedColumn {
  name: string;
  says: string;
  /** This column in one row of the file, as it is written there. */
  example: string;
}

/** The columns of a file, each with what it says and one real value. */
export function ColumnTable({ label, columns }: { label: string; columns: DescribedColumn[] }) {
  return (
    <Table label={label} className="max-sm:text-xs">
      <thead>
        <tr>
          <TableHead>Column</TableHead>
          <TableHead>Example</TableHead>
          <TableHead>What it says</TableHead>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, says, example }) => (
          <TableRow key={name}>
            <TableCell className="font-mono text-xs whitespace-nowrap">{name}</TableCell>
            <TableCell className="max-w-72 font-mono text-xs wrap-anywhere">{example}</TableCell>
            <TableCell className="min-w-56 text-muted-foreground">{says}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
