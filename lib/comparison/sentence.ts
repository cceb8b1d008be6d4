import { shareOf } from "#lib/rating/index.ts";
import { listed, percent, wholeNumber } from "#lib/wording.ts";
import type { Foreseen, Part } from "./types.ts";

/** `phrase` is how a part is spoken of, such as "on coding" or "in German". */
interface Names {
  first: string;
  second: string;
}

/**
 * What two models' battles say, in one sentence with its numbers, told from the side of whoever is ahead.
 *
 * "Beats" is said only when the 95 % interval leaves a half out, and that an order reverses in a part only when the
 * part's interval, widened for how many parts there are (Bonferroni), leaves a half out on the other side.
 */
export function sentenceOf(
  names: Names,
  all: Part,
  parts: readonly (Part & { phrase: string })[],
  foreseen: Foreseen | null,
): string {
  const battles = all.first + all.second + all.ties;
  if (battles === 0)
    return `${names.first} and ${names.second} have not met in a battle that counts${unmet(names, foreseen)}.`;
  if (!all.won) {
    const [times, were] = battles === 1 ? ["once", "it was"] : [`${wholeNumber(battles)} times`, "they were all"];
    return `${names.first} and ${names.second} met ${times}, and ${were} undecided.`;
  }
  const decided = all.first + all.second;
  const { share, low, high } = all.won;
  const firstLeads = share >= 0.5;
  const [ahead, behind] = firstLeads ? [names.first, names.second] : [names.second, names.first];
  const [part, from, to] = firstLeads ? [share, low, high] : [1 - share, 1 - high, 1 - low];
  const counted = `${wholeNumber(decided)} decided ${decided === 1 ? "battle" : "battles"}`;
  if (from <= 0.5) {
    const won =
      share === 0.5
        ? `${ahead} and ${behind} each won half of ${counted}`
        : `${ahead} won ${percent(part)} of ${counted} against ${behind}`;
    return `${won}, between ${ends(from, to)}: too few to say which of them people prefer.`;
  }
  const turned = reversed(parts, firstLeads);
  const but = turned.length > 0 ? `; ${listed(turned)} the order reverses` : "";
  return `${ahead} beats ${behind} in ${percent(part)} of ${counted}, between ${ends(from, to)}${but}.`;
}

function reversed(parts: readonly (Part & { phrase: string })[], firstLeads: boolean): string[] {
  const decided = parts.filter(({ won }) => won !== null);
  return decided
    .filter(({ first, second }) => {
      const { low, high } = shareOf(first, first + second, 1 - 0.05 / decided.length);
      return firstLeads ? high < 0.5 : low > 0.5;
    })
    .map(({ phrase }) => phrase);
}

function unmet({ first, second }: Names, foreseen: Foreseen | null): string {
  if (!foreseen) return "";
  const { share, low, high } = foreseen.score;
  const firstLeads = share >= 0.5;
  const [ahead, part, from, to] = firstLeads ? [first, share, low, high] : [second, 1 - share, 1 - high, 1 - low];
  return `; by their battles with others ${ahead} would take ${percent(part)} of the points, between ${ends(from, to)}`;
}

/** In whole percents, or with a decimal where rounding would put an end on the very half. */
function ends(low: number, high: number): string {
  const wants = [low, high].some((end) => Math.round(100 * end) === 50 && end !== 0.5);
  const text = (end: number) => (100 * end).toFixed(wants ? 1 : 0);
  return `${text(low)} and ${text(high)}`;
}
