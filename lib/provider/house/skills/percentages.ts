import type { Skill } from "../ask.ts";
import { evaluate } from "../expression.ts";
import { equation } from "./arithmetic.ts";

const number = String.raw`[$€£]?\s*(\d[\d,]*(?:\.\d+)?)`;

/** Spoken percentages: the pattern's numbers fill the sum and the sentence. */
const forms: { pattern: RegExp; sum: string; say: string }[] = [
  {
    pattern: new RegExp(String.raw`what (?:percent(?:age)?|%) of ${number} is ${number}`),
    sum: "($2 / $1) * 100",
    say: "$2 as a percentage of $1",
  },
  {
    pattern: new RegExp(String.raw`${number} is what (?:percent(?:age)?|%) of ${number}`),
    sum: "($1 / $2) * 100",
    say: "$1 as a percentage of $2",
  },
  {
    pattern: new RegExp(String.raw`(\d[\d.]*) ?(?:%|percent) off (?:of )?${number}`),
    sum: "$2 * (1 - $1/100)",
    say: "$2 with $1% off",
  },
  {
    pattern: new RegExp(
      String.raw`(\d[\d.]*) ?(?:%|percent) (?:tip|tax|vat|discount) (?:on|of|for) (?:a |an )?${number}`,
    ),
    sum: "$2 * $1/100",
    say: "$1% of $2",
  },
  {
    pattern: new RegExp(String.raw`(?:increase|raise)[sd]? ${number} by (\d[\d.]*) ?(?:%|percent)`),
    sum: "$1 * (1 + $2/100)",
    say: "$1 raised by $2%",
  },
  {
    pattern: new RegExp(String.raw`(?:decrease|reduce|lower)[sd]? ${number} by (\d[\d.]*) ?(?:%|percent)`),
    sum: "$1 * (1 - $2/100)",
    say: "$1 lowered by $2%",
  },
  {
    pattern: new RegExp(String.raw`percent(?:age)? (?:change|increase|decrease) from ${number} to ${number}`),
    sum: "($2 - $1) / $1 * 100",
    say: "The change from $1 to $2 in percent",
  },
];

export const takePercentage: Skill = ({ lower }) => {
  for (const { pattern, sum, say } of forms) {
    const match = pattern.exec(lower);
    if (!match) continue;
    const fill = (template: string) =>
      template.replace(/\$(\d)/g, (_, i: string) => match[Number(i)].replace(/[.,]$/, ""));
    const outcome = evaluate(fill(sum).replaceAll(",", ""));
    if (!outcome.ok) return outcome.error === "division_by_zero" ? "A percentage of zero is undefined." : undefined;
    const unit = /percent/.test(say) ? "%" : "";
    return `${fill(say)} ${equation(outcome.value).replace(/\*\*$/, `${unit}**`)}`;
  }
  return undefined;
};
