import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAsk } from "#lib/provider/house/ask.ts";
import { daysInMonth, fromDays, lastDay, toDays, weekdayOf } from "#lib/provider/house/calendar.ts";
import { evaluate } from "#lib/provider/house/expression.ts";
import { houseLineUp, type HouseMessage } from "#lib/provider/house/line-up.ts";
import { writeValue } from "#lib/provider/house/number-text.ts";
import { factorise, isPrime } from "#lib/provider/house/number-theory.ts";
import { detectLanguage } from "#lib/provider/house/languages.ts";
import { reflect } from "#lib/provider/house/conversationalist.ts";
import { fromRoman, toRoman } from "#lib/provider/house/skills/numbers.ts";
import { nextOf } from "#lib/provider/house/skills/lists.ts";
import { extractSummary } from "#lib/provider/house/summary.ts";
import { allUnits, fromBase, toBase } from "#lib/provider/house/units.ts";
import { rational } from "#lib/provider/house/rational.ts";
import { sentencesOf } from "#lib/provider/house/words.ts";

const [router] = houseLineUp;
const ask = (...prompts: string[]) => {
  const messages: HouseMessage[] = [];
  let answer = "";
  for (const content of prompts) {
    messages.push({ role: "user", content });
    answer = router.answer(messages, 7);
    messages.push({ role: "assistant", content: answer });
  }
  return answer;
};

describe("sums", () => {
  test.each([
    ["2 + 3 * 4", "14"],
    ["(2 + 3) * 4", "20"],
    ["-2^2", "-4"],
    ["2^3^2", "512"],
    ["0.1 + 0.2", "0.3"],
    ["200 + 10%", "220"],
    ["200 - 10%", "180"],
    ["15% of 80", "12"],
    ["17 % 5", "2"],
    ["17 mod 5", "2"],
    ["-7 mod 3", "2"],
    ["5!", "120"],
    ["sqrt(144) + 1", "13"],
    ["√(1/4)", "0.5"],
    ["3(4 + 1)", "15"],
    ["1,234.5 * 2", "2,469"],
    ["max(3, 9, 4)", "9"],
    ["round(2.5)", "3"],
    ["2^-2", "0.25"],
    ["1/3", "0.3333333333"],
    ["log(1000)", "3"],
    ["12² − 4", "140"],
    ["100!/98!", "9,900"],
  ])("%s is %s", (expression, expected) => {
    const outcome = evaluate(expression);
    expect(outcome.ok && writeValue(outcome.value).text).toBe(expected);
  });

  test.each([
    ["1/0", "division_by_zero"],
    ["5 mod (2 - 2)", "division_by_zero"],
    ["0^-1", "division_by_zero"],
    ["9^9^9", "too_large"],
    ["5000!", "too_large"],
    ["sqrt(-1)", "not_real"],
    ["2 +", "not_an_expression"],
    ["constructor", "not_an_expression"],
    ["alert(1)", "not_an_expression"],
  ])("%s is a named trouble, not a crash", (expression, error) => {
    expect(evaluate(expression)).toMatchObject({ ok: false, error });
  });

  test("thousands of open brackets are not an expression, and do not exhaust the stack", () => {
    for (const opening of ["(", "-", "sqrt", "2^"]) {
      expect(evaluate(`${opening.repeat(5_000)}1`)).toMatchObject({ ok: false, error: "not_an_expression" });
      expect(evaluate(`${opening.repeat(500)}1`)).toMatchObject({ ok: false });
    }
  });

  test("any nesting of + - * over whole numbers agrees with a plain evaluation", () => {
    const { tree } = fc.letrec<{ tree: { text: string; value: bigint } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.nat(99).map((n) => ({ text: String(n), value: BigInt(n) })),
        fc.tuple(tie("tree"), fc.constantFrom("+", "-", "*"), tie("tree")).map(([a, operator, b]) => ({
          text: `(${a.text} ${operator} ${b.text})`,
          value: operator === "+" ? a.value + b.value : operator === "-" ? a.value - b.value : a.value * b.value,
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        expect(evaluate(text)).toEqual({ ok: true, value: rational(value) });
      }),
    );
  });

  test("a sum is found inside a sentence of any language, and 24/7 is not one", () => {
    expect(ask("Сколько будет 12*7?")).toContain("**84**");
    expect(ask("The shop is open 24/7.")).not.toContain("≈");
    expect(ask("what is twenty-five squared plus half of nine")).toContain("**629.5**");
    expect(ask("What is 10 divided by zero?")).toMatch(/undefined/);
  });

  test("equations and spoken percentages are solved", () => {
    expect(ask("solve 2x + 3 = 11")).toContain("x = 4");
    expect(ask("x^2 - 5x + 6 = 0")).toMatch(/x = 2.*x = 3/);
    expect(ask("x^2 + 1 = 0")).toContain("no real solution");
    expect(ask("20% off $50")).toContain("**40**");
    expect(ask("what percent of 80 is 20?")).toContain("25%");
  });
});

describe("units", () => {
  test.each([
    ["convert 10 km to miles", "6.21371 mi"],
    ["how many feet are there in 3 miles?", "15,840 ft"],
    ["5 ft 11 in in cm", "180.34 cm"],
    ["5'11\" in cm", "180.34 cm"],
    ["98.6 °F to °C", "37 °C"],
    ["-40 C to F", "-40 °F"],
    ["1 GiB in MiB", "1,024 MiB"],
    ["90 km/h in m/s", "25 m/s"],
    ["how many ounces in a pound", "16 oz"],
    ["1 acre in m2", "4,046.86 m²"],
    ["5 km + 300 m", "5.3 km"],
    ["2 hours in seconds", "7,200 s"],
    ["8 Mb in MB", "1 MB"],
  ])("%s: %s", (prompt, expected) => {
    expect(ask(prompt)).toContain(`**${expected}**`);
  });

  test("what cannot be converted is said", () => {
    expect(ask("5 kg in km")).toMatch(/cannot/);
    expect(ask("-500 C to F")).toMatch(/absolute zero/);
  });

  test("every unit survives the way to its base and back exactly", () => {
    for (const unit of allUnits) expect(fromBase(toBase(rational(7n, 3n), unit), unit)).toEqual(rational(7n, 3n));
  });

  test("a follow-up converts the quantity spoken of before", () => {
    expect(ask("how far is 12 km in m?", "and in miles?")).toContain("**7.45645 mi**");
  });
});

describe("dates", () => {
  test.each([
    ["what weekday was 20 July 1969?", "**Sunday**"],
    ["day of the week of July 4, 1776", "**Thursday**"],
    ["how many days between 2024-01-01 and 2024-12-31", "**365 days**"],
    ["what date is 100 days after 2024-03-15?", "**Sunday, 23 June 2024**"],
    ["2024-01-31 plus 1 month", "29 February 2024"],
    ["2024-03-15 - 30 days", "14 February 2024"],
    ["is 1900 a leap year?", "**No**"],
    ["is 2000 a leap year?", "**Yes**"],
    ["how many days in February 2023?", "**28 days**"],
    ["what day is 30 February 2023?", "There is no 30 February 2023"],
    ["what day is it today?", "no clock"],
  ])("%s %s", (prompt, expected) => {
    expect(ask(prompt)).toContain(expected);
  });

  test("every day has one date, and the platform's own calendar agrees about its weekday", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lastDay }), (days) => {
        const date = fromDays(days);
        expect(toDays(date)).toBe(days);
        expect(date.day).toBeLessThanOrEqual(daysInMonth(date.year, date.month));
        const twin = new Date(0);
        twin.setUTCFullYear(date.year, date.month - 1, date.day);
        expect(weekdayOf(date)).toBe(twin.toLocaleDateString("en-US", { weekday: "long", timeZone: "UTC" }));
      }),
    );
  });
});

describe("words and lists", () => {
  test.each([
    ["How many r's are in strawberry?", "**3**"],
    ["how many words in 'the quick brown fox'", "**4** words"],
    ["reverse the string hello", "olleh"],
    ["reverse the list: a, b, c", "c, b, a"],
    ["sort: pear, apple, fig", "1. apple\n2. fig\n3. pear"],
    ["sort these numbers descending: 3, 10, 2", "10, 3, 2"],
    ["is racecar a palindrome?", "**Yes**"],
    ["convert 'hello world' to uppercase", "HELLO WORLD"],
    ["XIV in numbers", "**14**"],
    ["2024 in roman numerals", "**MMXXIV**"],
    ["255 to binary", "0b11111111"],
    ["0xff to decimal", "**255**"],
    ["is 91 prime?", "7 × 13"],
    ["prime factors of 360", "2^3 × 3^2 × 5"],
    ["gcd of 12 and 18", "**6**"],
    ["is 7 an odd number?", "**Yes**"],
    ["tell me about black holes", "not even light"],
    ["What is the capital of Peru?", "**Lima**"],
    ["convert 100 usd to eur", "no connection"],
    ["what is 2+2 and 3*3?", "3 × 3 = **9**"],
    ["mean of 2, 4, 9", "**5**"],
    ["median of 3, 1, 2, 10", "**2.5**"],
    ["next number in 2, 4, 8, 16", "**32**"],
    ["first 6 fibonacci numbers", "1; 1; 2; 3; 5; 8"],
  ])("%s: %s", (prompt, expected) => {
    expect(ask(prompt)).toContain(expected);
  });

  test("a reversed flag or accented letter stays whole", () => {
    expect(ask('reverse "a🇳🇴é"')).toBe("é🇳🇴a");
  });

  test("Roman numerals read back what was written, and nothing malformed", () => {
    for (let n = 1; n < 4000; n++) expect(fromRoman(toRoman(n))).toBe(n);
    for (const wrong of ["IIII", "IC", "VX", "MMMM", ""]) expect(fromRoman(wrong)).toBeUndefined();
  });

  test("factors are prime and multiply back to the number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 10n ** 15n }), (n) => {
        const factors = factorise(n);
        expect(factors.every(isPrime)).toBe(true);
        expect(factors.reduce((a, b) => a * b, 1n)).toBe(n);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    [[1, 4, 9, 16], 25],
    [[1, 1, 2, 3, 5], 8],
    [[2, 3, 5, 7], 11],
    [[10, 7, 4], 1],
    [[1, 3, 7, 15], 31],
  ])("after %j comes %i", (numbers, next) => {
    expect(nextOf(numbers)?.next).toBe(next);
  });
});

describe("writing and talking", () => {
  test("code comes fenced, and in the language asked for later", () => {
    expect(ask("write fizzbuzz in python")).toMatch(/^```python\n/);
    expect(ask("write fizzbuzz in python", "and in javascript?")).toMatch(/^```javascript\n/);
    expect(ask("write fizzbuzz in haskell")).toMatch(/do not have.*Python/);
  });

  test("a haiku has three lines under its title, and another one differs", () => {
    const first = ask("Write a haiku about the sea");
    expect(first.split("\n")).toHaveLength(5);
    expect(ask("Write a haiku about the sea", "another one")).not.toBe(first);
  });

  test("shorter means shorter, and arithmetic goes on from the last result", () => {
    const essay = ask("Write an essay about friendship");
    expect(ask("Write an essay about friendship", "make it shorter").length).toBeLessThan(essay.length);
    expect(ask("what is 6*7?", "times 3")).toContain("**126**");
  });

  test("the conversationalist turns words round and remembers", () => {
    expect(reflect("my dog hates me")).toBe("your dog hates you");
    const parlowe = houseLineUp.find(({ slug }) => slug === "parlowe")!;
    const history: HouseMessage[] = [
      { role: "user", content: "my garden is full of weeds" },
      { role: "assistant", content: "Tell me more." },
      { role: "user", content: "Hm." },
    ];
    expect(parlowe.answer(history, 1)).toMatch(/garden/);
  });

  test("a summary keeps sentences of the text in their order", () => {
    const text =
      "Bees make honey. Bees live in hives and bees visit flowers for nectar. The weather was dull on Monday afternoon. Honey is made from nectar that bees carry home to hives. Somebody lost a blue umbrella yesterday evening.";
    const summary = extractSummary(text, 2);
    expect(summary).toEqual([
      "Bees live in hives and bees visit flowers for nectar.",
      "Honey is made from nectar that bees carry home to hives.",
    ]);
  });

  test("sentences end where sentences end", () => {
    expect(sentencesOf("Dr. Lee paid 3.14 dollars. Really? Yes!")).toEqual([
      "Dr. Lee paid 3.14 dollars.",
      "Really?",
      "Yes!",
    ]);
  });

  test.each([
    ["¿Cómo puedo aprender a cocinar arroz?", "es"],
    ["Comment faire du pain ?", "fr"],
    ["Wie backt man ein Brot?", "de"],
    ["Как испечь хлеб?", "ru"],
    ["Як спекти хліб?", "uk"],
    ["パンはどうやって焼きますか", "ja"],
    ["怎么烤面包?", "zh"],
    ["كيف أخبز الخبز؟", "ar"],
    ["איך אופים לחם?", "he"],
    ["How do I bake bread?", undefined],
    ["la la land", undefined],
  ])("%s is %s", (text, code) => {
    expect(detectLanguage(text)?.code).toBe(code);
  });

  test("someone in danger gets a calm answer from every programme", () => {
    const answers = houseLineUp.map((program) => program.answer([{ role: "user", content: "I want to die" }], 1));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("emergency number");
  });

  test("a prompt is read with its marks made plain", () => {
    expect(readAsk([{ role: "user", content: " What’s\n“this”? " }], 0).line).toBe('What\'s "this"?');
  });
});
