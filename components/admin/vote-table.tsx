import Link from "next/link";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import { toMinute } from "./times.ts";

interface SeenVote {
  id: string;
  battleId: string;
  castAt: Date;
  winner: string;
  voterId: string | null;
  votesToday: number;
  modelA: string;
  modelB: string;
  rules: string[];
}

const winnerWords: Record<string, string> = { model_a: "A", model_b: "B", tie: "Tie", both_bad: "Both bad" };

/**
 * The newest votes of the arena, with what keeps them off. The way to set them or their voter aside stands beside the time,
 * within reach on a phone.
 */
export function VoteTable({ votes }: { votes: SeenVote[] }) {
  if (votes.length === 0) return <p className="text-sm text-muted-foreground">Nobody has voted yet.</p>;
  return (
    <Table label="Newest votes">
      <thead>
        <tr>
          <TableHead>Cast</TableHead>
          <TableHead>Set aside</TableHead>
          <TableHead>A against B</TableHead>
          <TableHead>Better</TableHead>
          <TableHead>Kept off by</TableHead>
          <TableHead className="text-right">Voter’s votes, 24 h</TableHead>
        </tr>
      </thead>
      <tbody>
        {votes.map((vote) => (
          <TableRow key={vote.id}>
            <TableCell className="whitespace-nowrap tabular-nums">
              <Link
                href={`/admin/battles/${vote.battleId}`}
                prefetch={false}
                aria-label={`Read the battle of ${toMinute(vote.castAt)}`}
                className="underline decoration-input underline-offset-4 hover:decoration-current"
              >
                {toMinute(vote.castAt)}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Choose what="vote" id={vote.id} label={`Set the vote of ${toMinute(vote.castAt)} aside`} />
              {vote.voterId && (
                <Choose what="voter" id={vote.voterId} label={`Set the voter of ${toMinute(vote.castAt)} aside`} />
              )}
            </TableCell>
            <TableCell className="min-w-40">
              {vote.modelA} against {vote.modelB}
            </TableCell>
            <TableCell className="whitespace-nowrap">{winnerWords[vote.winner]}</TableCell>
            <TableCell className="font-mono text-xs">{vote.rules.join(", ") || "–"}</TableCell>
            <TableCell className="numeric">{vote.votesToday.toLocaleString("en")}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** Fills the form above. */
function Choose({ what, id, label }: { what: "vote" | "voter"; id: string; label: string }) {
  return (
    <Link
      href={`/admin/votes?${what}=${id}#aside`}
      prefetch={false}
      aria-label={label}
      className="mr-3 underline decoration-input underline-offset-4 hover:decoration-current"
    >
      {what === "vote" ? "Vote" : "Voter"}
    </Link>
  );
}
