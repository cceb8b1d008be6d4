import { beforeAll, expect, test } from "vitest";
import { pool } from "#lib/db.ts";
import { countVoteFiles } from "#lib/dataset/vote-files.ts";
import { seedSimulatedSource } from "#lib/dataset/simulated-source.ts";
import { findSource } from "#lib/dataset/store.ts";
import { importVotes } from "#lib/import/import-votes.ts";
import { refreshSource } from "#lib/leaderboard/refresh.ts";
import { newestLeaderboard } from "#lib/leaderboard/store.ts";
import { rateCounts } from "#lib/rating/index.ts";
import { retagBattles } from "#lib/tagging/retag-battles.ts";
import { addEveryKindOfVote } from "../dataset/published-votes.ts";
import { workFolder } from "../scripts/run-script.ts";
import { openTestDatabase } from "../support/database.ts";
import { download } from "./download.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.BOOTSTRAP_ROUNDS = "50";
await openTestDatabase();
const folder = workFolder();

/** Each layout of votes, in a format that it is published in, and what a detector of formats calls it. */
const layouts = [
  { dataset: "votes", profile: "lmsys-2023", format: "parquet", told: "lmsys-2023" },
  { dataset: "votes", profile: "lmsys-2023", format: "csv", told: "lmsys-2023" },
  { dataset: "votes", profile: "lmsys-2023", format: "json", told: "lmsys-2023" },
  { dataset: "battles", profile: "lmsys-33k", format: "parquet", told: "lmsys-2023" },
  { dataset: "battles", profile: "lmsys-55k", format: "csv", told: "lmsys-2023" },
  { dataset: "battles", profile: "lmarena-2025", format: "parquet", told: "lmarena-2025" },
  { dataset: "battles", profile: "comparia", format: "parquet", told: "comparia" },
  { dataset: "battles", profile: "fastchat-log", format: "jsonl", told: "fastchat-log" },
  { dataset: "battles", profile: "mtbench-human", format: "parquet", told: "mtbench-human" },
  { dataset: "battles", profile: "alpacaeval", format: "json", told: "alpacaeval" },
  { dataset: "battles", profile: "openwebui", format: "json", told: "openwebui" },
  { dataset: "battles", profile: "ringside", format: "jsonl", told: "ringside" },
];

/** The board of a source, and its votes in their order, of which Elo is made; two bad answers are half a win each, like a tie. */
async function boards(source: string) {
  const found = await findSource(source);
  await refreshSource({ id: found!.id, slug: source });
  const board = await newestLeaderboard({ source, category: "overall", method: "bradley-terry" });
  const { rows: sequence } = await pool().query<{ vote: string }>(
    `select a.slug || ' ' || b.slug || ' ' || replace(v.winner::text, 'both_bad', 'tie') as vote
     from "Vote" v join "Battle" p on p.id = v."battleId" join "Model" a on a.id = p."modelAId" join "Model" b on b.id = p."modelBId"
     where v."sourceId" = $1 order by v."castAt", v.id`,
    [found!.id],
  );
  return { rows: board!.rows, sequence: sequence.map(({ vote }) => vote) };
}

let original: Awaited<ReturnType<typeof boards>>;

beforeAll(async () => {
  await seedSimulatedSource({ votes: 600, voters: 40, seed: 7 });
  original = await boards("simulated");
  await addEveryKindOfVote("every");
});

for (const { dataset, profile, format, told } of layouts) {
  const source = `back from ${dataset} ${profile} ${format}`;

  test(`votes that went out as ${profile} in ${format} come back with the same boards, bit for bit`, async () => {
    const name = `${profile}.${format}`;
    const file = await download(folder, name, dataset, { profile, format, source: "simulated" });
    const done = await importVotes({ files: [{ path: file, name }], source, actor: "test" });
    if (!done.ok) throw new Error(done.message);
    expect(done.value).toMatchObject({ profile: told, votes: 600, problems: [], dropped: [], written: true });
    expect(done.value.models.every(({ by }) => by === "slug")).toBe(true);
    expect(await boards(done.value.source.slug)).toEqual(original);
  });
}

test("published conversations, odd names and consents come back from our battles as they were", async () => {
  const file = await download(folder, "every.parquet", "battles", {
    profile: "ringside",
    format: "parquet",
    source: "every",
  });
  const done = await importVotes({
    files: [{ path: file, name: "every.parquet" }],
    source: "every back",
    actor: "test",
    consent: "publish",
  });
  if (!done.ok) throw new Error(done.message);
  expect(done.value).toMatchObject({ profile: "ringside", problems: [] });
  const talks = async (slug: string, consent: string) =>
    (
      await pool().query<Record<string, string>>(
        `select m.slug, t.index, t.prompt, a.text as a, b.text as b from "Turn" t join "Battle" p on p.id = t."battleId"
         join "Source" s on s.id = p."sourceId" join "Model" m on m.id = p."modelAId"
         join "Answer" a on a."turnId" = t.id and a.side = 'a' join "Answer" b on b."turnId" = t.id and b.side = 'b'
         where s.slug = $1 and p.consent = $2::"Consent" order by m.slug, t.index`,
        [slug, consent],
      )
    ).rows;
  const before = await talks("every", "publish");
  expect(before.length).toBeGreaterThan(3);
  expect(await talks("every-back", "publish")).toEqual(before);
});

test("labels of languages make a board of all but English, as npm run rate gives those rows, out and in again too", async () => {
  const languages = ["English", "German", "unknown", "Klingon", "English", "Chinese"];
  const words = ["model_a", "model_b", "tie", "model_a", "tie (bothbad)"];
  const rows = Array.from({ length: 90 }, (_, n) => {
    const [a, b] = n % 3 === 0 ? ["ada", "bob"] : n % 3 === 1 ? ["bob", "eve"] : ["eve", "ada"];
    return `${a},${b},${words[n % 5]},arena_user_${n % 7},1,true,${languages[(n * 7 + (n >> 2)) % 6]},${1_700_000_000 + n}`;
  });
  const header = "model_a,model_b,winner,judge,turn,anony,language,tstamp";
  const file = folder.write("spoken.csv", [header, ...rows].join("\n") + "\n");
  const bring = async (path: string, source: string) => {
    const done = await importVotes({ files: [{ path, name: "spoken.csv" }], source, actor: "test" });
    if (!done.ok) throw new Error(done.message);
    expect(done.value).toMatchObject({ votes: 90, problems: [] });
  };
  const figures = async (source: string, category = "non-english") => {
    const { id } = (await findSource(source))!;
    await refreshSource({ id, slug: source });
    const board = (await newestLeaderboard({ source, category, method: "bradley-terry" }))!;
    return board.rows.map(({ model, rating, low, high, votes }) => ({ model, rating, low, high, votes }));
  };
  const rated = async (path: string) => {
    const counted = await countVoteFiles([path], { where: "language not in ('English', 'unknown')" });
    if (!counted.ok) throw new Error(counted.message);
    const { rows: board } = rateCounts(counted.value.counts, { rounds: 50 });
    return board.map(({ model, rating, low, high, votes }) => ({ model, rating, low, high, votes }));
  };
  await bring(file, "spoken");
  const board = await figures("spoken");
  expect(board).toEqual(await rated(file));
  expect(board.length).toBe(3);

  // What an import before there was this board filed has no text to tag: running taggers again files it by its language.
  await pool().query(
    `insert into "Tagging" ("battleId", ordinal, version, language, categories)
     select t."battleId", 2, t.version, t.language, array_remove(t.categories, 'non-english')
     from "Tagging" t join "Battle" b on b.id = t."battleId" join "Source" s on s.id = b."sourceId"
     where s.slug = 'spoken' and 'non-english' = any (t.categories)`,
  );
  expect(await figures("spoken")).not.toEqual(board);
  const others = rows.filter((row) => /German|Chinese|Klingon/.test(row)).length;
  expect(await retagBattles()).toMatchObject({ completed: others });
  expect(await figures("spoken")).toEqual(board);

  const out = await download(folder, "spoken-out.csv", "votes", { format: "csv", source: "spoken" });
  await bring(out, "spoken-back");
  expect(await figures("spoken-back")).toEqual(await rated(out));
  expect(await figures("spoken-back", "german")).toEqual(await figures("spoken", "german"));
});
