import { Section } from "#components/figures/section.tsx";
import { Whisker } from "#components/figures/whisker.tsx";
import type { Part } from "#lib/comparison/types.ts";
import { percent, wholeNumber } from "#lib/wording.ts";

/** Parts of two models' battles, one line each: who won how much of the decided ones, and how sure that is. */
export function PartList({
  id,
  title,
  note,
  parts,
  names,
  nameOf,
  saysOf,
}: {
  id: string;
  title: string;
  note?: string;
  parts: Part[];
  names: { first: string; second: string };
  nameOf: (part: string) => string;
  /** More about a part than its name says, where there is any. */
  saysOf?: (part: string) => string | null;
}) {
  if (parts.length === 0) return null;
  return (
    <Section id={id} title={title} note={note}>
      <ul className="text-sm">
        {parts.map((part) => (
          <li
            key={part.part}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-border/70 py-2 last:border-0 sm:grid-cols-[13rem_minmax(0,1fr)_4rem_11rem]"
          >
            <span>
              <span className="font-medium">{nameOf(part.part)}</span>
              {saysOf?.(part.part) && <span className="block text-xs text-muted-foreground">{saysOf(part.part)}</span>}
            </span>
            <span className="max-sm:order-last max-sm:col-span-2">{part.won && <PartWhisker part={part} />}</span>
            <span className="numeric font-medium" aria-hidden>
              {part.won ? percent(part.won.share) : "–"}
            </span>
            <span className="numeric text-xs text-muted-foreground max-sm:col-span-2 max-sm:text-left" aria-hidden>
              {wholeNumber(part.first)} – {wholeNumber(part.second)}, {wholeNumber(part.ties)} undecided
            </span>
            <span className="sr-only">{inWords(part, names)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function PartWhisker({ part: { won } }: { part: Part }) {
  if (!won) return null;
  const tone = won.low > 0.5 ? "a" : won.high < 0.5 ? "b" : "plain";
  return <Whisker value={won.share} low={won.low} high={won.high} domain={[0, 1]} middle={0.5} tone={tone} />;
}

function inWords({ first, second, ties, won }: Part, names: { first: string; second: string }): string {
  const undecided = ties > 0 ? `, ${ties} undecided` : "";
  if (!won) return `no decided battle${undecided}`;
  return `${names.first} won ${percent(won.share)}, between ${percent(won.low)} and ${percent(won.high)}: ${first} to ${names.second}’s ${second}${undecided}`;
}
