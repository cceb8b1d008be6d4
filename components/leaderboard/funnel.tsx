import type { Funnel as Steps } from "#lib/vote/funnel.ts";
import { wholeNumber } from "./wording.ts";

/** From the votes that were cast to those that count, rule by rule. */
export function Funnel({ funnel: { cast, steps, counted } }: { funnel: Steps }) {
  return (
    <details className="mt-6 max-w-[75ch] text-sm">
      <summary className="font-medium">Votes counted and not counted</summary>
      <table className="mt-3 w-full tabular-nums">
        <caption className="sr-only">Votes of this source, by what kept them off its boards</caption>
        <thead>
          <tr className="text-left text-muted-foreground">
            <th className="py-1 font-normal">Rule</th>
            <th className="py-1 text-right font-normal">Votes</th>
          </tr>
        </thead>
        <tbody>
          <Line name="Votes cast" votes={cast} />
          {steps.map(({ rule, version, sentence, votes }) => (
            <tr key={rule} className="border-t border-border align-top">
              <th scope="row" className="py-1.5 pr-6 text-left font-normal">
                {sentence}{" "}
                <code className="font-mono text-xs text-muted-foreground">
                  {rule}
                  {version !== null && ` v${version}`}
                </code>
              </th>
              <td className="py-1.5 text-right whitespace-nowrap">−{wholeNumber(votes)}</td>
            </tr>
          ))}
          <Line name="Votes counted" votes={counted} />
        </tbody>
      </table>
      <p className="mt-2 text-muted-foreground">
        A vote that breaks several rules stands at the first. No vote is ever deleted: rules can change, and boards
        follow.
      </p>
    </details>
  );
}

function Line({ name, votes }: { name: string; votes: number }) {
  return (
    <tr className="border-t border-border">
      <th scope="row" className="py-1.5 pr-6 text-left font-medium">
        {name}
      </th>
      <td className="py-1.5 text-right font-medium">{wholeNumber(votes)}</td>
    </tr>
  );
}
