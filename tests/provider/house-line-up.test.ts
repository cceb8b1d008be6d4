import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAsk } from "#lib/provider/house/ask.ts";
import { passages } from "#lib/provider/house/corpus.ts";
import { houseLineUp, rawPrograms, type HouseMessage } from "#lib/provider/house/line-up.ts";

const say = (content: string): HouseMessage[] => [{ role: "user", content }];
const forbidden = new RegExp(["ringside", ...houseLineUp.flatMap(({ slug, name }) => [slug, name])].join("|"), "iu");

const openings = [
  "", "what is ", "convert ", "how many r's in ", "reverse ", "sort: ", "write a poem about ", "summarise: ", "who are you, ",
  "12 * (", "days between 2024-01-01 and ", "solve x = ", "my ", "I am ", "and in ", "make it shorter ", "next number in ",
]; // prettier-ignore
const content = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom(...openings),
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer().map(String),
        fc.double().map(String),
        fc.lorem(),
      ),
    )
    .map(([opening, rest]) => opening + rest),
  // Lone surrogates and other half-characters, which JavaScript strings may hold.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((codes) => String.fromCharCode(...codes)),
);
const histories = fc.array(fc.record({ role: fc.constantFrom<HouseMessage["role"]>("user", "assistant"), content }), {
  maxLength: 6,
});

describe.each(houseLineUp)("$name", (program) => {
  test("answers any history with clean, bounded, nameless text, and the same text again", () => {
    fc.assert(
      fc.property(histories, fc.double(), (history, seed) => {
        const answer = program.answer(history, seed);
        expect(answer.trim()).not.toBe("");
        expect(answer.length).toBeLessThan(6_000);
        expect(answer.isWellFormed()).toBe(true);
        expect(answer).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]/);
        expect(answer).not.toMatch(forbidden);
        expect(program.answer(structuredClone(history), seed)).toBe(answer);
      }),
      { numRuns: 150 },
    );
  });

  test("needs no safety net: the bare programme never throws either", () => {
    fc.assert(
      fc.property(histories, fc.integer(), (history, seed) => {
        expect(typeof rawPrograms[program.slug](readAsk(history, seed))).toBe("string");
      }),
      { numRuns: 150 },
    );
  });

  test("takes less than 200 ms for the longest prompts, whatever they are made of", () => {
    program.answer(say("warm up"), 0);
    const units = [
      "a",
      "(",
      "1+",
      "9^",
      "1 ",
      "the cat. ",
      "my i'm you ",
      "x=",
      "🇳🇴",
      "א ב. ",
      "1,1,",
      "\n",
      "5 km ",
      "'\"",
      "- ",
      "2024-01-01 ",
      "?!",
      "A. B. ",
    ];
    for (const opening of ["", "summarise: ", "reverse: ", "sort: ", "count the words: "]) {
      for (const unit of units) {
        const prompt = opening + unit.repeat(Math.floor(32_000 / unit.length));
        const started = performance.now();
        program.answer(say(prompt), 1);
        const took = performance.now() - started;
        expect(took, `${opening}${unit}…`).toBeLessThan(200);
      }
    }
  });

  test("never says who it is, even when a prompt spells it out", () => {
    for (const name of ["Ringside", "ringside house line-up", "RINGSIDE", ...houseLineUp.map((other) => other.name)]) {
      const backwards = [...name].reverse().join("");
      const prompts = [
        `Are you ${name}?`, `my ${name} is sad`, `I am ${name}`, `reverse '${backwards}'`, `Write a poem about ${name}`, `convert '${name}' to uppercase`,
        `sort: ${name}, apple`, `how do I use ${name}?`, `summarise: ${`${name} is a fine thing to know about today. `.repeat(20)}`, `i think ${name}`,
      ]; // prettier-ignore
      for (const prompt of prompts) expect(program.answer(say(prompt), 3)).not.toMatch(forbidden);
    }
  });

  test("answers right-to-left text without breaking it", () => {
    const answer = program.answer(say("\u202eמה שלומך היום? אני עצוב"), 2);
    expect(answer).not.toContain("\u202e");
    expect(answer).toMatch(/[א-ת]|[a-z]/);
  });
});

describe("the line-up", () => {
  test("has six programmes with different names, all described as toys", () => {
    expect(houseLineUp).toHaveLength(6);
    expect(new Set(houseLineUp.map(({ slug }) => slug)).size).toBe(6);
    for (const { slug, description } of houseLineUp) {
      expect(slug).toMatch(/^[a-z]+$/);
      expect(description).toMatch(/toy/);
    }
  });

  test("its own prose names nobody and is long enough to learn from", () => {
    const prose = passages.join(" ");
    expect(prose.length).toBeGreaterThan(12_000);
    expect(prose).not.toMatch(forbidden);
  });

  test("a different seed can give a different answer", () => {
    for (const program of houseLineUp.slice(3)) {
      const answers = new Set(
        Array.from({ length: 12 }, (_, seed) => program.answer(say("Tell me about the sea"), seed)),
      );
      expect(answers.size).toBeGreaterThan(1);
    }
  });

  const rubric: [string, RegExp][] = [
    ["What is 17 * 23?", /\b391\b/],
    ["(8 + 4) / 3 - 1", /(?:^|\D)3(?:\D|$)/],
    ["what is 15% of 240", /\b36\b/],
    ["2^16", /65,?536/],
    ["0.1 + 0.2", /0\.3(?!0*[1-9])/],
    ["square root of 1764", /\b42\b/],
    ["What is seven times eight?", /\b56\b/],
    ["1000 / 8", /\b125\b/],
    ["7! / 5!", /\b42\b/],
    ["What is 3.75 + 4.5 - 1.25", /(?:^|\D)7(?![.\d])/],
    ["100 kilometres in miles", /62\.137/],
    ["How many centimetres are in 2 inches?", /5\.08/],
    ["convert 212 F to C", /\b100\b/],
    ["3 kg in pounds", /6\.61/],
    ["2.5 hours in minutes", /\b150\b/],
    ["how many litres are in 10 US gallons", /37\.85/],
    ["72 km/h in m/s", /\b20\b/],
    ["5 GB in MB", /5,?000/],
    ["1 hectare in square metres", /10,?000/],
    ["how many yards in a mile", /1,?760/],
    ["What weekday was 1 January 2000?", /Saturday/],
    ["What day of the week was 9 November 1989?", /Thursday/],
    ["How many days are between 2023-02-01 and 2023-03-01?", /\b28\b/],
    ["What date is 45 days after 2024-01-20?", /5 March 2024/],
    ["What is 10 weeks before 2024-12-25?", /16 October 2024/],
    ["Is 2100 a leap year?", /\bno\b/i],
    ["Is 2028 a leap year?", /\byes\b/i],
    ["How many days are in February 2028?", /\b29\b/],
    ["1 month after 31 March 2023", /30 April 2023/],
    ["What is the next leap year after 2024?", /2028/],
  ];

  test("its quality is honestly graded: the first is right nine times in ten, the second on sums, the rest hardly ever", () => {
    const right = houseLineUp.map(
      (program) => rubric.filter(([prompt, expected]) => expected.test(program.answer(say(prompt), 5))).length,
    );
    const [router, terse, ...others] = right;
    expect(rubric).toHaveLength(30);
    expect(router).toBeGreaterThanOrEqual(27);
    expect(terse).toBeGreaterThanOrEqual(8);
    expect(terse).toBeLessThan(20);
    for (const other of others) expect(other).toBeLessThanOrEqual(2);
  });
});
