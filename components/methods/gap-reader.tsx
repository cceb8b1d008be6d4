import { Button } from "#components/ui/button.tsx";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import { gapOf, widestGap } from "#lib/profile/gap.ts";
import type { Gap } from "#lib/profile/gap.ts";
import { percent } from "#lib/wording.ts";

const usual = [0, 10, 25, 50, 100, 200, 400].map(gapOf);

/** From points to chances: one gap by a form that the server answers, the usual ones as a table. */
export function GapReader({ asked, answer }: { asked: string | undefined; answer: Gap | null }) {
  const isWrong = asked !== undefined && answer === null;
  return (
    <div className="grid gap-8 md:grid-cols-[20rem_minmax(0,26rem)] md:gap-12">
      <form action="/methods#gap" className="self-start">
        <label htmlFor="points" className="text-sm font-medium">
          Lead in points
        </label>
        <div className="mt-1 flex gap-2">
          <input
            id="points"
            name="gap"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={asked ?? "50"}
            aria-invalid={isWrong || undefined}
            aria-describedby="gap-answer"
            className="h-10 w-28 rounded-md border border-input bg-card px-3 text-right tabular-nums aria-invalid:border-destructive"
          />
          <Button type="submit" look="outline">
            Convert
          </Button>
        </div>
        <p id="gap-answer" role="status" className="mt-3 text-sm">
          {isWrong ? (
            <span className="text-destructive">
              A lead is a number of points between −{widestGap} and {widestGap}, such as 50.
            </span>
          ) : (
            inWords(answer ?? gapOf(50))
          )}
        </p>
      </form>
      <Table label="Leads in points, chances and odds">
        <thead>
          <tr>
            <TableHead className="text-right">Lead (points)</TableHead>
            <TableHead className="text-right">Points of 100 battles</TableHead>
            <TableHead className="text-right">Odds</TableHead>
          </tr>
        </thead>
        <tbody>
          {usual.map(({ points, share, odds }) => (
            <TableRow key={points}>
              <TableCell className="numeric">{points}</TableCell>
              <TableCell className="numeric">{(100 * share).toFixed(1)}</TableCell>
              <TableCell className="numeric">{odds.toFixed(2)} : 1</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function inWords({ points, share, odds }: Gap): string {
  if (points === 0) return "No lead: even odds, 50 points of 100 battles.";
  const ratio = odds >= 1 ? `${oddsText(odds)} to 1 for it` : `${oddsText(1 / odds)} to 1 against it`;
  const far = `${points < 0 ? "trails" : "leads"} by ${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;
  return `A model that ${far} takes ${percent(share)} of the points, a tie being half a point: odds of ${ratio}.`;
}

const oddsText = (odds: number) => (odds >= 100 ? String(Math.round(odds)) : odds.toFixed(2));
