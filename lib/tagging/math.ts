import { codeIn } from "./coding.ts";
import { countInventions, isMadeUp } from "./made-up.ts";
import { withoutFences } from "./prose.ts";
import { estimateTokens } from "./tokens.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

/** Formulas that nobody writes in a program. */
const typeset = anyOf(
  "\\\\(?:d?frac|sum|int|sqrt|mathbb|mathcal|mathrm|lim|infty|alpha|beta|theta|lambda|omega|pi|cdot|times|leq?|geq?|begin\\{(?:align|equation|pmatrix|bmatrix|cases|array)|left|right|partial|nabla|to|in|operatorname|sin|cos|log|ln)\\b",
  "\\$[^$\\n]{0,200}[\\\\^_=<>+][^$\\n]{0,200}\\$|[∑∫√∞≤≥≠∈∀∃∂∇π±×÷²³₂]|(?<![\\p{L}\\p{N}])[a-z]\\s*\\^\\s*[{(]?[\\da-z]",
);
/** How formulas look when they are typed in a line of text. */
const typed = anyOf(
  "(?<![\\p{L}\\p{N}])[a-z]\\(?[a-z]?\\)?\\s*=\\s*-?[\\da-z]|\\d*[a-z]\\s*[-+*/]\\s*\\d*[a-z]?\\s*=\\s*-?\\d|(?<![\\p{L}\\p{N}])[a-z]\\([a-z]\\s*[-+]?\\s*\\d*\\)",
  "\\d\\s*(?:[-+*/×÷^]|\\bmod\\b)\\s*\\d+\\s*(?:[-+*/=×÷^?)]|$)|(?<![\\p{L}\\p{N}])(?:sin|cos|tan|log|ln|exp|sqrt|lim|det)\\s*[(（]",
  "\\bO\\(\\s*(?:\\d|[a-z]\\b)",
);

/** Words that hardly occur but in mathematics, or in the sciences where they calculate. */
const term = anyOf(
  "\\b(?:theorem|lemma|corollary|integrals?|integrate|derivatives?|differentiate|differential\\s+equations?|polynomials?|quadratic|matri(?:x|ces)\\b(?!\\s+(?:movie|film|reloaded))|eigen\\w+|determinant|modulo|remainder|divisible|prime\\s+(?:number|factor)s?|factorials?|permutations?|combinatori\\w+|binomial|probabilit(?:y|ies)|expected\\s+value|standard\\s+(?:deviation|error)s?|random\\s+variables?|hypotenuse|cos|sin\\s+\\w|trigonometr\\w+|cosine|tangent|logarithms?|geometr(?:y|ic)\\s+(?:series|progression|mean|sequence)|arithmetic|ratios?|proportion(?:al|s)?|average|median|variance|angles?|vectors?|graphs?\\s+of|interest\\s+rate|compounded|centroid|odds|chance\\s+that|word\\s+problem|algebra\\w*|calculus|topolog(?:y|ical)|manifolds?|isomorphi\\w+|homomorphi\\w+|bijection|vector\\s+space|real\\s+numbers?|integers?|rational\\s+numbers?|complex\\s+numbers?|inequalit(?:y|ies)\\s+(?:for|holds)|triangle|circumference|perimeter|radius|diameter|sphere|parallelogram|quadrilateral|polygon|equations?|square\\s+root|mathematic\\w*|maths?\\b|fibonacci|gcd|lcm|number\\s+theory|continuous\\s+function|converge(?:s|nce)?|banach|hilbert|fourier|laplace|markov|sigma[- ]algebra|abelian|galois|riemann\\w*|euler|lagrang\\w+)\\b",
  "\\b(?:recurrence|recurrences|degree\\s+sequence|simple\\s+graph|linear\\s+(?:equation|system|regression|combination|program\\w*|map)s?|confidence\\s+interval|null\\s+hypothesis|p-value|z-score|t-test|anova|chi-squared?|correlation|covariance|parametri[sz]\\w+|kinematic\\w*|velocity|acceleration|momentum|torque|joules?|newtons|kelvin|moles?\\s+of|molar(?:ity)?|stoichiometr\\w+|enthalpy|gibbs|half-life|wavelength|present\\s+value|discount\\s+rate|annuity|coordinates?|coefficients?|denominator|numerator|exponents?|decimal\\s+places?|significant\\s+figures?|closed[- ]form|upper\\s+bound|lower\\s+bound|asymptot\\w+|numerical(?:ly)?|optimi[sz]ation\\s+problem|axioms?|set\\s+theory|truth\\s+table|pull\\s+force|attractive\\s+force|electric\\s+field|magnetic\\s+field)\\b",
  "\\b(?:solve|prove|compute|calculate|evaluate|simplify|determine|find|derive|estimate)\\s+(?:for\\s+|that\\s+|the\\s+|an?\\s+|all\\s+|every\\s+)*(?:value|values|number|numbers|sum|product|area|volume|limit|minimum|maximum|smallest|largest|probability|distance|formula|mass|speed|x|y|n|solutions?|roots?|function|functions|equation|following|integral|expression|ratio|percentage)\\b",
);
const termAbroad = anyOf(
  "(?:数学|方程|概率|积分|导数|证明|计算|求解|求出|求[^职助救人学]{1,12}[值式数]|原函数|微积分|矩阵|向量|几何|不等式|数列|三角|等差|等比|公式|排列|比例为|的面积|的体积|速度为|質量|质量为|方程式|確率|積分|微分|証明|計算|数列|面積|수학|방정식|확률|적분|미분|증명|계산|함수의|넓이)",
  "(?<!\\p{L})(?:уравнени\\p{L}*|вероятност\\p{L}*|интеграл\\p{L}*|производн\\p{L}*|докаж\\p{L}*|вычисл\\p{L}*|задач[аиу]|натуральн\\p{L}*|наименьш\\p{L}*|наибольш\\p{L}*|сумм[аыу]|формул\\p{L}*|отклонени\\p{L}*|скорост\\p{L}*|напряж[её]нност\\p{L}*|матриц\\p{L}*|найдите|определите|треугольник\\p{L}*|сложность)(?!\\p{L})",
  "(?<!\\p{L})(?:tính|phương\\s+trình|khối\\s+lượng|xác\\s+suất|chứng\\s+minh|bán\\s+kính|ecuaci[oó]n(?:es)?|calcul[ae]r?|calculez|resuelve|demuestra|probabilidad|derivada|équation|résou\\p{L}*|dérivée|démontre\\p{L}*|berechne\\p{L}*|löse|gleichung\\p{L}*|wahrscheinlichkeit|beweise|ableitung|hitung(?:lah)?|persamaan|hesapla\\p{L}*|denklem\\p{L}*|oblicz|równani\\p{L}*|rozwiąż|risolvi|equazion[ei]|calcola|equaç(?:ão|ões)|resolva|probabilidade|vyřeš\\p{L}*|rovnic\\p{L}*|vypočít\\p{L}*|laske|yhtälö\\p{L}*|számít\\p{L}*|egyenlet\\p{L}*|bereken|vergelijking)(?!\\p{L})",
);

/** The sciences and trades that calculate: with numbers beside them, somebody wants them worked out. */
const applied = anyOf(
  "\\b(?:physics|chemistry|statistic\\w*|forces?|gravity|friction|mass|density|pressure|temperature|voltage|current|resist(?:or|ance)s?|circuits?|capacit\\w+|inductance|frequency|waves?|speed|orbit\\w*|photons?|electrons?|charge|kinetic|potential\\s+energy|thermodynamic\\w*|reactions?|reactants?|concentration|solution\\s+of|titration|mortgage|loan|principal|npv|irr|rate\\s+of\\s+return|portfolio|depreciation|break-?even|profit|revenue|dividends?|dice|coins?|cards?|marbles?|sample|population|percent(?:age|ile)?s?|calories|horsepower|torque|distances?|area|volume|perimeter|height|width|length|weigh[ts]?|older|younger|twice|half|thrice|sequence|series|digits?|even\\s+numbers?|odd\\s+numbers?|puzzle|sudoku|base\\s+\\d+|binary|hexadecimal|convert)\\b",
  "(?<!\\p{L})(?:geschwindigkeit|kraft|masse|druck|vitesse|force|masse|pression|velocidad|fuerza|masa|velocidade|força|massa|velocità|forza|prędkość|siła|rychlost|síla|vận\\s+tốc|lực|năng\\s+lượng|kecepatan|gaya|hız|kuvvet|nopeus|voima|sebesség|erő|doanh\\s+thu|lãi\\s+suất|lợi\\s+nhuận|zinsen|intérêts?|interés|juros|процент\\p{L}*|масс[аыу]|сил[аыу]|энерги\\p{L}*|давлени\\p{L}*|температур\\p{L}*|доходност\\p{L}*|числ[оа]|цифр\\p{L}*)(?!\\p{L})",
  "(?:物理|化学|统计|速度|质量|压力|温度|电压|电流|电阻|利率|利润|百分|分数|余数|平方|立方|厘米|公里|千克|統計|電圧|電流|利益|물리|화학|통계|속도|질량|이자)",
);
/** Numbers with what they measure. */
const measured = anyOf(
  "\\d\\s*(?:kg|g|mg|lbs?|cm|mm|km|m|ft|inch(?:es)?|m\\/s|km\\/h|mph|mol|ml|l|°\\s*c|°\\s*f|deg(?:rees)?|kw|kwh|w|v|kv|ma|hz|khz|mhz|n|j|kj|pa|kpa|bar|atm|ohms?|ω|hours?|minutes?|seconds?|days?|years?|%|percent)(?![\\p{L}\\p{N}])|[$€£¥]\\s*\\d",
);

/** A sum told as a story: several numbers and a question after a quantity. */
const quantity = anyOf(
  "\\bhow\\s+(?:many|much|long|far|old|fast|often)\\b|\\bwhat\\s+(?:is|are|was|would|will)\\s+(?:be\\s+)?the\\s+(?:\\w+\\s+){0,3}?(?:number|total|chance|speed|distance|weight|height|price|cost|rate|degree|amount|time|age|value|forces?|be)\\b|\\bin\\s+total\\b|\\baltogether\\b",
  "多少|几个|几种|幾|いくつ|何人|何個|何通り|얼마|몇\\s*(?:개|명|번)|сколько|скільки|bao\\s+nhiêu|cuánt[oa]s?|quant[oiae]s?|combien|wie\\s+(?:viele?|gro(?:ß|ss)|lange?|hoch|weit|schnell)|kuinka\\s+(?:monta|paljon)|hány|mennyi|kolik|koliko|ile\\s|kaç|ne\\s+kadar|berapa|hoeveel|hvor\\s+mange|hur\\s+många|câ[țt][ie]|πόσ[οαε]|чему\\s+рав|كم\\s|כמה|कितन|กี่|เท่า(?:ไร|ใด)|چند",
);
/** Questions of an exam: options to choose from. */
const options = anyOf(
  "\\bwhich\\s+of\\s+the\\s+following\\b|\\b(?:group\\s+of\\s+)?answer\\s+choices\\b|\\bselect\\s+(?:the\\s+correct|one)|单选|选择题|выберите",
);

/** What it takes to call something mathematics, and what it takes in a story, which may be full of numbers. */
const enough = 2.5;
const enoughInStories = 6;
/** Programs are full of numbers and signs: among code only words and set formulas say that it is mathematics. */
const enoughInCode = 3;
const shortTokens = 80;

/** Whether somebody wants something proved, solved or worked out. */
export function isMath(asked: Asked): boolean {
  const text = withoutFences(asked.prompts.join("\n"));
  const words = countMatches(text, term) + countMatches(text, termAbroad);
  const code = codeIn(asked);
  const set = countMatches(text, typeset);
  if (code === 2) return words + Math.min(2, set) >= enoughInCode;
  const signs = set + countMatches(text, typed);
  const numbers = countMatches(text, /\d+/g);
  const isShort = estimateTokens(text) <= shortTokens;
  const asksQuantity = countMatches(text, quantity) >= 1;
  const uses = countMatches(text, applied);
  const points =
    2 * Math.min(3, words) +
    1.5 * Math.min(3, signs) +
    (numbers >= 2 && asksQuantity ? 3 : 0) +
    (numbers >= 2 && countMatches(text, options) >= 1 ? 2 : 0) +
    (numbers >= 2 ? Math.min(2, uses) + Math.min(2, countMatches(text, measured)) : 0) +
    (words + signs > 0 && (numbers >= 2 || isShort) ? 1 : 0);
  return points >= (code === 1 || isMadeUp(asked) || countInventions(asked) >= 2 ? enoughInStories : enough);
}
