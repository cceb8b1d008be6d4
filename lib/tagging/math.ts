import { isCoding } from "./coding.ts";
import { withoutFences } from "./prose.ts";
import { estimateTokens } from "./tokens.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

const mathSigns = anyOf(
  "\\\\(?:frac|sum|int|sqrt|mathbb|mathcal|lim|infty|alpha|beta|theta|lambda|cdot|times|leq|geq|begin\\{(?:align|equation|pmatrix|bmatrix|cases)|left|right|partial|nabla|to|in|operatorname)",
  "\\$[^$\\n]*[\\\\^_=<>+][^$\\n]*\\$|[∑∫√∞≤≥≠∈∀∃∂∇π±×÷]|\\b[a-z]\\s*\\^\\s*\\{?\\d|\\b\\w\\([a-z]\\)\\s*=|\\b\\d*[a-z]\\s*[-+*/]\\s*\\d*[a-z]?\\s*=\\s*\\d",
  "\\d\\s*(?:[-+*/×÷^]|\\bmod\\b)\\s*\\d+\\s*(?:[-+*/=×÷^?]|$)",
);
const sureMath = anyOf(
  "\\b(?:theorem|lemma|corollary|integrals?|integrate|derivatives?|differentiate|differential\\s+equations?|polynomials?|quadratic|matri(?:x|ces)\\b(?!\\s+(?:movie|film|reloaded))|eigen\\w+|determinant|modulo|remainder|divisible|prime\\s+(?:number|factor)s?|factorial|permutations?|combinatori\\w+|binomial|probabilit(?:y|ies)|expected\\s+value|standard\\s+deviation|random\\s+variables?|hypotenuse|theta|cos|sin\\s+\\w|cot|trigonometr\\w+|cosine|tangent|logarithms?|geometr(?:y|ic)\\s+(?:series|progression|mean)|arithmetic|ratio|proportions?|average|median|variance|angles?|vectors?|graphs?\\s+of|interest\\s+rate|compounded|centroid|binary\\s+trees?|odds|chance\\s+that|word\\s+problem|algebra\\w*|calculus|topolog(?:y|ical)|manifolds?|isomorphi\\w+|homomorphi\\w+|bijection|vector\\s+space|real\\s+numbers?|integers?|rational\\s+numbers?|complex\\s+numbers?|inequalit(?:y|ies)\\s+(?:for|holds)|triangle|circumference|perimeter|radius|sphere|parallelogram|quadrilateral|polygon|equations?|square\\s+root|mathematic\\w*|maths?\\b|fibonacci|gcd|lcm|number\\s+theory|continuous\\s+function|converge(?:s|nce)?|banach|hilbert|fourier|laplace|markov|sigma[- ]algebra|abelian|galois|riemann\\w*|euler|lagrang\\w+)\\b",
  "\\b(?:solve|prove|compute|calculate|evaluate|simplify|determine|find)\\s+(?:for\\s+|that\\s+|the\\s+|all\\s+|every\\s+)*(?:value|values|number|numbers|sum|product|area|volume|limit|minimum|maximum|smallest|largest|probability|x|y|n|solutions?|roots?|function|functions|equation|following|integral|expression|ratio|percentage)\\b",
  "\\bhow\\s+(?:many|much|long|far|old)\\b[^?]{0,200}\\b(?:left|total|altogether|remain\\w*|each|cost|have\\s+(?:now|left))\\b[^?]*\\?|\\b\\d+\\s*(?:%|percent|km/h|mph)\\b[^?]{0,200}\\bhow\\s+(?:many|much|long|far)\\b",
  "(?:数学|方程|概率|积分|导数|证明|计算|求解|方程式|確率|積分|微分|証明|計算|수학|방정식|확률|적분|미분|증명|계산|уравнени|вероятност|интеграл|производн|докажи|вычисли)",
);

/** A sum told as a story: several numbers and a question after a quantity. */
const quantity = anyOf(
  "\\bhow\\s+(?:many|much|long|far|old|fast|often)\\b|\\bwhat\\s+(?:is|are|was|would\\s+be)\\s+the\\s+(?:\\w+\\s+){0,3}?(?:number|total|chance|speed|distance|weight|height|price|cost|rate|degree|amount|time|age)\\b|\\bin\\s+total\\b|\\baltogether\\b",
  "多少|几个|幾|いくつ|何人|何個|얼마|몇\\s*(?:개|명)|сколько|bao\\s+nhiêu|cuánt[oa]s?|quant[oi]s?|combien|wie\\s+viele?|kuinka|hány|kolik|ile\\s|kaç",
);
const severalNumbers = 2;

/** Whether somebody wants something proved, solved or worked out. */
export function isMath(asked: Asked): boolean {
  const text = withoutFences(asked.prompts.join("\n"));
  const words = countMatches(text, sureMath);
  const signs = countMatches(text, mathSigns);
  const numbers = countMatches(text, /\d+/g);
  const isStory = numbers >= severalNumbers && countMatches(text, quantity) >= 1;
  const isTheme = words >= 2 || signs >= 2 || (words >= 1 && (signs >= 1 || numbers >= severalNumbers));
  // Programs are full of formulas: among code it takes more to make it mathematics.
  if (isCoding(asked)) return words >= 2 && signs >= 1;
  return isStory || isTheme || (words >= 1 && estimateTokens(text) <= 80);
}
