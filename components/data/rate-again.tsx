import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { margin, wholeNumber } from "#components/leaderboard/wording.ts";

const topRows = 5;
const usualRounds = 1000;

/** How to get the board's numbers out of the file, with the numbers to expect. */
export function RateAgain({ board }: { board: Leaderboard | null }) {
  // The command's own defaults are the board's, but for what the operator changed.
  const rounds = board?.snapshot.rounds ?? usualRounds;
  const command = `npm run rate -- votes.jsonl${rounds === usualRounds ? "" : ` --bootstrap ${rounds}`}`;
  const rated = board?.rows.filter(({ rating }) => rating !== null).slice(0, topRows) ?? [];
  return (
    <>
      <pre
        tabIndex={0}
        aria-label="Command"
        className="mt-3 overflow-x-auto rounded-md bg-muted px-4 py-3 font-mono text-xs leading-6"
      >
        {command}
      </pre>
      {rated.length > 0 && (
        <>
          <p className="mt-4 text-sm">
            The first lines to expect, from the newest board of{" "}
            <strong className="font-semibold">{board!.snapshot.source.name}</strong> (
            {wholeNumber(board!.snapshot.votes)} votes):
          </p>
          <table className="mt-2 text-sm tabular-nums">
            <thead>
              <tr className="text-left text-xs text-muted-foreground">
                <th scope="col" className="py-1 pr-6 font-medium">
                  Rank
                </th>
                <th scope="col" className="py-1 pr-6 font-medium">
                  Model
                </th>
                <th scope="col" className="numeric py-1 pr-6 font-medium">
                  Arena Elo
                </th>
                <th scope="col" className="numeric py-1 font-medium">
                  95 % CI
                </th>
              </tr>
            </thead>
            <tbody>
              {rated.map((row) => (
                <tr key={row.model}>
                  <td className="py-1 pr-6">{row.rank}</td>
                  <td className="py-1 pr-6 font-mono text-xs wrap-anywhere">{row.model}</td>
                  <td className="numeric py-1 pr-6">{wholeNumber(row.rating!)}</td>
                  <td className="numeric py-1 whitespace-nowrap">{margin(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
