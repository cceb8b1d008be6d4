import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import type { Comparison } from "#lib/leaderboard/compare-snapshots.ts";
import type { Provenance } from "#lib/leaderboard/types.ts";

interface Props {
  from: Provenance;
  to: Provenance;
  comparison: Comparison;
}

const number = (count: number) => count.toLocaleString("en-US");
const signed = (value: number, digits = 0) =>
  `${value < 0 ? "−" : "+"}${Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;

/** What differs between two snapshots: causes first, then every model. */
export function ComparisonTable({ from, to, comparison }: Props) {
  const { moves, votes, filters, parameters, appeared, disappeared, sameVotes } = comparison;
  const climbed = moves.filter(({ from: was, to: is }) => was?.rank !== is?.rank).length;
  return (
    <div className="mt-5">
      <p className="max-w-[70ch] text-sm">
        From {from.createdAt.slice(0, 16).replace("T", " ")} to {to.createdAt.slice(0, 16).replace("T", " ")} UTC,{" "}
        <strong className="font-semibold">
          {climbed === 0 ? "no rank changed" : `${number(climbed)} of ${number(moves.length)} ranks changed`}
        </strong>
        .{" "}
        {sameVotes
          ? "Both are made from the very same votes."
          : `${signed(votes.to - votes.from)} votes count (${number(votes.from)} → ${number(votes.to)}).`}
      </p>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-sm">
        {filters.map(({ rule, version, from: was, to: is }) => (
          <li key={`${rule}${version}`}>
            Rule <code className="font-mono text-xs">{rule}</code> v{version} keeps off {number(was)} → {number(is)}.
          </li>
        ))}
        {parameters.map(({ name, from: was, to: is }) => (
          <li key={name}>
            <code className="font-mono text-xs">{name}</code> was {JSON.stringify(was) ?? "not set"}, is{" "}
            {JSON.stringify(is) ?? "not set"}.
          </li>
        ))}
        {appeared.length > 0 && <li>New: {appeared.join(", ")}.</li>}
        {disappeared.length > 0 && <li>Gone: {disappeared.join(", ")}.</li>}
      </ul>
      <p className="mt-2 max-w-[70ch] text-xs text-muted-foreground">
        How much of each change is due to new votes, to other verdicts and to other parameters:{" "}
        <code className="font-mono wrap-anywhere">
          npm run reproduce -- {to.id} --against {from.id}
        </code>
      </p>
      <div className="mt-4">
        <Table label="What moved, model by model">
          <thead>
            <tr>
              <TableHead>Model</TableHead>
              <TableHead className="text-right">Rank</TableHead>
              <TableHead className="text-right">Rating</TableHead>
              <TableHead className="text-right">Change, points</TableHead>
              <TableHead className="text-right">Votes</TableHead>
            </tr>
          </thead>
          <tbody>
            {moves.map(({ model, from: was, to: is, change }) => (
              <TableRow key={model}>
                <TableCell className="wrap-anywhere">{model}</TableCell>
                <TableCell className="numeric whitespace-nowrap">
                  {was?.rank ?? "–"} → {is?.rank ?? "–"}
                </TableCell>
                <TableCell className="numeric">{is?.rating == null ? "–" : is.rating.toFixed(1)}</TableCell>
                <TableCell className="numeric">{change === null ? "–" : signed(change, 1)}</TableCell>
                <TableCell className="numeric">{signed((is?.votes ?? 0) - (was?.votes ?? 0))}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  );
}
