import type { ReactNode } from "react";
import { wordsFor } from "#lib/import/describe-plan.ts";
import type { ImportPlan } from "#lib/import/types.ts";

const number = (n: number) => n.toLocaleString("en");

const winnerWords = { model_a: "A better", model_b: "B better", tie: "Tie", both_bad: "Both bad" } as const;

/** What an import does, or did: votes, categories, and what is left out and why. */
export function ImportSummary({ plan, children }: { plan: ImportPlan; children?: ReactNode }) {
  const { source, models, categories, notes } = plan;
  const made = models.filter(({ by }) => by === "new").length;
  const facts: [string, string][] = [
    ["Format", plan.profile],
    ["Rows", number(plan.rows)],
    [plan.written ? "Votes added" : "Votes to add", number(plan.votes)],
    ...(plan.alreadyThere > 0 ? [["There already", number(plan.alreadyThere)] as [string, string]] : []),
    ...plan.dropped.map(({ reason, count }): [string, string] => [`Left out: ${wordsFor(reason)}`, number(count)]),
    [
      "Verdicts",
      Object.entries(winnerWords)
        .map(([winner, words]) => `${words} ${number(plan.winners[winner as keyof typeof winnerWords])}`)
        .join(", "),
    ],
    ["Voters", plan.voters === 0 ? "not named" : number(plan.voters)],
    ["Conversations", number(plan.conversations)],
    [
      "Cast",
      plan.firstVote && plan.lastVote
        ? `${day(plan.firstVote)} to ${day(plan.lastVote)}`
        : "at no known time, in the order of the file",
    ],
    ["Models", `${number(models.length - made)} known, ${number(made)} new`],
  ];
  return (
    <section className="flex flex-col gap-6" aria-labelledby="plan">
      <h2 id="plan" className="text-lg font-semibold">
        {plan.written ? "Imported into" : plan.votes > 0 ? "What would happen to" : "Nothing to add to"} {source.name}
        {source.isNew && !plan.written && <span className="font-normal text-muted-foreground">, a new source</span>}
      </h2>
      <dl className="grid max-w-2xl grid-cols-1 gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="border-b border-border/70 py-1.5 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="max-w-[70ch] text-sm text-muted-foreground">
          {note}
        </p>
      ))}
      {categories.length > 0 && (
        <p className="max-w-[70ch] text-sm">
          <span className="text-muted-foreground">Filed under </span>
          {categories.map(({ category, votes }) => `${category} (${number(votes)})`).join(", ")}
        </p>
      )}
      {children}
    </section>
  );
}

const day = (iso: string) => iso.slice(0, 10);
