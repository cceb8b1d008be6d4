import { languageName, languageSlug } from "#lib/tagging/language-names.ts";
import { nonEnglish } from "#lib/tagging/topics.ts";
import { anyText, Leaf, measure, oneOf, plain, sqlText, when, whole } from "./cell-sql.ts";
import type { Cell } from "./cell-sql.ts";
import { periodMark } from "./periods.ts";
import type { PseudonymParts } from "./pseudonym.ts";
import type { Counted, Json } from "./types.ts";
import { reasonsSql, standing, tagging } from "./vote-sql.ts";
import type { Values } from "./vote-sql.ts";

export interface NamedModel {
  id: string;
  slug: string;
}

/** What a vote's names outside are made of. */
export interface Namers {
  voter: PseudonymParts;
  battle: PseudonymParts;
  vote: PseudonymParts;
  /** When the periods of pseudonyms end, oldest first (periods.ts). */
  ends: readonly string[];
}

/** Every code that may stand for a language, the usual ones first: the database looks through them in this order. */
const usualCodes = ["en", "zh", "ru", "de", "ja", "es", "fr", "ko", "pt", "it", "pl", "tr", "vi", "fa", "ar"];
const languageCodes = [
  ...usualCodes,
  ...Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))).filter(
    (code) => languageName(code) !== code && !usualCodes.includes(code),
  ),
];

/** A pseudonym of 32 hexadecimal digits, as the layouts write it. */
export interface Hex {
  /** An expression for the digits themselves. */
  sql: string;
  hex: Leaf;
  uuid: Leaf;
  int64: Leaf;
}

/**
 * What the database knows of vote `v`, its battle `p` and its judged turn `t`: the values that columns are made of, for a row
 * without its conversation. Each is what the same field of `BattleRow` (types.ts) says; only what is asked for is worked out.
 *
 * Names of models and languages come out of the statement itself and not out of joins: a planner that expects few votes would
 * look through all of them for each vote, which made it four times as slow. Pseudonyms are HMAC-SHA-256 (RFC 2104) made of
 * two calls of sha256, as in pseudonym.ts.
 */
export class KnownVote {
  readonly #values: Values;
  readonly #models: readonly NamedModel[];
  readonly #namers: Namers;
  readonly #at: string;
  readonly #counted: Counted;
  readonly #named = new Map<string, string>();
  readonly #maps = new Map<string, string>();
  #isTagged = false;

  constructor(values: Values, about: { models: readonly NamedModel[]; namers: Namers; at: string; counted: Counted }) {
    this.#values = values;
    this.#models = about.models;
    this.#namers = about.namers;
    this.#at = about.at;
    this.#counted = about.counted;
  }

  /** What must be joined for the values that were asked for. */
  joins(): string {
    const named = [...this.#named].map(([name, sql]) => `${sql} as ${name}`);
    return [
      `left join "Turn" t on t.id = v."turnId"`,
      this.#isTagged ? `left join lateral ${tagging("tag.language, tag.categories", this.#at)} tag on true` : "",
      // Worked out once for each vote, however often a line names it: that is what `offset 0` sees to.
      named.length > 0 ? `cross join lateral (select ${named.join(", ")} offset 0) name` : "",
    ].join("\n");
  }

  readonly modelA = this.#model("modelAId");
  readonly modelB = this.#model("modelBId");

  #model(side: "modelAId" | "modelBId"): Leaf {
    return new Leaf((put) => {
      const map = this.#map(put.as, () =>
        Object.fromEntries(this.#models.map(({ id, slug }) => [id, put.known(slug)])),
      );
      return this.#name(`"${side}${put.as}"`, () => `${map} ->> p."${side}"::text`);
    });
  }

  /** A map by which the database looks things up, sent once. */
  #map(name: string, make: () => Record<string, unknown>): string {
    const there = this.#maps.get(name);
    if (there) return there;
    const made = `${this.#values.add(JSON.stringify(make()))}::jsonb`;
    this.#maps.set(name, made);
    return made;
  }

  /** Both models in the order in which JavaScript sorts their names. */
  sortedModels(): Leaf {
    const sorted = () => this.#models.map(({ slug }) => slug).sort();
    const ranks = () => {
      const places = new Map(sorted().map((slug, place) => [slug, place]));
      return Object.fromEntries(this.#models.map(({ id, slug }) => [id, places.get(slug)]));
    };
    const rank = (side: string) => `(${this.#map("rank", ranks)} ->> p."${side}"::text)::int`;
    return when(`${rank("modelAId")} <= ${rank("modelBId")}`, [this.modelA, this.modelB], [this.modelB, this.modelA]);
  }

  /** An object with a member null for each model: names that are whole numbers come first in JavaScript, in their order. */
  membersOfModels(): Leaf {
    const numbers = this.#models.filter(({ slug }) => String(Number(slug) >>> 0) === slug);
    const number = (side: string) =>
      `(${this.#map("number", () => Object.fromEntries(numbers.map(({ id, slug }) => [id, Number(slug)])))} ->> p."${side}"::text)::bigint`;
    const isTurned =
      numbers.length === 0
        ? "false"
        : `coalesce(${number("modelBId")} < coalesce(${number("modelAId")}, ${number("modelBId")} + 1), false)`;
    return new Leaf((put) => {
      const [a, b] = [this.modelA.put(put), this.modelB.put(put)];
      const both = (one: string, other: string) => `'{' || ${one} || ':null,' || ${other} || ':null}'`;
      return `case when p."modelAId" = p."modelBId" then '{' || ${a} || ':null}' when ${isTurned} then ${both(b, a)} else ${both(a, b)} end`;
    });
  }

  winner(cells: Readonly<Record<"model_a" | "model_b" | "tie" | "both_bad", Cell>>): Leaf {
    return oneOf("v.winner", cells);
  }

  whenBlind(then: Cell, otherwise: Cell): Leaf {
    return when(`v."wasBlind"`, then, otherwise);
  }

  /** Which turn was judged, from 1: an expression. */
  readonly turnSql = "coalesce(t.index, 1)";
  readonly turn = whole(this.turnSql);

  turns(): Leaf {
    return whole(
      `greatest((select count(*) from "Turn" u where u."battleId" = v."battleId" and u.state = 'answered'), 1)`,
    );
  }

  order(): Leaf {
    return whole(`(select count(*) from "Vote" w where w."battleId" = v."battleId"
      and (w."castAt", w.id) <= (v."castAt", v.id) and pg_visible_in_snapshot(w."transactionId", ${this.#at}))`);
  }

  whenCounted(then: Cell, otherwise: Cell): Cell {
    if (this.#counted !== "all") return this.#counted === "true" ? then : otherwise;
    return when(standing("v", this.#at), otherwise, then);
  }

  /** By what the voter said last of why. */
  whenReason(reason: string, then: Cell, otherwise: Json): Leaf {
    const reasons = this.#name("reasons", () => reasonsSql(this.#at));
    const usual = { condition: `${reasons} = '{}'`, value: otherwise };
    return when(`${sqlText(reason)} = any(${reasons})`, then, otherwise, usual);
  }

  readonly requestedCategory = anyText(`p."requestedCategory"`);
  readonly samplingPolicy = anyText(`p."samplingPolicy"`);
  readonly pairProbability = measure(`p."pairProbability"`);

  readonly seconds = new Leaf(() => {
    const seconds = `date_part('epoch', v."castAt")`;
    return `case when ${seconds} = trunc(${seconds}) then ${seconds} || '.0' else ${seconds}::text end`;
  });
  readonly wholeSeconds = whole(`floor(date_part('epoch', v."castAt"))::bigint`);
  readonly isoTime = plain(`to_char(v."castAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

  languageName(unknown: string): Leaf {
    this.#isTagged = true;
    return new Leaf(({ as, known }) => {
      const names = languageCodes.map((code) => `when '${code}' then ${sqlText(known(languageName(code)))}`);
      const other = as === "csv" ? "tag.language" : "to_json(tag.language)::text";
      return `coalesce(case tag.language ${names.join(" ")} else ${other} end, ${sqlText(known(unknown))})`;
    });
  }

  languageCode(unknown: string): Leaf {
    this.#isTagged = true;
    return anyText(`coalesce(tag.language, ${sqlText(unknown)})`);
  }

  /** What it is about, without what follows from the language, as an array: an expression, null where nobody has looked. */
  #categories(): string {
    this.#isTagged = true;
    const slugs = this.#map("language", () =>
      Object.fromEntries(languageCodes.map((code) => [code, languageSlug(code)])),
    );
    return `array_remove(array_remove(tag.categories, ${slugs} ->> tag.language), ${sqlText(nonEnglish)})`;
  }

  categories(unknown: Cell): Leaf {
    return when("tag.categories is null", unknown, new Leaf(() => `array_to_json(${this.#categories()})::text`));
  }

  whenTagged(then: Cell, otherwise: Cell): Leaf {
    this.#isTagged = true;
    return when("tag.categories is not null", then, otherwise);
  }

  whenCategory(category: string, then: Cell, otherwise: Cell): Leaf {
    this.#isTagged = true;
    return when(`${sqlText(category)} = any(tag.categories)`, then, otherwise);
  }

  /** The voter's pseudonym: an expression, null where there is no voter. */
  judgeSql(): string {
    const { voter, ends } = this.#namers;
    const marks = ends.map(
      (end, i) => `when v."castAt" > ${this.#once(end, "timestamptz")} then '${periodMark(i + 2)}'`,
    );
    const period = marks.length > 0 ? `case ${marks.toReversed().join(" ")} else '' end || ` : "";
    return this.#name("judge", () => this.#pseudonym(voter, `${period}v."voterId"::text`));
  }

  judge({ prefix = "", unknown }: { prefix?: string; unknown: string }): Leaf {
    return plain(`${sqlText(prefix)} || coalesce(${this.judgeSql()}, ${sqlText(unknown)})`);
  }

  judgeOrNull(): Leaf {
    return plain(this.judgeSql(), { isNullable: true });
  }

  vote(): Hex {
    return hexLeaves(this.#name("vote", () => this.#pseudonym(this.#namers.vote, `v.id::text`)));
  }

  battle(): Hex {
    return hexLeaves(this.#name("battle", () => this.#pseudonym(this.#namers.battle, `v."battleId"::text`)));
  }

  #pseudonym({ inner, outer, bytes }: PseudonymParts, id: string): string {
    const [within, around] = [this.#values.add(inner), this.#values.add(outer)];
    return `encode(substr(sha256(${around}::bytea || sha256(${within}::bytea || (${id})::bytea)), 1, ${bytes}), 'hex')`;
  }

  #name(name: string, make: () => string): string {
    if (!this.#named.has(name)) this.#named.set(name, make());
    return `name.${name}`;
  }

  #once(value: string, type: string): string {
    const known = this.#maps.get(value);
    if (known) return known;
    const made = `${this.#values.add(value)}::${type}`;
    this.#maps.set(value, made);
    return made;
  }
}

/** 32 hexadecimal digits as a UUID of version 8, as `asUuid` makes it. */
export const uuidSql = (hex: string) =>
  `overlay(overlay(${hex} placing '8' from 13) placing translate(substr(${hex}, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') from 17)::uuid::text`;

const hexLeaves = (sql: string): Hex => ({
  sql,
  hex: plain(sql),
  uuid: plain(uuidSql(sql)),
  int64: whole(`(('x' || substr(${sql}, 1, 16))::bit(64) >> 2)::bigint`),
});
