import fc from "fast-check";
import { expect, test } from "vitest";
import { boardAddress, boardName, readView, specQuery, tabs, usualView } from "#components/leaderboard/board-view.ts";
import type { BoardView } from "#components/leaderboard/board-view.ts";
import { boardChoices } from "#lib/leaderboard/board-choices.ts";
import { spokenCategory } from "#lib/leaderboard/categories.ts";
import { boardKey, boardQuerySchema, boardWords, specOf } from "#lib/leaderboard/board-spec.ts";
import { readVersus, versusOptions } from "#lib/leaderboard/versus.ts";

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const views: fc.Arbitrary<BoardView> = fc.record({
  tab: fc.constantFrom(...tabs),
  sort: fc.constantFrom("rank", "-rank", "votes", "-interval"),
  q: fc.string({ maxLength: 20 }).filter((text) => !text.includes("\0")),
  org: fc.constantFrom("", "Brass Kettle & Söhne", "A+B, C"),
  license: fc.constantFrom("", "Apache-2.0"),
  pin: fc.uniqueArray(word, { maxLength: 8 }),
  columns: fc.option(fc.uniqueArray(word, { maxLength: 5 })),
  since: fc.constantFrom(null, "2026-01-31", "2024-02-29"),
  versus: fc.constantFrom(null, "method:elo"),
});

const specs = fc.constantFrom(
  specOf({ source: "arena" }),
  specOf({ source: "simulated", category: "coding" }),
  specOf({ source: "arena", method: "elo", window: "30d", minVotes: 100 }),
  specOf({ source: "arena", ties: "davidson", sampling: "even" }),
);

test("every view of every board comes back from its address as it was", () => {
  fc.assert(
    fc.property(specs, views, (spec, view) => {
      const { searchParams } = new URL(boardAddress(spec, view), "http://localhost");
      expect(readView(searchParams)).toEqual({ view, problems: [] });
      const words = Object.fromEntries([...searchParams].filter(([name]) => name in spec));
      expect(boardQuerySchema.parse(words)).toEqual(spec);
    }),
  );
});

test("the browser writes a board's words and name as the server does", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      expect(Object.fromEntries(specQuery(spec))).toEqual(boardWords(spec));
      expect(boardName(spec)).toBe(boardKey(spec));
    }),
  );
});

test("the usual view of the usual board has the shortest address", () => {
  expect(boardAddress(specOf({ source: "arena" }), usualView)).toBe("/leaderboard");
});

test("what an address asks for and no board has is told", () => {
  const read = (query: string) => readView(new URLSearchParams(query)).problems.join();
  expect(read("tab=nonsense")).toContain("no tab “nonsense”");
  expect(read("since=2026-02-30")).toContain("is not a day");
  expect(read(`pin=${Array.from({ length: 9 }, (_, i) => `m${i}`).join(",")}`)).toContain("first 8");
  expect(read(`q=${"x".repeat(101)}`)).toContain("q is cut");
  expect(read("utm_source=elsewhere")).toBe("");
});

test("every option of every choice leads to a board that can be made", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      for (const { name, options } of boardChoices(spec, ["overall", "coding", "english"])) {
        for (const { value, alsoSets } of options) {
          const given = { ...spec, ...alsoSets, [name === "language" ? "category" : name]: value || "overall" };
          expect(boardQuerySchema.safeParse(given).success, `${name}=${value}`).toBe(true);
        }
      }
    }),
  );
});

test("all languages but English stand before each of them, in their own words", () => {
  const spec = specOf({ source: "arena", category: "non-english" });
  const choices = boardChoices(spec, ["overall", "chinese", "non-english", "coding", "english"]);
  const [category, language] = choices;
  expect(category.options.map(({ value }) => value)).toEqual(["overall", "coding"]);
  expect(language.value).toBe("non-english");
  expect(language.options.map(({ label }) => label)).toEqual(["Any language", "Non-English", "Chinese", "English"]);
  expect(language.options[1].says).toBe("Prompts in any language but English.");
  expect(spokenCategory("non-english")).toBe("in languages other than English");
});

test("a comparison changes one choice, with what has to change along, and is read back as that", () => {
  const spec = specOf({ source: "arena", ties: "davidson" });
  const options = versusOptions(boardChoices(spec, ["overall", "coding"])).flatMap((group) => group.options);
  const elo = options.find(({ label }) => label === "Online Elo");
  expect(readVersus(spec, elo!.value)).toEqual({ ...spec, method: "elo", ties: "half" });
  for (const { value } of options) expect(readVersus(spec, value), value).not.toBeNull();
  for (const bad of ["", "method", "method:magic", "source:other", "ties:half:out"])
    expect(readVersus(spec, bad)).toBeNull();
});
