import type { Funnel } from "#lib/vote/funnel.ts";
import { wholeNumber } from "./wording.ts";

/** From the votes that were cast to those that count, rule by rule. */
export function FunnelTable({ funnel: { cast, steps, counted } }: { funnel: Funnel }) {
  return (
    <table className="w-full max-w-[75ch] text-sm tabular-nums">
      <caption className="sr-only">Votes of this source, by what kept them off its boards</caption>
      <thead>
        <tr className="text-left text-muted-foreground">
          <th scope="col" className="py-1 font-normal">
            Rule
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            Votes
          </th>
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
