import { counted } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import type { HeadToHead } from "#lib/rating/index.ts";
import type { Estimate, Picture } from "./types.ts";

/** One rival, and what a model did against it. */
export interface Meeting extends Pick<HeadToHead, "wins" | "losses" | "ties"> {
  rival: string;
  name: string;
}

/** One model's share of decided battles against each of its rivals, most met first, with Wilson's interval. */
export function recordPicture(name: string, meetings: readonly Meeting[]): Picture {
  const decided = meetings
    .filter(({ wins, losses }) => wins + losses > 0)
    .sort((one, other) => other.wins + other.losses - (one.wins + one.losses));
  if (decided.length === 0) return nothingToDraw("win-fractions", `No battle of ${name} was decided yet.`);
  const rows = decided.map(({ rival, name: rivalName, wins, losses }) => ({
    model: rival,
    name: rivalName,
    values: [shareOf(wins, wins + losses)],
  }));
  const won = rows.filter(({ values: [{ low }] }) => low! > 0.5).length;
  const lost = rows.filter(({ values: [{ high }] }) => high! < 0.5).length;
  const open = rows.length - won - lost;
  return {
    picture: "win-fractions",
    finding:
      `${name} is ahead of ${counted(won, "rival")} and behind ${won === 0 || lost !== won ? lost : `${lost} others`}` +
      (open > 0 ? `; ${counted(open, "record")} could be either` : ""),
    notes: ["Whiskers are 95 % intervals of each share by itself (Wilson); ties are left out."],
    drawing: {
      kind: "dots",
      axis: { label: "Share of decided battles won", unit: "share", reference: 0.5 },
      series: ["Won"],
      rowLabel: "Against",
      rows,
      total: rows.length,
    },
  };
}

/**
 * A share with its 95 % interval.
 *
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
 */
export function shareOf(count: number, total: number): Estimate & { low: number; high: number } {
  const z = 1.959963984540054;
  const share = count / total;
  const centre = (share + z ** 2 / (2 * total)) / (1 + z ** 2 / total);
  const reach = (z / (1 + z ** 2 / total)) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return { value: share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
