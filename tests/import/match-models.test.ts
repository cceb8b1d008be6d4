import fc from "fast-check";
import { expect, test } from "vitest";
import { matchModels, plainName } from "#lib/import/match-models.ts";

const known = [
  { id: "1", slug: "ada-3", name: "Ada 3 Large" },
  { id: "2", slug: "bob", name: "Bob" },
  { id: "3", slug: "bob-1", name: "Cleo" },
  { id: "4", slug: "cleo", name: "Cleo (new)" },
];

const match = (name: string, aliases = new Map<string, string>()) => {
  const model = matchModels(known, aliases).match(name);
  return typeof model === "string" ? model : [model.slug, model.by];
};

test("a slug is found as it stands, a name or slug without case, spaces and dashes", () => {
  expect(match("ada-3")).toEqual(["ada-3", "slug"]);
  expect(match("ADA 3")).toEqual(["ada-3", "name"]);
  expect(match("ada_3—large")).toEqual(["ada-3", "name"]);
});

test("an alias goes before a name that is only alike, and after a slug that is the same", () => {
  expect(match("Ada 3", new Map([["ADA-3", "bob"]]))).toEqual(["bob", "alias"]);
  expect(match("ada-3", new Map([["ada-3", "bob"]]))).toEqual(["ada-3", "slug"]);
  expect(match("anything", new Map([["Anything", "a-new-one"]]))).toEqual(["a-new-one", "new"]);
});

test("a name that two models could mean asks for an alias", () => {
  expect(match("CLEO")).toMatch(/may be bob-1 or cleo/);
  expect(match("cleo")).toEqual(["cleo", "slug"]);
});

test("names that nobody has become models of their own, whatever is left of them in a slug", () => {
  const matcher = matchModels(known, new Map());
  const slugs = ["模型一", "模型二", "模型一", "Bob+", "Bob!"].map((name) => {
    const model = matcher.match(name);
    return typeof model === "string" ? model : model.slug;
  });
  expect(slugs).toEqual(["model", "model-2", "model", "bob-2", "bob-3"]);
  expect(matcher.made().map(({ slug }) => slug)).toEqual(["model", "model-2", "bob-2", "bob-3"]);
});

test("a name that is a slug as it stands gets that slug, whichever name comes first", () => {
  const matcher = matchModels([], new Map());
  matcher.meet([".b", "b"]);
  const slugs = ["b", ".b"].map((name) => (matcher.match(name) as { slug: string }).slug);
  expect(slugs).toEqual(["b", "b-2"]);
  const again = matchModels(matcher.made(), new Map());
  again.meet([".b", "b"]);
  expect(["b", ".b"].map((name) => (again.match(name) as { slug: string }).slug)).toEqual(slugs);
});

test("two names are one model exactly when they differ in case, spaces, dashes and underscores only", () => {
  const names = fc.array(
    fc
      .string({ unit: fc.constantFrom("a", "B", "b", "1", ".", " ", "-", "_"), minLength: 1 })
      .filter((name) => plainName(name) !== ""),
  );
  fc.assert(
    fc.property(names, (given) => {
      const matcher = matchModels([], new Map());
      matcher.meet(given);
      const ids = given.map((name) => (matcher.match(name) as { id: string }).id);
      for (let i = 0; i < given.length; i++)
        for (let j = 0; j < i; j++) expect(ids[i] === ids[j]).toBe(plainName(given[i]) === plainName(given[j]));
    }),
  );
});

test("a name with characters that nobody sees, of blanks alone, or that is an object is no name; emoji and other scripts are", () => {
  const { match, made } = matchModels([], new Map());
  for (const [name, says] of [
    ["a\u0007da", "holds U+0007"],
    ["a\nda", "holds U+000A"],
    ["\u202eada", "holds U+202E"],
    ["ada\u200b", "holds U+200B"],
    ["a\u2028da", "holds U+2028"],
    ["   ", "only blanks"],
    ["\u200d", "only blanks"],
    ['{"name": "ada"}', "an object or a list"],
    ["[1, 2]", "an object or a list"],
  ])
    expect(match(name)).toContain(says);
  expect(made()).toEqual([]);
  for (const name of ["👩‍🚀 mini", "모델", "نموذج", "[beta] ada", "{ada}", "<b>ada</b>", " ada "])
    expect(match(name)).toMatchObject({ by: "new", name: name.trim() });
});
