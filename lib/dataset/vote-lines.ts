import { languageName } from "#lib/tagging/language-names.ts";
import { judgePrefix, unknownJudge, unknownLanguage, words } from "./formats/lmsys-2023.ts";
import { periodMark } from "./periods.ts";
import type { PseudonymParts } from "./pseudonym.ts";
import { between, conditions, tagging } from "./vote-sql.ts";
import type { Place, Selection, Values } from "./vote-sql.ts";
import type { TextFormat } from "./write-rows.ts";

/** What stands around the values of a row: the text before each of them and after the last. */
interface Template {
  /** Before model_a, model_b, winner, judge, turn, anony, language, tstamp, and at the end. */
  around: readonly string[];
  name: (text: string) => string;
  true: string;
  false: string;
}

const jsonAround = ["model_a", "model_b", "winner", "judge", "turn", "anony", "language", "tstamp"].map(
  (column, index) => `${index === 0 ? "{" : ","}"${column}":`,
);
const quoted = (text: string) => JSON.stringify(text);
const csvName = (text: string) =>
  /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;

const templates: Record<TextFormat, Template> = {
  jsonl: { around: [...jsonAround, "}\n"], name: quoted, true: "true", false: "false" },
  json: { around: [...jsonAround, "}"], name: quoted, true: "true", false: "false" },
  csv: { around: ["", ",", ",", ",", ",", ",", ",", ",", "\r\n"], name: csvName, true: "True", false: "False" },
};

/** Every code that may stand for a language, the usual ones first: the database looks through them in this order. */
const usualCodes = ["en", "zh", "ru", "de", "ja", "es", "fr", "ko", "pt", "it", "pl", "tr", "vi", "fa", "ar"];
const languageCodes = [
  ...usualCodes,
  ...Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))).filter(
    (code) => languageName(code) !== code && !usualCodes.includes(code),
  ),
];

/** A text as an SQL literal, whatever `standard_conforming_strings` says. */
const sqlText = (text: string) =>
  `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;

export interface NamedModel {
  id: string;
  slug: string;
}

interface Layout {
  format: TextFormat;
  models: readonly NamedModel[];
  voter: PseudonymParts;
  /** When the periods of pseudonyms end, oldest first (periods.ts). */
  ends: readonly string[];
}

/**
 * SQL that writes the votes between two places as lines of `lmsys-2023`, in one text: `text` and `rows`. The bytes are those
 * of `writerFor(lmsys2023, format)`; no row becomes an object of ours, which is what makes ten million of them quick.
 *
 * Names of models and languages come out of the statement itself and not out of joins: a planner that expects few votes would
 * look through all of them for each vote, which made it four times as slow. Pseudonyms are HMAC-SHA-256 (RFC 2104) made of
 * two calls of sha256, as in pseudonym.ts.
 */
export function linesSql(
  selection: Selection,
  range: { after: Place; upTo: Place },
  { format, models, voter, ends }: Layout,
  values: Values,
): string {
  const { around, name, ...truth } = templates[format];
  const { sql: where, at } = conditions(selection, values);
  const [inner, outer] = [values.add(voter.inner), values.add(voter.outer)];
  const byId = (text: (slug: string) => string) =>
    `${values.add(JSON.stringify(Object.fromEntries(models.map(({ id, slug }) => [id, text(slug)]))))}::jsonb`;
  const left = byId((slug) => around[0] + name(slug) + around[1]);
  const right = byId((slug) => name(slug) + around[2]);
  const languages = languageCodes.map((code) => `when '${code}' then ${sqlText(name(languageName(code)))}`);
  const judge = format === "csv" ? [judgePrefix, ""] : [`"${judgePrefix}`, '"'];
  const winner = Object.entries(words).map(
    ([word, written]) => `when '${word}' then ${sqlText(name(written) + around[3] + judge[0])}`,
  );
  const marks = ends.map((end, i) => `when v."castAt" > ${values.add(end)}::timestamptz then '${periodMark(i + 2)}'`);
  const period = marks.length > 0 ? `case ${marks.toReversed().join(" ")} else '' end || ` : "";
  const pseudonym = `encode(substr(sha256(${outer}::bytea || sha256(${inner}::bytea || (${period}v."voterId"::text)::bytea)), 1, ${voter.bytes}), 'hex')`;
  const anony = (prefix: string) =>
    `case when v."wasBlind" then ${sqlText(prefix + around[5] + truth.true + around[6])} else ${sqlText(prefix + around[5] + truth.false + around[6])} end`;
  const before = judge[1] + around[4];
  const seconds = `date_part('epoch', v."castAt")`;
  const line = [
    `(${left} ->> p."modelAId"::text) || (${right} ->> p."modelBId"::text)`,
    `case v.winner ${winner.join(" ")} end`,
    `coalesce(${pseudonym}, ${sqlText(unknownJudge)})`,
    `case when v."turnId" is null then ${anony(`${before}1`)} else ${sqlText(before)} || t.index || ${anony("")} end`,
    `coalesce(case tag.language ${languages.join(" ")} else ${format === "csv" ? "tag.language" : "to_json(tag.language)::text"} end, ${sqlText(name(unknownLanguage))})`,
    `${sqlText(around[7])} || case when ${seconds} = trunc(${seconds}) then ${seconds} || '.0' else ${seconds}::text end || ${sqlText(around[8])}`,
  ].join("\n || ");
  return `
    select coalesce(string_agg(line, ${sqlText(format === "json" ? ",\n" : "")}), '') as text, count(*)::int as rows
    from (
      select ${line} as line
      from "Vote" v
      join "Battle" p on p.id = v."battleId"
      left join "Turn" t on t.id = v."turnId"
      left join lateral ${tagging("tag.language", at)} tag on true
      where ${where} and ${between(range.after, range.upTo, values)}
      order by v."castAt", v.id) lines,
      set_config('max_parallel_workers_per_gather', '0', true)`;
}
