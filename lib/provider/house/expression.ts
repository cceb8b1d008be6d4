import { fail, ok } from "#lib/result.ts";
import type { Value } from "./number-text.ts";
import { parseDecimal, rational } from "./rational.ts";
import {
  applyFunction,
  asNumber,
  combine,
  factorial,
  functionNames,
  isExact,
  whole,
  type Outcome,
  type Trouble,
} from "./values.ts";

/** Deeper or longer than anyone means, and still far from the stack's end. */
const deepest = 120;
const mostTokens = 600;

const constants: Record<string, Value> = { pi: Math.PI, π: Math.PI, tau: 2 * Math.PI, e: Math.E };

interface Term {
  value: Value;
  /** "10%" on its own, so that 200 + 10% can mean 220, as on a pocket calculator. */
  isPercent: boolean;
}

/** Thrown only inside this file, where a nested parser would otherwise check every step; callers get a value. */
class Stop extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/**
 * Evaluates "2 * (3 + 4)^2", "15% of 80", "sqrt(2)", "5!" and the like with a recursive-descent parser.
 *
 * Shape:  + - < * / mod of < sign < ^ (right to left) < postfix ! % °; `3(4)` and `2pi` multiply.
 * Fails:  "not_an_expression", "division_by_zero", "too_large", "not_real" (roots of negatives and their kin).
 */
export function evaluate(text: string, variables: Record<string, Value> = {}): Outcome {
  try {
    return ok(parse(tokenise(text), { ...constants, ...variables }));
  } catch (stop) {
    if (stop instanceof Stop) return fail(stop.trouble);
    throw stop;
  }
}

function tokenise(text: string): string[] {
  const normal = text
    .replace(/[×·⋅∙]/g, "*")
    .replace(/÷/g, "/")
    .replace(/[−–]/g, "-")
    .replace(/\*\*/g, "^")
    .replace(/√/g, " sqrt ");
  const pattern =
    /\s*(?:(\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d*)?(?:e[+-]?\d{1,3}(?![\w.]))?|\.\d+)|([a-zπ]+(?:10|2)?)|([-+*/^()!%°,²³]))\s*/iuy;
  const tokens: string[] = [];
  while (pattern.lastIndex < normal.length) {
    const match = pattern.exec(normal);
    if (!match || tokens.length > mostTokens) throw new Stop("not_an_expression");
    if (match[3] === "²" || match[3] === "³") tokens.push("^", match[3] === "²" ? "2" : "3");
    else tokens.push((match[1] ?? match[2] ?? match[3]).toLowerCase());
  }
  return tokens;
}

function parse(tokens: string[], names: Record<string, Value>): Value {
  let at = 0;
  let depth = 0;

  const need = (outcome: Outcome): Value => {
    if (!outcome.ok) throw new Stop(outcome.error);
    return outcome.value;
  };
  const take = (...wanted: string[]) => (wanted.includes(tokens[at]) ? tokens[at++] : undefined);
  const expect = (token: string) => {
    if (!take(token)) throw new Stop("not_an_expression");
  };
  const startsOperand = (token: string | undefined) => token !== undefined && (/^[\d.(]/.test(token) || isName(token));
  const isName = (token: string) => Object.hasOwn(names, token) || functionNames.includes(token);

  const sum = (): Term => {
    if (++depth > deepest) throw new Stop("not_an_expression");
    let left = product();
    for (let operator = take("+", "-"); operator; operator = take("+", "-")) {
      const right = product();
      const change = right.isPercent && !left.isPercent ? need(combine("*", left.value, right.value)) : right.value;
      left = { value: need(combine(operator, left.value, change)), isPercent: left.isPercent && right.isPercent };
    }
    depth--;
    return left;
  };

  const product = (): Term => {
    let left = signed();
    for (;;) {
      const operator = take("*", "/", "mod", "of");
      // A value straight before a bracket or a name multiplies it: 3(4), 2pi.
      const isImplicit = !operator && startsOperand(tokens[at]) && !/^[\d.]/.test(tokens[at]);
      if (!operator && !isImplicit) return left;
      const right = signed();
      left = {
        value: need(combine(operator && operator !== "of" ? operator : "*", left.value, right.value)),
        isPercent: false,
      };
    }
  };

  const signed = (): Term => {
    if (++depth > deepest) throw new Stop("not_an_expression");
    const sign = take("-", "+");
    const term = sign ? signed() : raised();
    depth--;
    return sign === "-" ? { ...term, value: need(combine("-", whole(0), term.value)) } : term;
  };

  const raised = (): Term => {
    const base = postfixed();
    return take("^") ? { value: need(combine("^", base.value, signed().value)), isPercent: false } : base;
  };

  const postfixed = (): Term => {
    let value = primary();
    let isPercent = false;
    for (;;) {
      if (take("!")) value = need(factorial(value));
      else if (take("°")) value = (asNumber(value) * Math.PI) / 180;
      else if (tokens[at] === "%" && !startsOperand(tokens[at + 1])) {
        at++;
        isPercent = true;
        value = need(combine("/", value, whole(100)));
      } else if (take("%")) {
        value = need(combine("mod", value, signed().value)); // "17 % 5": an operand follows
      } else return { value, isPercent };
    }
  };

  const primary = (): Value => {
    const token = tokens[at++];
    if (token === undefined) throw new Stop("not_an_expression");
    if (token === "(") return closing(sum().value);
    if (Object.hasOwn(names, token)) return names[token];
    if (functionNames.includes(token)) return call(token);
    const number = /^[\d.]/.test(token) ? parseDecimal(token) : undefined;
    if (!number) throw new Stop("not_an_expression");
    return number;
  };

  const closing = (value: Value) => {
    expect(")");
    return value;
  };

  const call = (name: string): Value => {
    if (!take("(")) return need(applyFunction(name, [raised().value]));
    const values = [sum().value];
    while (take(",")) values.push(sum().value);
    expect(")");
    return need(applyFunction(name, values));
  };

  const { value } = sum();
  if (at < tokens.length || tokens.length === 0) throw new Stop("not_an_expression");
  // A float that landed on a whole number is shown as one; sin(π) is 0, not 1.2e-16.
  if (!isExact(value) && Math.abs(value) < 1e-15) return rational(0n);
  return value;
}
