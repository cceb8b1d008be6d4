import { evaluate } from "../expression.ts";
import { earlierPrompts, lastAnswer, type Ask, type Skill } from "../ask.ts";
import { writeValue, type Value } from "../number-text.ts";
import { exactPlaces, isInteger, parseDecimal, type Rational } from "../rational.ts";
import { isExact, type Trouble } from "../values.ts";
import { bareExpression, symbolsFromWords } from "./arithmetic-words.ts";

const kindWords: Record<Exclude<Trouble, "not_an_expression">, string> = {
  division_by_zero:
    "Somewhere in there something is divided by **zero**, and no number multiplied by zero gives back what you started with. So the result is *undefined*; change the divisor and I will gladly try again.",
  too_large: "That number is too large for me to write out. Try a smaller power or factorial.",
  not_real: "That has no answer among the real numbers (a root or logarithm of something negative, for instance).",
};

/** What a prompt works out to: its expression and value, a named trouble, or nothing when it is not arithmetic. */
function findSum(ask: Ask): { expression: string; outcome: ReturnType<typeof evaluate> } | undefined {
  for (const expression of candidates(ask.lower)) {
    const outcome = evaluate(expression);
    if (outcome.ok || outcome.error !== "not_an_expression") return { expression, outcome };
  }
  return undefined;
}

export const doArithmetic: Skill = (ask) => {
  const found = findSum(ask) ?? continueSum(ask);
  if (!found) return undefined;
  const { expression, outcome } = found;
  if (!outcome.ok) return outcome.error === "not_an_expression" ? undefined : kindWords[outcome.error];
  return [{ expression, value: outcome.value }, ...otherSums(ask, expression)]
    .map((sum) => `${prettyExpression(sum.expression)} ${equation(sum.value)}`)
    .join("\n\n");
};

/** "2+2 and 3*3" asks for two sums; a few more are answered, not a pageful. */
function otherSums(ask: Ask, first: string): { expression: string; value: Value }[] {
  return [...new Set(candidates(ask.lower))]
    .filter((expression) => !first.includes(expression) && !expression.startsWith("("))
    .slice(0, 4)
    .flatMap((expression) => {
      const outcome = evaluate(expression);
      return outcome.ok ? [{ expression, value: outcome.value }] : [];
    });
}

/** "= **0.3**", or "≈ **0.3333333333**, exactly 1/3". */
export function equation(value: Value): string {
  const { text, isExact: isWhole } = writeValue(value);
  return `${isWhole ? "=" : "≈"} **${text}**${fractionNote(value)}`;
}

function fractionNote(value: Value): string {
  if (!isExact(value) || isInteger(value) || exactPlaces(value) !== undefined || value.d > 100_000n) return "";
  return ` (exactly ${value.n}/${value.d})`;
}

function prettyExpression(expression: string): string {
  return expression
    .replace(/\s+/g, " ")
    .replace(/\s*(?:\*\*|\^)\s*/g, "^")
    .replace(/\s*[*×]\s*/g, " × ")
    .replace(/\s*[/÷]\s*/g, " ÷ ")
    .replace(/(?<=[\d)!%π])\s*([+−-])\s*/g, " $1 ")
    .replace(/\bsqrt\s*/g, "√")
    .replace(/\(1 ÷ 2\) of/g, "half of")
    .trim();
}

function* candidates(lower: string): Generator<string> {
  const bare = symbolsFromWords(bareExpression(lower));
  if (hasWork(bare)) yield bare;
  // A long prompt that happens to hold a formula is about something else.
  if (lower.length > 240) return;
  // Otherwise the first stretch of symbols inside a sentence, in any language.
  for (const [run] of lower.slice(0, 600).matchAll(/[\d.(√][\d\s.,+\-−*/×÷^()!%√π²³]*[\d)!%π²³]/gu)) {
    const trimmed = run.trim();
    if (!hasWork(trimmed) || looksLikeSomethingElse(trimmed, lower)) continue;
    yield trimmed;
    yield `(${trimmed}`;
  }
}

const hasWork = (text: string) =>
  /[\dπe)]\s*(?:[+\-−*/×÷^!%²³°(]|mod\b|of\b|pi\b)|(?:sqrt|cbrt|sin|cos|tan|log|log2|ln|exp|abs|min|max|floor|ceil|round)\s*[(\d]|√/.test(
    text,
  );

/** 24/7, 10-15 people, 2024-03-15 and 555-1234 are not sums unless someone asks for one. */
function looksLikeSomethingElse(run: string, lower: string): boolean {
  if (/[+*×÷^√²³(]/.test(run)) return false;
  const asked = /\b(?:what is|what's|how much|calculate|compute|evaluate|solve)\b|=\s*\??\s*$/.test(lower);
  if (/^\d+(?:[-/]\d+)+$/.test(run)) return !asked || /^\d{4}-\d\d?-\d\d?$|^\d\d?\/\d\d?\/\d{2,4}$/.test(run);
  return /^[\d.,\s]*%$/.test(run);
}

/** "plus 5", "times 3", "half of that": carries on from the last result. */
function continueSum(ask: Ask): ReturnType<typeof findSum> {
  if (earlierPrompts(ask).length === 0 || ask.lower.length > 80) return undefined;
  const previous = /[=≈] \*\*(-?[\d,]+(?:\.\d+)?)\*\*/.exec(lastAnswer(ask)?.slice(0, 2_000) ?? "")?.[1];
  const value: Rational | undefined = previous ? parseDecimal(previous.replaceAll(",", "")) : undefined;
  if (!previous || !value) return undefined;
  const rest = symbolsFromWords(bareExpression(ask.lower.replace(/^(?:and|now|then)\s+/, "")));
  const spoken = rest
    .replace(/^add /, "+ ")
    .replace(/^subtract /, "- ")
    .replace(/^(?:multiply|multiplied)(?: (?:it|that))? by /, "* ")
    .replace(/^divide(?:d)?(?: (?:it|that))? by /, "/ ")
    .replace(/^(?:square)(?: (?:it|that))?$/, "^2")
    .replace(/\b(?:that|it|this|the result)\b/g, ` ${previous} `);
  const expression = /^\s*[-+*/^]/.test(spoken) ? `${previous} ${spoken.trim()}` : spoken.trim();
  if (!expression.includes(previous)) return undefined;
  return { expression, outcome: evaluate(expression) };
}
