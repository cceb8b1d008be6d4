import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import type { VersusOption } from "#lib/leaderboard/versus.ts";
import type { Leaderboard, LeaderboardRow } from "#lib/leaderboard/types.ts";
import type { ChoicesCompared } from "#lib/trust/compare-choices.ts";
import { percent } from "#lib/wording.ts";
import { Section } from "./facts-list.tsx";
import { MakingBoard } from "./making-board.tsx";
import { VersusForm } from "./versus-form.tsx";
import { changeInWords, counted, margin, wholeNumber } from "./wording.ts";

interface Props {
  kept: [name: string, value: string][];
  groups: { label: string; options: VersusOption[] }[];
  versus: string | null;
  /** Whether the link asks for a board that there is not. */
  isUnknown: boolean;
  compared: ChoicesCompared | null;
}

/** How ranks change between two choices, and which of the two foresees votes better. */
export function CompareTab({ kept, groups, versus, isUnknown, compared }: Props) {
  const option = groups.flatMap(({ options }) => options).find(({ value }) => value === versus);
  const there = option?.label ?? versus ?? "";
  return (
    <>
      <VersusForm kept={kept} groups={groups} versus={versus} says={option?.says ?? ""} />
      <div className="mt-6">
        {compared ? (
          <Compared {...compared} name={there} />
        ) : (
          <p role={isUnknown ? "note" : undefined} className="max-w-[70ch] text-sm text-muted-foreground">
            {isUnknown && `This link compares with “${versus}”, and there is no such board. `}
            Every choice that a board is made of is somebody’s decision. Change one, and see which ranks depend on it.
          </p>
        )}
      </div>
    </>
  );
}

function Compared({ here, there, foresight, name }: ChoicesCompared & { name: string }) {
  if (there.state === "making" || here.state === "making") return <MakingBoard />;
  if (!here.board || !there.board) {
    return (
      <p className="max-w-[70ch] text-sm text-muted-foreground">
        One of the two boards has no votes yet, so there is nothing to compare.
      </p>
    );
  }
  return (
    <>
      <Foresight foresight={foresight} name={name} />
      <Ranks here={here.board} there={there.board} name={name} />
    </>
  );
}

const whyNot = {
  other_votes: "The two boards are made of different votes, so neither can be said to foresee them better.",
  too_many:
    "This board has too many votes to score both while you wait; npm run rate compares methods on a file of them.",
  too_few: "There are too few votes to hold some back and foresee them.",
} as const;

function Foresight({ foresight, name }: Pick<ChoicesCompared, "foresight"> & { name: string }) {
  if ("why" in foresight) {
    return <Section id="foresight" title="Which foresees votes better?" lead={whyNot[foresight.why]} />;
  }
  const { folds, votes, unscored, scores } = foresight.scores;
  const [one, other] = scores;
  const gap = other.logLoss - one.logLoss;
  // Twice the standard error of the difference: within it, the votes do not say which is better.
  const isClear = Math.abs(gap) > 2 * other.errorOfDifference;
  return (
    <Section
      id="foresight"
      title={
        isClear
          ? `${gap > 0 ? "This board" : name} foresees held-back votes better`
          : "Both foresee held-back votes equally well, as far as these votes tell"
      }
      lead={`The ${counted(votes, "vote")} were dealt into ${folds} parts, and each part foreseen from all the others. The log loss of a vote is how surprising its verdict was: 0 for one foreseen for certain, 0.693 for a coin toss. Smaller is better.${
        unscored > 0 ? ` ${counted(unscored, "vote")} could not be foreseen from the rest.` : ""
      }`}
    >
      <Table label="Hold-out scores">
        <thead>
          <tr>
            <TableHead>Choice</TableHead>
            <TableHead className="text-right">Log loss per vote</TableHead>
            <TableHead className="text-right">Difference</TableHead>
            <TableHead className="text-right">Decided votes foreseen</TableHead>
          </tr>
        </thead>
        <tbody>
          {scores.map((score, index) => (
            <TableRow key={score.name + index}>
              <TableCell>{index === 0 ? "This board" : name}</TableCell>
              <TableCell className="numeric">{score.logLoss.toFixed(5)}</TableCell>
              <TableCell className="numeric whitespace-nowrap">
                {index === 0
                  ? "–"
                  : `${signed(score.logLoss - one.logLoss)} ± ${(2 * score.errorOfDifference).toFixed(5)}`}
              </TableCell>
              <TableCell className="numeric">{percent(score.accuracy)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(5)}`;

function Ranks({ here, there, name }: { here: Leaderboard; there: Leaderboard; name: string }) {
  const others = new Map(there.rows.map((row) => [row.model, row]));
  const rows = here.rows.map((row) => ({ row, other: others.get(row.model) ?? null }));
  const only = there.rows.filter(({ model }) => !here.rows.some((row) => row.model === model));
  const moved = rows.filter(({ row, other }) => other !== null && row.rank !== other.rank);
  const largest = moved
    .filter(({ row, other }) => row.rank !== null && other!.rank !== null)
    .sort((a, b) => Math.abs(b.row.rank! - b.other!.rank!) - Math.abs(a.row.rank! - a.other!.rank!))
    .at(0);
  return (
    <Section
      id="ranks"
      title={
        moved.length === 0
          ? "No rank changes"
          : `${counted(moved.length, "rank")} of ${wholeNumber(rows.length)} change${moved.length === 1 ? "s" : ""}`
      }
      lead={
        largest &&
        `The largest move: ${largest.row.name}, from ${largest.row.rank} here to ${largest.other!.rank} with “${name}”.`
      }
    >
      <Table label="Ranks under both choices">
        <thead>
          <tr>
            <TableHead>Model</TableHead>
            <TableHead className="text-right">Rank here</TableHead>
            <TableHead className="text-right">Rank, {name}</TableHead>
            <TableHead className="text-right">Change</TableHead>
            <TableHead className="text-right">Elo here</TableHead>
            <TableHead className="text-right">Elo, {name}</TableHead>
          </tr>
        </thead>
        <tbody>
          {[...rows, ...only.map((other) => ({ row: null, other }))].map(({ row, other }) => (
            <TableRow key={(row ?? other)!.model}>
              <TableCell className="min-w-36 font-medium wrap-anywhere">{(row ?? other)!.name}</TableCell>
              <TableCell className="numeric">{row?.rank ?? "–"}</TableCell>
              <TableCell className="numeric">{other?.rank ?? "–"}</TableCell>
              <TableCell className="numeric">
                <Move from={row?.rank ?? null} to={other?.rank ?? null} />
              </TableCell>
              <TableCell className="numeric whitespace-nowrap">{row && <Elo row={row} />}</TableCell>
              <TableCell className="numeric whitespace-nowrap">{other && <Elo row={other} />}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Move({ from, to }: { from: number | null; to: number | null }) {
  if (from === null || to === null || from === to) return <span className="text-muted-foreground">–</span>;
  const places = from - to;
  return (
    <>
      <span aria-hidden>{places > 0 ? `↑ ${places}` : `↓ ${-places}`}</span>
      <span className="sr-only">{changeInWords(places)}</span>
    </>
  );
}

function Elo({ row }: { row: LeaderboardRow }) {
  if (row.rating === null) return "–";
  return (
    <>
      {wholeNumber(row.rating)} <span className="text-xs text-muted-foreground">{margin(row)}</span>
    </>
  );
}
