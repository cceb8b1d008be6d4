import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import type { NeighbourPair, TrustReport } from "#lib/trust/types.ts";
import { daysAtPace, paceInWords, percent, spanAtPace } from "#lib/wording.ts";
import { Section } from "./facts-list.tsx";
import { counted, wholeNumber } from "./wording.ts";

interface Props {
  board: Leaderboard;
  report: TrustReport;
  /** Votes a day that this board gains at present. */
  pace: number;
}

/** Whether there are enough votes, pair by pair of neighbours, and what it would take where there are not. */
export function VotesTab({ board, report: { neighbours, judgedBy }, pace }: Props) {
  const names = new Map(board.rows.map(({ model, name }) => [model, name]));
  const nameOf = (model: string) => names.get(model) ?? model;
  const settled = neighbours.filter(({ isSeparated }) => isSeparated).length;
  if (neighbours.length === 0) {
    return (
      <Section
        id="enough"
        title="Too little is rated to say"
        lead="It takes two models that have both won and lost against others. A few more votes settle that."
      />
    );
  }
  return (
    <Section
      id="enough"
      title={
        settled === neighbours.length
          ? "Every place is settled: all neighbours are told apart"
          : `${wholeNumber(settled)} of ${counted(neighbours.length, "pair")} of neighbours are told apart`
      }
      lead={
        <>
          Two neighbours are told apart once the chance that the upper one is better reaches 95 %. Where it has not: how
          many more votes would do, if the ratings stay where they are, with all pairs drawn as now, or with every vote
          on these two. {paceInWords(pace)} Judged by{" "}
          {judgedBy === "bradley-terry"
            ? "Bradley–Terry on this board’s votes"
            : "Bradley–Terry on this board’s decided votes"}
          .
        </>
      }
    >
      <ul className="sm:hidden">
        {neighbours.map((pair) => (
          <li key={pair.lower} className="border-b border-border/70 py-3 text-sm last:border-0">
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 wrap-anywhere">
                {nameOf(pair.upper)} <span className="text-muted-foreground">above</span> {nameOf(pair.lower)}
              </span>
              <span className="font-medium whitespace-nowrap tabular-nums">{chanceInWords(pair.chance)}</span>
            </div>
            <p className="mt-1 text-xs text-muted-foreground tabular-nums">
              {pair.isSeparated ? "told apart" : neededInWords(pair, pace)}
            </p>
          </li>
        ))}
      </ul>
      <div className="max-sm:hidden">
        <Table label="Neighbours on the board">
          <thead>
            <tr>
              <TableHead>Above</TableHead>
              <TableHead>Below</TableHead>
              <TableHead className="text-right">P (above is better)</TableHead>
              <TableHead className="text-right">More votes on all pairs</TableHead>
              <TableHead className="text-right">Days at this pace</TableHead>
              <TableHead className="text-right">Or more on this pair alone</TableHead>
            </tr>
          </thead>
          <tbody>
            {neighbours.map((pair) => (
              <TableRow key={pair.lower}>
                <TableCell className="min-w-36 wrap-anywhere">{nameOf(pair.upper)}</TableCell>
                <TableCell className="min-w-36 wrap-anywhere">{nameOf(pair.lower)}</TableCell>
                <TableCell className="numeric">{chanceInWords(pair.chance)}</TableCell>
                {pair.isSeparated ? (
                  <TableCell colSpan={3} className="text-right text-muted-foreground">
                    told apart
                  </TableCell>
                ) : (
                  <>
                    <TableCell className="numeric">{votesInWords(pair.atPresentMix)}</TableCell>
                    <TableCell className="numeric">{daysAtPace(pair.atPresentMix, pace) ?? "–"}</TableCell>
                    <TableCell className="numeric">{votesInWords(pair.onThePair)}</TableCell>
                  </>
                )}
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

/** What a phone says in one line: "6,120 more votes (about 3 days), or 410 on the pair". */
function neededInWords({ atPresentMix, onThePair }: NeighbourPair, pace: number): string {
  if (atPresentMix === null || onThePair === null) return "no number of votes would tell them apart";
  const span = spanAtPace(atPresentMix, pace);
  return `${votesInWords(atPresentMix)} more votes${span ? ` (${span})` : ""}, or ${votesInWords(onThePair)} on the pair`;
}

/** Never "100 %": votes cannot make it certain. */
const chanceInWords = (chance: number) => (chance > 0.999 ? "> 99.9 %" : percent(chance));

/** Beyond a billion votes a number says no more than that. */
const votesInWords = (votes: number | null) =>
  votes === null ? "no number would do" : votes > 1e9 ? "> 1,000,000,000" : wholeNumber(votes);
