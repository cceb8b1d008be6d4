import type { ReactNode } from "react";
import { verdictWords } from "#components/arena/words.ts";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import { actionNames, actions as known } from "#lib/activity/actions.ts";
import type { Action } from "#lib/activity/actions.ts";
import type { ModelCalls, Often } from "#lib/activity/types.ts";
import type { Winner } from "#lib/rating/index.ts";
import { percent, wholeNumber } from "#lib/wording.ts";

const spans = ["hour", "day", "all"] as const;
type Span = (typeof spans)[number];

const spanNames: Record<Span, string> = { hour: "Last hour", day: "Last 24 h", all: "All time" };

/** Every action that is written down, by how often it happened. */
export function ActionTable({ actions }: { actions: Record<Action, Often> }) {
  return (
    <Section title="What people did">
      <Table label="What people did">
        <Head first="Action" spans={spans} />
        {Object.entries(Object.groupBy(actionNames, (name) => known[name].group)).map(([group, names]) => (
          <tbody key={group}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={4}
                className="pt-4 pb-1 pl-0 text-left text-xs font-medium text-muted-foreground sm:pl-3"
              >
                {group}
              </th>
            </tr>
            {names.map((name) => (
              <Row
                key={name}
                name={known[name].label}
                spans={spans}
                print={(span) => printCount(actions[name][span])}
              />
            ))}
          </tbody>
        ))}
      </Table>
    </Section>
  );
}

const winners = Object.keys(verdictWords) as Winner[];

/** How blind votes fell, and their share. */
export function BlindVoteTable({ votes }: { votes: Record<Winner, Often> }) {
  const shown = ["day", "all"] as const;
  const total = (span: Span) => winners.reduce((sum, winner) => sum + (votes[winner][span] ?? 0), 0);
  const print = (winner: Winner, span: Span) => {
    const [count, of] = [votes[winner][span], total(span)];
    return count === null || of === 0 ? printCount(count) : `${printCount(count)} (${percent(count / of)})`;
  };
  return (
    <Section title="Blind votes by verdict">
      <Table label="Blind votes by verdict">
        <Head first="Verdict" spans={shown} />
        <tbody>
          {winners.map((winner) => (
            <Row key={winner} name={verdictWords[winner]} spans={shown} print={(span) => print(winner, span)} />
          ))}
          <Row
            name="All blind votes"
            spans={shown}
            print={(span) => printCount(votes.tie[span] === null ? null : total(span))}
          />
        </tbody>
      </Table>
    </Section>
  );
}

/** How often each model was called, and how many of the calls failed. */
export function CallTable({ models }: { models: ModelCalls[] }) {
  return (
    <Section title="Model calls">
      {models.length === 0 ? (
        <p className="text-sm text-muted-foreground">No model has been called yet.</p>
      ) : (
        <Table label="Model calls">
          <Head first="Model" spans={spans} />
          <tbody>
            {models.map(({ model, name, calls, failures }) => (
              <Row
                key={model}
                name={name}
                spans={spans}
                print={(span) => (
                  <>
                    {printCount(calls[span])}
                    {(failures[span] ?? 0) > 0 && (
                      <span className="block text-xs text-destructive">{printCount(failures[span])} failed</span>
                    )}
                  </>
                )}
              />
            ))}
          </tbody>
        </Table>
      )}
      <p className="max-w-[70ch] text-xs text-muted-foreground">
        A call is an answer that was asked for, a substitute’s too. Questions about an operator’s own categories are not
        among them.
      </p>
    </Section>
  );
}

const printCount = (count: number | null) => (count === null ? "counting" : wholeNumber(count));

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex max-w-3xl flex-col gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Head({ first, spans: shown }: { first: string; spans: readonly Span[] }) {
  return (
    <thead>
      <tr>
        <TableHead className="pl-0 sm:pl-3">{first}</TableHead>
        {shown.map((span) => (
          <TableHead key={span} className="px-2 text-right sm:px-3">
            {spanNames[span]}
          </TableHead>
        ))}
      </tr>
    </thead>
  );
}

function Row({
  name,
  spans: shown,
  print,
}: {
  name: string;
  spans: readonly Span[];
  print: (span: Span) => ReactNode;
}) {
  return (
    <TableRow>
      <th scope="row" className="py-2 pr-2 pl-0 text-left align-baseline font-normal wrap-anywhere sm:px-3">
        {name}
      </th>
      {shown.map((span) => (
        <TableCell key={span} className="px-2 text-right whitespace-nowrap tabular-nums sm:px-3">
          {print(span)}
        </TableCell>
      ))}
    </TableRow>
  );
}
