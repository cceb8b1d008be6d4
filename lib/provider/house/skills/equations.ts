import type { Skill } from "../ask.ts";
import { evaluate } from "../expression.ts";
import { writeValue, type Value } from "../number-text.ts";
import { combine, isExact, squareRoot, whole } from "../values.ts";
import { isZero, type Rational } from "../rational.ts";

/** Solves one linear or quadratic equation in one letter, by evaluating both sides at four points. */
export const solveEquation: Skill = ({ lower }) => {
  const bare = lower
    .slice(0, 200)
    .replace(/[?.!]+$/, "")
    .replace(/ for [a-z]$/, "")
    .replace(/^.*?\b(?:solve(?: for [a-z])?|find [a-z]|what is [a-z]|equation)\b(?: if| when| in)?:?/, "");
  const match = /^([-+*/^().\d\sa-z²−]+)=([-+*/^().\d\sa-z²−]+)$/.exec(bare);
  if (!match) return undefined;
  const letter = /(?<![a-z])([a-df-z])(?![a-z])/.exec(match[1] + match[2])?.[1];
  if (!letter) return undefined;
  const coefficients = fitQuadratic(match[1], match[2], letter);
  if (!coefficients) return undefined;
  const [a, b, c] = coefficients;
  if (isZero(a) && isZero(b)) return isZero(c) ? `Every value of ${letter} works.` : `No value of ${letter} works.`;
  if (isZero(a)) return solution(letter, [quotient(negate(c), b)]);
  const discriminant = minus(times(b, b), times(whole(4), times(a, c)));
  const root = squareRoot(discriminant);
  if (!root.ok)
    return `That equation has no real solution: its discriminant is ${writeValue(discriminant).text}, which is negative.`;
  const roots = [combine("-", negate(b), root.value), combine("+", negate(b), root.value)]
    .map((top) => (top.ok ? combine("/", top.value, times(whole(2), a)) : top))
    .flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  return solution(letter, isZero(discriminant) ? roots.slice(0, 1) : roots);
};

const minus = (a: Rational, b: Rational) => exactly(combine("-", a, b));
const times = (a: Rational, b: Rational) => exactly(combine("*", a, b));
const quotient = (a: Rational, b: Rational) => exactly(combine("/", a, b));
const negate = (a: Rational) => minus(whole(0), a);

function exactly(outcome: ReturnType<typeof combine>): Rational {
  return outcome.ok && isExact(outcome.value) ? outcome.value : whole(0);
}

/** a, b, c of ax² + bx + c = left − right, or nothing when it is of a higher degree. */
function fitQuadratic(left: string, right: string, letter: string): [Rational, Rational, Rational] | undefined {
  const at: Rational[] = [];
  for (const x of [0, 1, 2, 3]) {
    const names = { [letter]: whole(x) };
    const [l, r] = [evaluate(left, names), evaluate(right, names)];
    if (!l.ok || !r.ok || !isExact(l.value) || !isExact(r.value)) return undefined;
    at.push(minus(l.value, r.value));
  }
  const a = quotient(minus(minus(at[2], at[1]), minus(at[1], at[0])), whole(2));
  const b = minus(minus(at[1], at[0]), a);
  const predicted = exactly(combine("+", times(whole(9), a), exactly(combine("+", times(whole(3), b), at[0]))));
  return isZero(minus(predicted, at[3])) ? [a, b, at[0]] : undefined;
}

function solution(letter: string, values: Value[]): string {
  const parts = values.map((value) => {
    const { text, isExact: isWhole } = writeValue(value);
    const fraction = isExact(value) && !isWhole ? ` (exactly ${value.n}/${value.d})` : "";
    return `**${letter} ${isWhole ? "=" : "≈"} ${text}**${fraction}`;
  });
  return `${parts.join(" or ")}.\n\nPut ${values.length > 1 ? "either" : "it"} back into the equation and both sides agree.`;
}
