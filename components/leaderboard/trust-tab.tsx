import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import type { FragilePair, GroupReport, TrustReport } from "#lib/trust/types.ts";
import type { Funnel as Steps } from "#lib/vote/funnel.ts";
import { percent } from "#lib/wording.ts";
import { Fact, FactsList, Section } from "./facts-list.tsx";
import { exposureOf } from "./exposure.ts";
import type { Share } from "./exposure.ts";
import { FunnelTable } from "./funnel.tsx";
import { Provenance } from "./provenance.tsx";
import { counted, wholeNumber } from "./wording.ts";

interface Props {
  spec: BoardSpec;
  board: Leaderboard;
  report: TrustReport;
  funnel: Steps;
}

/** Everything that speaks for and against a board, each as a question with its answer. */
export function TrustTab({ spec, board, report, funnel }: Props) {
  const { snapshot, rows } = board;
  const names = new Map(rows.map(({ model, name }) => [model, name]));
  const nameOf = (model: string) => names.get(model) ?? model;
  return (
    <>
      <Section
        id="counted"
        title={
          funnel.cast === funnel.counted
            ? `All ${counted(funnel.cast, "vote")} count`
            : `${wholeNumber(funnel.counted)} of ${counted(funnel.cast, "vote")} count`
        }
        lead="From the votes that were cast to those that count, rule by rule. A vote that breaks several rules stands at the first. No vote is ever deleted: rules can change, and boards follow."
      >
        <FunnelTable funnel={funnel} />
        {snapshot.dropped.length > 0 && (
          <p className="mt-2 max-w-[75ch] text-sm text-muted-foreground">
            This board’s method leaves out more:{" "}
            {snapshot.dropped
              .map(({ reason, count }) => `${counted(count, "vote")} (${reason.replaceAll("_", " ")})`)
              .join(", ")}
            .
          </p>
        )}
      </Section>
      <Groups groups={report.groups} nameOf={nameOf} />
      <Fragility fragile={report.fragile} nameOf={nameOf} votes={snapshot.votes} />
      <Exposure board={board} />
      <Section id="voters" title={whoVotes(snapshot.source)[0]} lead={whoVotes(snapshot.source)[1]} />
      <Section id="made" title="How this board was made, and how to make it again">
        <Provenance snapshot={snapshot} spec={spec} />
      </Section>
    </>
  );
}

function Groups({ groups, nameOf }: { groups: GroupReport[]; nameOf: (model: string) => string }) {
  if (groups.length === 0) return null;
  const [largest, ...others] = groups;
  return (
    <Section
      id="graph"
      title={
        others.length === 0
          ? "The votes tie all these models together"
          : `The votes fall into ${wholeNumber(groups.length)} groups that never met`
      }
      lead={
        others.length === 0
          ? "Two models can be compared through rivals they share. What holds the board together, and where it is thinnest:"
          : "Ratings compare only inside a group. What holds each together, and where it is thinnest:"
      }
    >
      <div className="flex flex-col gap-6">
        {[largest, ...others].map((group, index) => (
          <div key={group.farthest.modelA}>
            {others.length > 0 && <h3 className="mb-2 text-sm font-medium">Group {index + 1}</h3>}
            <GroupFacts group={group} nameOf={nameOf} />
          </div>
        ))}
      </div>
    </Section>
  );
}

function GroupFacts({ group, nameOf }: { group: GroupReport; nameOf: (model: string) => string }) {
  const { models, votes, pairs, possiblePairs, bridges, weakestCut, farthest, fewestVotes } = group;
  return (
    <FactsList>
      <Fact name="Pairs that met">
        {wholeNumber(pairs)} of {wholeNumber(possiblePairs)} ({percent(pairs / possiblePairs)}), in{" "}
        {counted(votes, "vote")} between {counted(models, "model")}
      </Fact>
      <Fact name="Weakest cut">
        Without {counted(weakestCut.votes, "vote")}, {listed(weakestCut.side.map(nameOf))} would stand apart from the
        rest
      </Fact>
      <Fact name="Bridges">
        {bridges.length === 0
          ? "None: no single pair holds the board together"
          : bridges
              .map(
                ({ modelA, modelB, votes: over }) => `${nameOf(modelA)} – ${nameOf(modelB)} (${counted(over, "vote")})`,
              )
              .join(", ")}
      </Fact>
      <Fact name="Farthest apart">
        {nameOf(farthest.modelA)} and {nameOf(farthest.modelB)}: known as well as from{" "}
        {counted(Math.round(farthest.asIfMet), "direct vote")}
      </Fact>
      <Fact name="Fewest votes">
        {nameOf(fewestVotes.model)}, with {counted(fewestVotes.votes, "vote")}
      </Fact>
    </FactsList>
  );
}

const mostListed = 6;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostListed);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${counted(more, "more model")}` : shown.join(", ");
}

interface FragilityProps {
  fragile: TrustReport["fragile"];
  nameOf: (model: string) => string;
  votes: number;
}

function Fragility({ fragile, nameOf, votes }: FragilityProps) {
  const [first] = fragile;
  if (!first) {
    return (
      <Section
        id="fragility"
        title="Too little is rated to say how easily the order turns"
        lead="It takes two models that have both won and lost against others."
      />
    );
  }
  return (
    <Section
      id="fragility"
      title={first.found ? turns(first.found, "1 and 2") : "No few votes would swap 1 and 2"}
      lead={`The fewest of the ${counted(votes, "vote")} found whose removal, checked by rating the rest anew, turns two neighbours round. A handful means that the order hangs on them, whatever the intervals say.`}
    >
      <div className="max-w-3xl">
        <Table label="Fragility of the top places">
          <thead>
            <tr>
              <TableHead>Places</TableHead>
              <TableHead>Models</TableHead>
              <TableHead className="text-right">Votes</TableHead>
              <TableHead className="max-sm:hidden">Without them</TableHead>
            </tr>
          </thead>
          <tbody>
            {fragile.map(({ upper, lower, found }, index) => (
              <TableRow key={lower}>
                <TableCell className="tabular-nums">
                  {index + 1} and {index + 2}
                </TableCell>
                <TableCell className="wrap-anywhere sm:min-w-44">
                  {nameOf(upper)} over {nameOf(lower)}
                  <span className="block text-xs text-muted-foreground sm:hidden">{withoutThem(found)}</span>
                </TableCell>
                <TableCell className="numeric">{found ? wholeNumber(found.votes) : "–"}</TableCell>
                <TableCell className="max-sm:hidden">{withoutThem(found)}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

const withoutThem = (found: FragilePair | null) =>
  found ? (found.outcome === "swapped" ? "they swap" : "they share no scale") : "not found";

const turns = ({ votes, outcome }: FragilePair, places: string) =>
  outcome === "swapped"
    ? `${counted(votes, "vote")} would swap ${places}`
    : `Without ${counted(votes, "vote")}, ${places} could not be compared`;

/** Owners beyond this many are summed up. */
const mostOwners = 12;

function Exposure({ board }: { board: Leaderboard }) {
  const { owners, models } = exposureOf(board.rows);
  const [largest] = owners;
  if (!largest) return null;
  return (
    <Section
      id="exposure"
      title={`${largest.name} has ${percent(largest.share)} of the appearances in counted battles`}
      lead="Whoever is drawn more often is measured more exactly, and learns more from it. The shares of appearances, by who owns the models and by model:"
    >
      <div className="grid gap-8 lg:grid-cols-2">
        <Shares label="By owner" shares={owners} most={mostOwners} note={(share) => counted(share.models, "model")} />
        <Shares label="By model" shares={models} most={mostOwners} note={(share) => share.owner} />
      </div>
    </Section>
  );
}

function Shares({
  label,
  shares,
  most,
  note,
}: {
  label: string;
  shares: Share[];
  most: number;
  note: (share: Share) => string;
}) {
  const rest = shares.slice(most);
  const widest = shares[0].share;
  return (
    <div>
      <h3 className="mb-2 text-sm font-medium">{label}</h3>
      <ul className="text-sm">
        {shares.slice(0, most).map((share) => (
          <li
            key={share.name}
            className="grid grid-cols-[minmax(0,1fr)_4rem_3.5rem] items-baseline gap-x-3 border-b border-border/70 py-1.5"
          >
            <span className="wrap-anywhere">
              {share.name} <span className="text-xs text-muted-foreground">{note(share)}</span>
            </span>
            <span aria-hidden className="h-2 self-center rounded-xs bg-muted">
              <span
                className="block h-full rounded-xs bg-muted-foreground"
                style={{ width: `${(100 * share.share) / widest}%` }}
              />
            </span>
            <span className="numeric">{percent(share.share)}</span>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p className="mt-2 text-sm text-muted-foreground">
          {wholeNumber(rest.length)} more with {percent(rest.reduce((sum, { share }) => sum + share, 0))} together.
        </p>
      )}
    </div>
  );
}

/** Who can cast votes of a source, as a heading and what it means. */
function whoVotes({ kind, description }: Leaderboard["snapshot"]["source"]): [title: string, lead: string] {
  if (kind === "simulated") {
    return [
      "Nobody voted",
      "A program drew these votes from true ratings it made up, so here the right answer is known: see how often the intervals hold it.",
    ];
  }
  if (kind === "imported") {
    return [
      "These votes were cast elsewhere",
      description || "Who voted, and under which rules, is for their publisher to say.",
    ];
  }
  return [
    "Anyone who opens this arena may vote",
    "No account is needed. A voter sees two answers without names and has one vote per turn of their own battle; names appear only after it. How many battles and votes one browser and one address may have in an hour is limited, votes beyond a daily number do not count, and the rules above are applied to every vote alike. Voters choose to come: they are a sample of this site’s visitors, not of all people.",
  ];
}
