import { beforeAll, expect, test } from "vitest";
import { GET } from "../../app/api/export/[dataset]/route.ts";
import { pool } from "#lib/db.ts";
import { currentSnapshot, lastPlace, namedModels, readBattleRows, readLines } from "#lib/dataset/export-store.ts";
import type { Reading } from "#lib/dataset/export-store.ts";
import { voterNames } from "#lib/dataset/periods.ts";
import { profiles } from "#lib/dataset/profiles.ts";
import { pseudonymParts, pseudonyms } from "#lib/dataset/pseudonym.ts";
import type { BattleRow, Column } from "#lib/dataset/types.ts";
import { beginning } from "#lib/dataset/vote-sql.ts";
import { frame, writerFor } from "#lib/dataset/write-rows.ts";
import type { Piece, TextFormat } from "#lib/dataset/write-rows.ts";
import { publishingNow } from "#lib/privacy/publishing.ts";
import { openTestDatabase } from "../support/database.ts";
import { addEveryKindOfVote } from "./published-votes.ts";
import { addArenaBattle, addModel, addSource, addVote, addVoter } from "./stored-votes.ts";

const secret = "a secret that is only for tests";
process.env.AUTH_SECRET = secret;
process.env.EXPORTS_PER_HOUR = "100000";
await openTestDatabase();

/** What the votes of `addEveryKindOfVote` do not have: reasons, odd names and numbers, two votes on a battle, a model against itself. */
async function addOddVotes(): Promise<string> {
  const sourceId = await addSource("odd", "arena");
  const slugs = ["7", "10", "odd", ' "blank\u00a0', "Zed", "4294967296"];
  const models = await Promise.all(slugs.map(addModel));
  const voters = [await addVoter(), await addVoter()];
  const odd = [
    { category: null, chance: null, language: "xx" },
    { category: ' a "filing",\nor two\u2028', chance: 0.1 + 0.2, language: "en" },
    { category: "", chance: 1, language: "de" },
    { category: "\u0001\u007f\\", chance: 1.5e-5, language: null },
    { category: "plain", chance: 2.5e-7, language: "sw" },
    { category: "=1+1", chance: 0.0001, language: "fr" },
  ];
  for (const [i, modelA] of models.entries()) {
    for (const [j, modelB] of models.entries()) {
      const { category, chance, language } = odd[(i + j) % odd.length];
      const vote = { sourceId, modelA, modelB, voterId: j === 0 ? null : voters[j % 2], wasBlind: i !== j };
      const castAt = `2026-02-0${i + 1} 0${j}:00:00.${["0", "000001", "5", "123456"][(i + j) % 4]}Z`;
      const { battleId, voteId } = await addVote({ ...vote, winner: "both_bad", castAt });
      await pool().query(
        `update "Battle" set "requestedCategory" = $2, "samplingPolicy" = $2, "pairProbability" = $3 where id = $1`,
        [battleId, category, chance],
      );
      if (j % 3 > 0)
        await pool().query(
          `insert into "Tagging" ("battleId", ordinal, version, language, categories) values ($1, 1, '1', $2, $3)`,
          [battleId, language, ["creative-writing", "english", "german", "non-english", 'a "name"'].slice(i % 3)],
        );
      if (j % 2 > 0)
        for (const [ordinal, reasons] of [["useful_a"], ["useful_b", "superficial_a"]].slice(0, i % 3).entries())
          await pool().query(
            `insert into "VoteReasons" ("voteId", ordinal, "sourceId", reasons) values ($1, $2, $3, $4)`,
            [voteId, ordinal + 1, sourceId, reasons],
          );
    }
  }
  const turns = Array.from({ length: 3 }, (_, n) => ({ prompt: `prompt ${n}`, a: "one", b: "other" }));
  const pair = { sourceId, modelA: models[1], modelB: models[0], voterId: voters[0], turns };
  const { battleId } = await addArenaBattle({ ...pair, winner: "tie", castAt: "2026-03-01Z" });
  await pool().query(
    `insert into "Vote" (id, "sourceId", "battleId", "voterId", "turnId", winner, "wasBlind", reasons, "castAt")
     select gen_random_uuid(), $2, $1, $3, t.id, 'model_b', true, '{clear_formatting_b,lively}', '2026-02-28Z'
     from "Turn" t where t."battleId" = $1 and t.index = 2`,
    [battleId, sourceId, voters[1]],
  );
  return sourceId;
}

let sources: Record<"every" | "odd", string>;
beforeAll(async () => {
  sources = { every: (await addEveryKindOfVote("every")).sourceId, odd: await addOddVotes() };
});

const layouts = [
  ...new Map([...profiles.votes, ...profiles.battles].map((profile) => [profile.name, profile])).values(),
];
const columnsOf = (profile: (typeof layouts)[number]) => profile.columns as readonly Column<BattleRow>[];

async function readingOf(source: keyof typeof sources, over: Partial<Reading["selection"]> = {}): Promise<Reading> {
  const [sourceId, at] = [sources[source], await currentSnapshot()];
  const everything = { category: null, language: null, since: null, until: null, model: null };
  const selection = { sourceId, at, counted: "all" as const, ...everything, lastOfBattle: false, publishedOnly: false };
  return {
    selection: { ...selection, publishing: publishingNow(), ...over },
    after: beginning,
    upTo: (await lastPlace(sourceId, at))!,
  };
}

const ends = ["2026-01-01 00:00:05Z", "2026-02-03 04:00:00Z"];

const namesOf = (scope: string, periods: readonly string[]) => ({
  voter: voterNames(
    secret,
    scope,
    periods.map((end) => Date.parse(end.replace(" ", "T")) / 1000),
  ),
  battle: pseudonyms(secret, "battle", scope),
  vote: pseudonyms(secret, "vote", scope),
});

const namersOf = (scope: string, periods: readonly string[]) => ({
  voter: pseudonymParts(secret, "voter", scope),
  battle: pseudonymParts(secret, "battle", scope),
  vote: pseudonymParts(secret, "vote", scope),
  ends: periods,
});

async function textOf(pieces: AsyncIterable<Piece>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const { text, bytes = [] } of pieces) all.push(Buffer.from(text), ...bytes);
  return Buffer.concat(all).toString();
}

/** The slow way, which makes an object of every row. */
async function byObjects(
  { columns, format }: { columns: readonly Column<BattleRow>[]; format: TextFormat },
  reading: Reading,
  about: { names: ReturnType<typeof namesOf>; needsMeasures: boolean; withTexts: boolean },
): Promise<string> {
  const rows: BattleRow[] = [];
  for await (const page of readBattleRows(reading, about)) rows.push(...page);
  const writer = writerFor(columns, format);
  const bare = (row: BattleRow) => (about.withTexts ? row : { ...row, conversation: null, measures: null });
  return writer.head + rows.map((row) => writer.row(bare(row))).join(writer.between) + writer.tail;
}

const cases = layouts.flatMap((profile) =>
  profile.formats.flatMap((format) => (format === "parquet" ? [] : [{ name: profile.name, profile, format }])),
);

test.for(cases)("what the database writes for $name as $format is what the columns say, to the byte", async (one) => {
  const { profile, format } = one;
  const columns = columnsOf(profile);
  for (const [source, periods] of [
    ["every", []],
    ["odd", ends],
  ] as const) {
    for (const counted of ["all", "true", "false"] as const) {
      const reading = await readingOf(source, { counted });
      const namers = namersOf(source, periods);
      const lines = { columns, format, texts: null, namers, models: await namedModels() };
      const never = () => {
        throw new Error("no text belongs into this file");
      };
      const written = await textOf(frame(writerFor(columns, format), readLines(reading, lines, never)));
      const about = { names: namesOf(source, periods), needsMeasures: false, withTexts: false };
      expect(written).toBe(await byObjects({ columns, format }, reading, about));
    }
  }
});

test.for(layouts)(
  "a download as $name has the conversations that belong into it, and those lines are the same",
  async (profile) => {
    const format = profile.formats[0] as TextFormat;
    const query = new URLSearchParams({ source: "every", profile: profile.name, format, counted: "all" });
    const dataset = profile.name === "ringside" ? "battles" : "votes";
    const response = await GET(new Request(`http://127.0.0.1/api/export/${dataset}?${query}`), {
      params: Promise.resolve({ dataset }),
    });
    const reading = await readingOf("every", { lastOfBattle: dataset === "battles" });
    const needsMeasures = "needsMeasures" in profile && profile.needsMeasures === true;
    const about = { names: namesOf("every", []), needsMeasures, withTexts: true };
    const expected = await byObjects({ columns: columnsOf(profile), format }, reading, about);
    expect(await response.text()).toBe(expected);
    expect(expected.includes("And then?")).toBe(profile.of === "battle");
  },
);
