import { earlierPrompts, type Ask, type Skill } from "../ask.ts";
import { writeRounded } from "../number-text.ts";
import { add, isZero, parseDecimal, rational, subtract, toNumber, type Rational } from "../rational.ts";
import {
  companions,
  findUnit,
  fromBase,
  toBase,
  markedUnit,
  markUnits,
  unitPattern,
  withUnit,
  type Unit,
} from "../units.ts";

interface Quantity {
  base: Rational;
  unit: Unit;
  /** As it was asked: "5 ft 11 in". */
  text: string;
}

const number = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+|(?<=\d))(?:e[+-]?\d{1,2})?|(?:\ban?|\bone)(?=\s)`;
const part = `(?:${number})\\s*(?:degrees?\\s+|°\\s*)?${unitPattern}`;
const parts = `${part}(?:\\s*(?:,|and)?\\s*${part}){0,3}`;

const conversion = new RegExp(
  `(?<![\\p{L}\\d.])(${parts})(?: of \\p{L}+)?\\s*(?:is|are|equals?)?\\s*(?:converted\\s+)?(?:=|->|→|\\bto\\b|\\binto\\b|\\bin\\b|\\bas\\b|\\bequals?\\b)\\s*(?:how many |\\?\\s*|degrees? )?(${unitPattern})`,
  "iu",
);
const howMany = new RegExp(
  `how (?:many|much) (${unitPattern})(?: of \\p{L}+)?\\s+(?:(?:are|is)\\s+)?(?:there\\s+)?(?:(?:in|are|is|make(?: up)?|equals?|per|does|do)\\s+)+(${parts}|${unitPattern})`,
  "iu",
);
const sum = new RegExp(
  `^(?:what is |what's |calculate )?(${part})\\s*([+-]|plus|minus)\\s*(${part})(?:\\s+in\\s+(${unitPattern}))?$`,
  "iu",
);
const followUp = new RegExp(
  `^(?:ok |okay |and |now |so )*(?:what about |how about |what is (?:that|it) )?(?:in|to|into|as)\\s+(${unitPattern})\\s*(?:please)?$`,
  "iu",
);

const spokenQuantity = new RegExp(`(?<![\\p{L}\\d.])${parts}`, "iu");

export const convertUnits: Skill = (ask) => {
  const line = markUnits(ask.line.slice(0, 300)).replace(/\s*[?.!]+$/, "");
  return addQuantities(line) ?? convertLine(line) ?? convertEarlier(ask, line);
};

function convertLine(line: string): string | undefined {
  const direct = conversion.exec(line);
  if (direct) return describe(readQuantity(direct[1]), markedUnit(direct[2]));
  const asked = howMany.exec(line);
  if (!asked) return undefined;
  const source = /^[\d.-]|^(?:an?|one)\s/i.test(asked[2]) ? asked[2] : `1 ${asked[2]}`;
  return describe(readQuantity(source), markedUnit(asked[1]));
}

/** "and in miles?" asks about the newest quantity spoken of. */
function convertEarlier(ask: Ask, line: string): string | undefined {
  const target = followUp.exec(line)?.[1];
  if (!target) return undefined;
  for (const { text } of earlierPrompts(ask)) {
    const found = spokenQuantity.exec(markUnits(text.slice(0, 300)));
    if (found) return describe(readQuantity(found[0]), markedUnit(target));
  }
  return undefined;
}

function addQuantities(line: string): string | undefined {
  const match = sum.exec(line);
  const [a, b] = [readQuantity(match?.[1] ?? ""), readQuantity(match?.[3] ?? "")];
  if (!match || !a || !b) return undefined;
  if (a.unit.dimension !== b.unit.dimension) return mismatch(a.unit, b.unit);
  if (a.unit.dimension === "temperature") return undefined;
  const total = /^(?:\+|plus)$/i.test(match[2]) ? add(a.base, b.base) : subtract(a.base, b.base);
  const unit = match[4] ? markedUnit(match[4]) : a.unit;
  if (!unit || unit.dimension !== a.unit.dimension) return undefined;
  return `${a.text} ${/^(?:\+|plus)$/i.test(match[2]) ? "+" : "−"} ${b.text} = **${writeRounded(fromBase(total, unit), 10)} ${unit.symbol}**`;
}

function readQuantity(text: string): Quantity | undefined {
  const pieces = [...text.matchAll(new RegExp(`(${number})\\s*(?:degrees?\\s+|°\\s*)?(${unitPattern})`, "giu"))];
  let quantity: Quantity | undefined;
  for (const [, amountText, name] of pieces) {
    const amount = /^(?:an?|one)$/i.test(amountText) ? rational(1n) : parseDecimal(amountText);
    const unit = markedUnit(name);
    if (!amount || !unit || (quantity && quantity.unit.dimension !== unit.dimension)) return quantity;
    const base = toBase(amount, unit);
    const spoken = withUnit(writeRounded(amount, 12), unit);
    quantity = quantity
      ? { base: add(quantity.base, base), unit: quantity.unit, text: `${quantity.text} ${spoken}` }
      : { base, unit, text: spoken };
  }
  return quantity;
}

function describe(from: Quantity | undefined, to: Unit | undefined): string | undefined {
  if (!from || !to) return undefined;
  if (from.unit.dimension !== to.dimension) return mismatch(from.unit, to);
  if (to.dimension === "temperature" && from.base.n < 0n)
    return "That is below absolute zero (0 K, −273.15 °C), so there is nothing to convert.";
  const value = fromBase(from.base, to);
  const answer = `${from.text} = **${withUnit(writeRounded(value), to)}**`;
  const rows = (companions[to.dimension] ?? [])
    .map((symbol) => findUnit(symbol))
    .filter((unit) => unit !== undefined && unit !== to && unit !== from.unit)
    .map((unit) => ({ unit: unit!, value: fromBase(from.base, unit!) }))
    .filter(
      ({ value: shown }) => isZero(shown) || (Math.abs(toNumber(shown)) >= 0.01 && Math.abs(toNumber(shown)) < 1e9),
    )
    .slice(0, 3)
    .map(({ unit, value: shown }) => `| ${unit.symbol} | ${writeRounded(shown)} |`);
  if (rows.length === 0) return answer;
  return `${answer}\n\n| The same in | |\n|---|---:|\n${rows.join("\n")}`;
}

function mismatch(a: Unit, b: Unit): string {
  return `${a.symbol} measures ${a.dimension} and ${b.symbol} measures ${b.dimension}, so one cannot be turned into the other.`;
}
