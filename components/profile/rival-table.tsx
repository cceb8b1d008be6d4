import Link from "next/link";
import { Section } from "#components/figures/section.tsx";
import { Whisker } from "#components/figures/whisker.tsx";
import { compareHref } from "#lib/comparison/address.ts";
import type { RivalRecord } from "#lib/profile/record.ts";
import { counted, percent, wholeNumber } from "#lib/wording.ts";

/** The record against each rival, in the order of the board; each line leads to the two side by side. */
export function RivalTable({
  model,
  record,
  source,
}: {
  model: { slug: string; name: string };
  record: RivalRecord[];
  source: string;
}) {
  const decided = record.filter(({ won }) => won !== null);
  const ahead = decided.filter(({ won }) => won!.low > 0.5).length;
  const behind = decided.filter(({ won }) => won!.high < 0.5).length;
  return (
    <Section
      id="rivals"
      title={`Clearly ahead of ${ahead || "none"} and behind ${behind || "none"} of ${counted(record.length, "rival")} it met`}
      note="Share of decided battles won, with its 95 % interval; the line in the middle is a half. Undecided battles count as half a point each in the score, which stands beside the score that the ratings expect."
    >
      <table role="table" className="w-full border-collapse text-sm max-md:block">
        <caption className="sr-only">Record of {model.name} against each rival</caption>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row">
            {["Rival", "", "Won", "Won, lost, undecided", "Score", "Expected"].map((name, index) => (
              <th
                key={index}
                role="columnheader"
                scope="col"
                className={`border-b border-border px-3 py-2 text-xs font-medium whitespace-nowrap text-muted-foreground first:pl-0 ${index > 1 ? "text-right" : "text-left"}`}
              >
                {name || <span className="sr-only">Picture</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {record.map((line) => (
            <Rival key={line.rival.model} model={model.slug} line={line} source={source} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const cell = "px-3 py-2 align-middle max-md:p-0";

function Rival({ model, line, source }: { model: string; line: RivalRecord; source: string }) {
  const { rival, won, wins, losses, ties, score, expected } = line;
  return (
    <tr
      role="row"
      className="border-b border-border/70 max-md:flex max-md:flex-wrap max-md:justify-between max-md:gap-y-1 max-md:py-2.5"
    >
      <td role="cell" className={`${cell} min-w-40 wrap-anywhere first:pl-0 max-md:w-[calc(100%-4.5rem)]`}>
        <span className="inline-block w-7 text-muted-foreground tabular-nums">{rival.rank ?? "–"}</span>
        <Link
          href={compareHref(model, rival.model, source)}
          prefetch={false}
          className="font-medium underline decoration-input underline-offset-4 hover:decoration-current"
        >
          {rival.name}
        </Link>
      </td>
      <td role="cell" className={`${cell} w-2/5 max-md:order-last max-md:w-full`}>
        {won && (
          <Whisker
            value={won.share}
            low={won.low}
            high={won.high}
            domain={[0, 1]}
            middle={0.5}
            tone={won.low > 0.5 ? "a" : won.high < 0.5 ? "b" : "plain"}
          />
        )}
      </td>
      <td role="cell" className={`${cell} numeric font-medium`}>
        {won ? percent(won.share) : "–"}
        {won && (
          <span className="sr-only">
            , between {percent(won.low)} and {percent(won.high)}
          </span>
        )}
      </td>
      <td
        role="cell"
        className={`${cell} numeric whitespace-nowrap text-muted-foreground max-md:order-2 max-md:text-left max-md:text-xs`}
      >
        {wholeNumber(wins)} – {wholeNumber(losses)} – {wholeNumber(ties)}
      </td>
      <td role="cell" className={`${cell} numeric max-md:hidden`}>
        {percent(score)}
      </td>
      <td role="cell" className={`${cell} numeric text-muted-foreground max-md:order-3 max-md:text-xs`}>
        <span className="md:hidden">score {percent(score)}, expected </span>
        {expected === null ? "–" : percent(expected)}
      </td>
    </tr>
  );
}
