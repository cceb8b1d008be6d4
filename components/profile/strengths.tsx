import Link from "next/link";
import { Section } from "#components/figures/section.tsx";
import { signed } from "#components/figures/wording.ts";
import { Whisker } from "#components/figures/whisker.tsx";
import { categoryName, categorySays, inOrder, spokenCategory } from "#lib/leaderboard/categories.ts";
import { fewVotes } from "#lib/leaderboard/few-votes.ts";
import type { NamedCategory } from "#lib/leaderboard/categories.ts";
import type { Strength } from "#lib/profile/strengths.ts";
import { counted, listed } from "#lib/wording.ts";

const isAbove = ({ low }: Strength) => low !== null && low > 0;
/** Nothing is said of it for want of votes. */
const isThin = ({ low, votes }: Strength) => low === null && votes < fewVotes;
const isBelow = ({ high }: Strength) => high !== null && high < 0;

interface Props {
  strengths: Strength[];
  source: string;
  /** The operator's categories. */
  own: readonly NamedCategory[];
}

/** Where a model differs from its own overall level. */
export function Strengths({ strengths, source, own }: Props) {
  if (strengths.length === 0) return null;
  const order = inOrder(
    strengths.map(({ category }) => category),
    own,
  );
  const lines = order.map((name) => strengths.find(({ category }) => category === name)!);
  const told = lines.filter(({ low }) => low !== null).length;
  const reach = Math.max(...lines.flatMap(({ gap, low, high }) => [gap, low ?? 0, high ?? 0].map(Math.abs)), 10);
  return (
    <Section
      id="strengths"
      title={findingOf(lines, own)}
      note={[
        "Points above or below its own rating over all votes, with 95 % intervals: the line in the middle is no difference.",
        told > 1 && `With ${told} categories, chance alone puts an interval beside the line now and then.`,
        lines.some(isThin) && `With fewer than ${fewVotes} votes there is no interval, and nothing is claimed.`,
      ]
        .filter(Boolean)
        .join(" ")}
    >
      <ul className="text-sm">
        {lines.map((line) => (
          <li
            key={line.category}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-border/70 py-2 last:border-0 sm:grid-cols-[12rem_minmax(0,1fr)_15rem_6rem]"
          >
            <span>
              <Link
                href={`/leaderboard?${new URLSearchParams({ ...(source !== "arena" && { source }), category: line.category })}`}
                prefetch={false}
                className="font-medium underline decoration-input underline-offset-4 hover:decoration-current"
              >
                {categoryName(line.category, own)}
              </Link>
              {categorySays(line.category, own) && (
                <span className="block text-xs text-muted-foreground">{categorySays(line.category, own)}</span>
              )}
            </span>
            <Whisker
              value={line.gap}
              low={line.low}
              high={line.high}
              domain={[-reach, reach]}
              middle={0}
              tone={isAbove(line) ? "a" : isBelow(line) ? "b" : "plain"}
              className="max-sm:order-last max-sm:col-span-2"
            />
            <span className="numeric">
              <span className="font-medium">{signed(line.gap)}</span>
              {line.low !== null && line.high !== null && (
                <span className="text-muted-foreground">
                  , between {signed(line.low)} and {signed(line.high)}
                </span>
              )}
              {isThin(line) && <span className="text-muted-foreground">, too few votes</span>}
            </span>
            <span className="numeric text-muted-foreground max-sm:hidden">{counted(line.votes, "vote")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function findingOf(strengths: readonly Strength[], own: readonly NamedCategory[]): string {
  const say = (some: readonly Strength[]) => listed(some.map(({ category }) => spokenCategory(category, own)));
  const [above, below] = [strengths.filter(isAbove), strengths.filter(isBelow)];
  if (above.length === 0 && below.length === 0) return "No category in which it clearly differs from its overall level";
  if (below.length === 0) return `Stronger ${say(above)} than overall`;
  if (above.length === 0) return `Weaker ${say(below)} than overall`;
  return `Stronger ${say(above)}, weaker ${say(below)}, than overall`;
}
