import { v7 as uuidv7 } from "uuid";
import { slugOf } from "#lib/models/naming.ts";
import { parseJson } from "./conversation.ts";
import type { PlannedModel } from "./types.ts";

/** A model that may be meant by a name in a file. */
export interface KnownModel {
  id: string;
  slug: string;
  name: string;
}

export interface MatchedModel extends KnownModel {
  by: PlannedModel["by"];
}

/** "GPT 4", "gpt-4" and "Gpt_4" are one name: case, spaces, dashes and underscores tell nobody apart. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}_]+/gu, "");

/** The longest name there may be: anything longer is a text in the wrong column. */
export const longestName = 200;

/** Characters that nobody sees: controls, and marks of direction and of no width. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Why nothing is called so. Joiners hold emoji together, and variation selectors are no marks of their own. */
function wrongName(name: string): string | undefined {
  const seen = name.replaceAll(/[\u200c\u200d]/g, "");
  const found = unseen.exec(seen);
  if (found) return `holds ${codeOf(found[0])}, which nobody sees and no name has`;
  if (seen.trim() === "") return "names no model: there are only blanks";
  if (/^\s*[{[]/.test(name) && parseJson(name) !== undefined) return "is no name of a model, but an object or a list";
  return undefined;
}

const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

export interface Matcher {
  /** The model of a name, made up if nobody has it; a sentence when several could be meant. */
  match: (name: string) => MatchedModel | string;
  /** Told all names of a file before any is matched, so that one which is a slug as it stands gets it, and keeps it next time. */
  meet: (names: Iterable<string>) => void;
  /** Those that had to be made up so far. */
  made: () => MatchedModel[];
  /** Names that could mean several models, with the slugs of those. */
  unclear: () => { name: string; slugs: string[] }[];
  /** What was found so far, to go on from. */
  found: () => Found;
}

export interface Found {
  byName: [string, MatchedModel][];
  made: MatchedModel[];
}

/**
 * Finds models by their names in a file: by slug as it stands, then by an alias that the operator gave, then by slug or name
 * without case, spaces and dashes. A name that nobody has becomes a new model.
 *
 * Shape: `aliases` are slugs by name; a slug that nobody has becomes a new model, too.
 */
export function matchModels(
  known: readonly KnownModel[],
  aliases: ReadonlyMap<string, string>,
  before: Found = { byName: [], made: [] },
): Matcher {
  const bySlug = new Map<string, MatchedModel>(known.map((model) => [model.slug, { ...model, by: "slug" }]));
  const byPlainName = new Map<string, KnownModel[]>();
  for (const model of known) {
    for (const key of new Set([plainName(model.slug), plainName(model.name)]))
      byPlainName.set(key, [...(byPlainName.get(key) ?? []), model]);
  }
  const plainAliases = new Map([...aliases].map(([name, slug]) => [plainName(name), slug]));
  const made: MatchedModel[] = [];
  const found = new Map<string, MatchedModel | string>(before.byName);
  const unclear: { name: string; slugs: string[] }[] = [];

  const make = (name: string, wanted: string): MatchedModel => {
    let slug = wanted;
    for (let i = 2; bySlug.has(slug); i++) slug = `${wanted.slice(0, 100 - String(i).length - 1)}-${i}`;
    return add({ id: uuidv7(), slug, name: name.trim(), by: "new" });
  };
  const add = (model: MatchedModel): MatchedModel => {
    bySlug.set(model.slug, model);
    byPlainName.set(plainName(model.name), [model]);
    made.push(model);
    return model;
  };
  before.made.forEach(add);
  const find = (name: string): MatchedModel | string => {
    const exact = bySlug.get(name);
    if (exact) return exact;
    const wrong = wrongName(name);
    if (wrong !== undefined) return wrong;
    const alias = aliases.get(name) ?? plainAliases.get(plainName(name));
    if (alias !== undefined) {
      const model = bySlug.get(alias) ?? make(name, alias);
      return { ...model, by: model.by === "new" ? "new" : "alias" };
    }
    const meant = byPlainName.get(plainName(name)) ?? [];
    if (meant.length > 1) {
      const slugs = meant.map(({ slug }) => slug).sort();
      unclear.push({ name, slugs });
      return `the model ${JSON.stringify(name)} may be ${slugs.join(" or ")}: an alias says which`;
    }
    if (meant.length === 1) return { by: "name", ...meant[0] };
    return make(name, slugOf(name));
  };
  const match = (name: string): MatchedModel | string => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const model = find(name);
    found.set(name, model);
    return model;
  };
  return {
    match,
    meet(names) {
      const all = [...names].filter(({ length }) => length <= longestName).sort();
      const isSlug = (name: string) => slugOf(name) === name;
      for (const name of [...all.filter(isSlug), ...all.filter((name) => !isSlug(name))]) match(name);
    },
    made: () => made,
    unclear: () => unclear,
    found: () => ({
      byName: [...found].filter((one): one is [string, MatchedModel] => typeof one[1] !== "string"),
      made,
    }),
  };
}
