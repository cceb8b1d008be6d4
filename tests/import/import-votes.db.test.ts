import { gzipSync } from "node:zlib";
import pg from "pg";
import { expect, test } from "vitest";
import { closeDatabase, pool } from "#lib/db.ts";
import { importVotes } from "#lib/import/import-votes.ts";
import type { ImportRequest } from "#lib/import/import-votes.ts";
import type { ImportPlan } from "#lib/import/types.ts";
import { openTestDatabase } from "../support/database.ts";
import { workFolder } from "../scripts/run-script.ts";
import { recordedFiles } from "./recorded-files.ts";

const database = await openTestDatabase();
const folder = workFolder();

/** Looks at the database over a connection of its own, as any reader would. */
const reader = new pg.Client({ connectionString: database.url });
await reader.connect();

async function rowsOf<Row extends pg.QueryResultRow>(sql: string, ...values: unknown[]): Promise<Row[]> {
  return (await reader.query<Row>(sql, values)).rows;
}

async function run(content: string | Uint8Array, name: string, more: Partial<ImportRequest> = {}): Promise<ImportPlan> {
  const file = folder.write(name, content);
  const done = await importVotes({ files: [{ path: file, name }], source: "a source", actor: "test", ...more });
  if (!done.ok) throw new Error(done.message);
  return done.value;
}

interface StoredVote {
  winner: string;
  modelA: string;
  modelB: string;
  castAt: Date;
  categories: string[] | null;
  language: string | null;
}

const votesOf = (source: string) =>
  rowsOf<StoredVote>(
    `select v.winner::text, a.slug as "modelA", b.slug as "modelB", v."castAt", t.categories, t.language
     from "Vote" v join "Source" s on s.id = v."sourceId" join "Battle" p on p.id = v."battleId" and p.state = 'recorded'
     join "Model" a on a.id = p."modelAId" join "Model" b on b.id = p."modelBId"
     left join "Tagging" t on t."battleId" = p.id where s.slug = $1 order by v."castAt", v.id`,
    source,
  );

async function countAll(): Promise<Record<string, number>> {
  const tables = [
    "Source",
    "Model",
    "Voter",
    "Battle",
    "Turn",
    "Answer",
    "AnswerStyle",
    "Tagging",
    "Vote",
    "AuditEntry",
  ];
  const [row] = await rowsOf<Record<string, number>>(
    `select ${tables.map((table) => `(select count(*)::int from "${table}") as "${table}"`).join(", ")}`,
  );
  return row;
}

for (const file of recordedFiles) {
  const source = `${file.profile}-${file.name}`.toLowerCase();

  test(`${file.name} is told by its columns to be ${file.profile}, and imported once`, async () => {
    const plan = await run(file.content, file.name, { source });
    expect(plan.problems).toEqual([]);
    expect(plan).toMatchObject({ profile: file.profile, votes: 3, written: true, alreadyThere: 0 });
    expect(Object.fromEntries(plan.dropped.map(({ reason, count }) => [reason, count]))).toEqual(file.dropped ?? {});
    expect(plan.voters).toBe(file.voters);
    expect(plan.conversations).toBe(file.hasTexts ? 3 : 0);
    expect(plan.firstVote !== null).toBe(file.hasTimes);

    const stored = await votesOf(source);
    expect(stored.map(({ winner }) => winner)).toEqual(file.winners);
    expect(new Set(stored.map(({ modelA, modelB }) => `${modelA} ${modelB}`))).toEqual(new Set(["ada-3 bob-mini"]));
    if (file.hasTimes) expect(Math.floor(stored[1].castAt.getTime() / 1000)).toBe(1_700_000_060);

    const before = await countAll();
    const again = await run(file.content, file.name, { source });
    expect(again).toMatchObject({ votes: 0, alreadyThere: 3, written: false, problems: [] });
    expect(await countAll()).toEqual(before);
  });

  test(`${file.name} as ${file.profile} brings its conversations along, tagged and ready to be read`, async () => {
    const texts = await rowsOf<{ prompt: string; a: string; b: string; judged: boolean; styles: number }>(
      `select t.prompt, a.text as a, b.text as b, v."turnId" = t.id as judged,
              (select count(*)::int from "AnswerStyle" y where y."answerId" in (a.id, b.id)) as styles
       from "Vote" v join "Source" s on s.id = v."sourceId" join "Turn" t on t."battleId" = v."battleId"
       join "Answer" a on a."turnId" = t.id and a.side = 'a' and a.state = 'done'
       join "Answer" b on b."turnId" = t.id and b.side = 'b' and b.state = 'done'
       where s.slug = $1 order by v."castAt", v.id`,
      source,
    );
    expect(texts).toHaveLength(file.hasTexts ? 3 : 0);
    const categories = (await votesOf(source)).map((vote) => vote.categories ?? []);
    if (!file.hasTexts) return;
    expect(texts[0]).toEqual({
      prompt: "Write a poem about rain.",
      a: "Ada 3 on 0",
      b: "bob-mini on 0",
      judged: true,
      styles: 2,
    });
    expect(categories[0]).toEqual(expect.arrayContaining(["english", "creative-writing"]));
    expect(categories[2]).toContain("german");
  });
}

test("labels of a file become categories, six of seven criteria a hard prompt, and what they leave open our taggers decide", async () => {
  const [poem, proof, letter] = (await votesOf("lmarena-2025-140k.jsonl")).map(({ categories }) => categories);
  expect(poem?.toSorted()).toEqual(["creative-writing", "english"]);
  // Called "und", so the language is ours.
  expect(proof?.toSorted()).toEqual(["english", "hard-prompt", "math"]);
  expect(letter).toContain("german");
  const labelled = (await votesOf("lmarena-2025-labels.csv")).map(({ categories }) => categories?.toSorted());
  expect(labelled).toEqual([["creative-writing"], ["hard-prompt", "math"], []]);
});

test("times come back to the microsecond", async () => {
  const [{ at }] = await rowsOf<{ at: string }>(
    `select min(extract(epoch from "castAt"))::text as at from "Vote" v join "Source" s on s.id = v."sourceId" where s.slug = 'lmsys-2023-33k.jsonl'`,
  );
  expect(at).toBe("1700000000.123456");
});

test("no address of a FastChat log is stored, and each is one voter", async () => {
  const plan = await run(recordedFiles.find(({ profile }) => profile === "fastchat-log")!.content, "log.json", {
    source: "log",
  });
  expect(plan.voters).toBe(3);
  const [{ found }] = await rowsOf<{ found: number }>(
    `select count(*)::int as found from "Battle" b join "Source" s on s.id = b."sourceId"
     where s.slug = 'log' and (b::text like '%192.0.2%')`,
  );
  expect(found).toBe(0);
});

const header = "id,model_a,model_b,winner,judge,anony,turn,tstamp\n";
const row = (id: string, winner = "model_a", rest = "arena_user_1,true,1,1700000000") =>
  `${id},ada,bob,${winner},${rest}\n`;

const badFiles: { title: string; name: string; content: string | Uint8Array; says: RegExp; profile?: string }[] = [
  {
    title: "an unknown winner word",
    name: "w.csv",
    content: header + row("1") + row("2", "maybe"),
    says: /w\.csv:3:11: winner: "maybe" is not a known verdict/,
  },
  {
    title: "winner words of several formats, one of them unknown",
    name: "m.csv",
    content: header + row("1", "model_a") + row("2", "tie (bothbad)") + row("3", "A>B") + row("4", "ada"),
    says: /m\.csv:5:11: winner: "ada" is not a known verdict/,
  },
  {
    title: "a truncated gzip file",
    name: "t.csv.gz",
    content: gzipSync(header + row("1").repeat(5000)).subarray(0, 120),
    says: /t\.csv\.gz/,
  },
  {
    title: "the wrong profile",
    name: "p.csv",
    content: header + row("1"),
    profile: "fastchat-log",
    says: /p\.csv: this is not fastchat-log: no column type and no column states or state; it looks like lmsys-2023/,
  },
  {
    title: "a NUL byte in a name",
    name: "n.jsonl",
    content: `{"id":"1","model_a":"a\\u0000da","model_b":"bob","winner":"tie","judge":"x","tstamp":1}\n`,
    says: /n\.jsonl:1:\d+: model_a: .* holds a NUL/,
  },
  {
    title: "an id of a thousand characters",
    name: "h.csv",
    content: header + row("x".repeat(1000)),
    says: /h\.csv:2:1: id: "x{200}…" is no id of 1 to 300 characters/,
  },
  {
    title: "a missing id",
    name: "i.csv",
    content: header + row("1") + row(""),
    says: /i\.csv:3:1: id: nothing is no id/,
  },
  {
    title: "one id for two different votes",
    name: "d.csv",
    content: header + row("1") + row("1", "model_b"),
    says: /d\.csv:3:1: id: "1" is the id of row 1, too, which says something else/,
  },
  { title: "an empty file", name: "e.csv", content: "", says: /e\.csv: the file is empty/ },
  { title: "a header without rows", name: "o.csv", content: header, says: /o\.csv: there are no rows/ },
  {
    title: "missing columns",
    name: "c.csv",
    content: "model_a,model_b\nada,bob\n",
    says: /c\.csv:1:1: no column winner; it has model_a, model_b/,
  },
  {
    title: "a leaderboard",
    name: "l.csv",
    content: "rank,model,arena_score,votes\n1,ada,1200,50\n",
    says: /l\.csv:1:1: .*leaderboard/,
  },
  {
    title: "a text for a time",
    name: "x.csv",
    content: header + row("1", "tie", "arena_user_1,true,1,yesterday"),
    says: /x\.csv:2:\d+: tstamp: "yesterday" is no time between 1970 and 9999/,
  },
  {
    title: "milliseconds for seconds",
    name: "s.csv",
    content: header + row("1", "tie", "arena_user_1,true,1,1700000000000"),
    says: /s\.csv:2:\d+: tstamp: "1700000000000" is no time/,
  },
  {
    title: "a text for a truth",
    name: "a.csv",
    content: header + row("1", "tie", "arena_user_1,perhaps,1,1700000000"),
    says: /a\.csv:2:\d+: anony: "perhaps" is neither true nor false/,
  },
  {
    title: "half a turn",
    name: "u.csv",
    content: header + row("1", "tie", "arena_user_1,true,1.5,1700000000"),
    says: /u\.csv:2:\d+: turn: "1\.5" is no number of a turn/,
  },
  {
    title: "a line that is no JSON",
    name: "j.jsonl",
    content: `{"model_a":"ada","model_b":"bob","winner":"tie","judge":"x"}\n{"model_a":\n`,
    says: /j\.jsonl:2:\d+: this is not JSON/,
  },
  {
    title: "a model without a name",
    name: "b.csv",
    content: header + "1,,bob,tie,arena_user_1,true,1,1\n",
    says: /b\.csv:2:3: model_a: nothing names no model/,
  },
  {
    title: "a text where a model's name should be",
    name: "g.csv",
    content: header + `1,${"word ".repeat(80)},bob,tie,arena_user_1,true,1,1\n`,
    says: /g\.csv:2:\d+: .*is no name of a model/,
  },
  {
    title: "a name that would be shown the other way round",
    name: "r.csv",
    content: header + row("0") + "1,\u202eada,bob,tie,arena_user_1,true,1,1\n",
    says: /r\.csv:3:3: model_a: "\\u202eada" holds U\+202E, which nobody sees and no name has/,
  },
  {
    title: "a gzip file that lost its last bytes",
    name: "k.csv.gz",
    content: gzipSync(header + row("1")).subarray(0, -4),
    says: /k\.csv\.gz: this gzip file is cut off: its end is missing/,
  },
];

for (const { title, name, content, says, profile } of badFiles) {
  test(`${title} stops an import before anything is written`, async () => {
    const before = await countAll();
    const plan = await run(content, name, { source: "bad", profile });
    expect(plan.problems.join("\n")).toMatch(says);
    expect(plan.written).toBe(false);
    expect(await countAll()).toEqual(before);
  });
}

test("of several files, each is checked, and what is wrong with one does not hide what is wrong with another", async () => {
  const twice = folder.write("twice-one-id.csv", header + row("1") + row("1", "tie"));
  const files = [
    { path: folder.path("gone.csv"), name: "gone.csv" },
    { path: twice, name: "twice-one-id.csv" },
  ];
  const done = await importVotes({ files, source: "bad", actor: "test" });
  expect(done).toMatchObject({
    ok: true,
    value: {
      written: false,
      problems: ["gone.csv: there is no such file", expect.stringMatching(/^twice-one-id\.csv:3:1: id: "1" is/)],
    },
  });
});

test("what is no conversation where one should be is left out and told", async () => {
  const content = `${JSON.stringify({ question_id: "1", model_a: "ada", model_b: "bob", winner: "tie", judge: "x", tstamp: 1, conversation_a: "hello", conversation_b: [] })}\n`;
  const plan = await run(content, "no-talk.jsonl", { source: "no talk" });
  expect(plan).toMatchObject({ votes: 1, conversations: 0, problems: [] });
  expect(plan.notes).toEqual(["1 vote came with something for a conversation that is none; it was left out."]);
});

test("a file that is not there, and a source that holds the arena's own votes, are refused", async () => {
  const missing = await importVotes({
    files: [{ path: folder.path("nowhere.csv"), name: "nowhere.csv" }],
    source: "bad",
    actor: "test",
  });
  expect(missing).toMatchObject({ ok: true, value: { problems: ["nowhere.csv: there is no such file"] } });
  await reader.query(
    `insert into "Source" (id, slug, name, kind) values (gen_random_uuid(), 'arena', 'Arena', 'arena')`,
  );
  const file = folder.write("fine.csv", header + row("1"));
  const refused = await importVotes({ files: [{ path: file, name: "fine.csv" }], source: "Arena", actor: "test" });
  expect(refused).toMatchObject({ ok: false, error: "source_not_imported" });
  // Before the product has made it, too.
  const early = await importVotes({ files: [{ path: file, name: "fine.csv" }], source: "Simulated!", actor: "test" });
  expect(early).toMatchObject({ ok: false, error: "source_not_imported" });
});

test("a row that says the same again is dropped and told; a NUL in a text is replaced and told", async () => {
  const twice = await run(header + row("1") + row("1") + row("2"), "twice.csv", { source: "twice" });
  expect(twice).toMatchObject({ votes: 2, dropped: [{ reason: "duplicate", count: 1 }] });
  const talk = (text: string) => [
    { role: "user", content: text },
    { role: "assistant", content: "Yes." },
  ];
  const line = {
    question_id: "1",
    model_a: "ada",
    model_b: "bob",
    winner: "tie",
    judge: "x",
    tstamp: 1,
    conversation_a: talk("a\0b"),
    conversation_b: talk("a\0b"),
  };
  const nul = await run(`${JSON.stringify(line)}\n`, "nul.jsonl", { source: "nul" });
  expect(nul).toMatchObject({ votes: 1, problems: [] });
  expect(nul.notes.join()).toMatch(/NUL/);
  expect(await rowsOf(`select prompt from "Turn" where prompt like 'a%b'`)).toEqual([{ prompt: "a\uFFFDb" }]);
});

test("an id that the source has with another winner stops an import; a file with more rows adds those", async () => {
  await run(header + row("1") + row("2"), "grown.csv", { source: "grown" });
  const changed = await run(header + row("2", "model_b"), "changed.csv", { source: "grown" });
  expect(changed.problems[0]).toMatch(/changed\.csv:2:1: id: "2" is stored with other models or another winner/);
  expect(await run(header + row("1") + row("2") + row("3"), "grown.csv", { source: "grown" })).toMatchObject({
    votes: 1,
    alreadyThere: 2,
  });
  expect(await votesOf("grown")).toHaveLength(3);
});

test("rows without id, time or voter are told by their place in their file, equal ones with a time by their number", async () => {
  const bare = "model_a,model_b,winner\nada,bob,tie\nada,bob,tie\n";
  expect(await run(bare, "bare.csv", { source: "bare" })).toMatchObject({ votes: 2 });
  expect(await run(bare, "bare.csv", { source: "bare" })).toMatchObject({ votes: 0, alreadyThere: 2 });
  expect(await run(`${bare}ada,bob,model_a\n`, "other.csv", { source: "bare" })).toMatchObject({ votes: 3 });
  const timed = "model_a,model_b,winner,tstamp\nada,bob,tie,5\nada,bob,tie,5\n";
  expect(await run(timed, "timed.csv", { source: "timed" })).toMatchObject({ votes: 2 });
  expect(await run(timed + "ada,bob,tie,5\n", "more.csv", { source: "timed" })).toMatchObject({
    votes: 1,
    alreadyThere: 2,
  });
});

test("a dry run says the same and writes nothing", async () => {
  const before = await countAll();
  const content = header + row("1") + row("2", "tie");
  const plan = await run(content, "dry.csv", { source: "dry", isDryRun: true });
  expect(await countAll()).toEqual(before);
  const done = await run(content, "dry.csv", { source: "dry" });
  expect({ ...done, written: false, models: [] }).toEqual({ ...plan, models: [] });
  expect(plan.models.map(({ name, by }) => [name, by])).toEqual(done.models.map(({ name, by }) => [name, by]));
});

test("a reader never sees half an import, and one that is cut off leaves nothing", async () => {
  const many =
    "model_a,model_b,winner,tstamp\n" + Array.from({ length: 30_000 }, (_, i) => `ada,bob,tie,${i}\n`).join("");
  const before = await countAll();
  const seen = new Set<number>();
  let cut = false;
  const file = folder.write("many.csv", many);
  const request: ImportRequest = { files: [{ path: file, name: "many.csv" }], source: "many", actor: "test" };
  const broken = importVotes(request, (phase, share) => {
    if (phase !== "writing" || share > 0.9 || cut) return;
    cut = true;
    void reader.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'ringside' and datname = current_database() and state <> 'idle'`,
    );
  });
  await expect(broken).rejects.toThrow();
  expect(cut).toBe(true);
  expect(await countAll()).toEqual(before);

  let isDone = false;
  const looking = (async () => {
    while (!isDone) seen.add((await countAll()).Vote);
  })();
  const done = await importVotes(request);
  isDone = true;
  await looking;
  expect(done).toMatchObject({ ok: true, value: { votes: 30_000, written: true } });
  seen.add((await countAll()).Vote);
  expect([...seen].filter((votes) => votes !== before.Vote && votes !== before.Vote + 30_000)).toEqual([]);
});

test("of two imports into one source at once, one is told that the other is running", async () => {
  const file = folder.write("both.csv", header + Array.from({ length: 3000 }, (_, i) => row(String(i))).join(""));
  const request: ImportRequest = { files: [{ path: file, name: "both.csv" }], source: "both", actor: "test" };
  const outcomes = await Promise.all([importVotes(request), importVotes(request)]);
  expect(outcomes.map((one) => (one.ok ? "done" : one.error)).sort()).toEqual(["done", "import_running"]);
});

test("names are matched to the roster, by an alias where they differ, and remembered", async () => {
  await reader.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     values (gen_random_uuid(), 'house-ada', 'Ada (house)', '-', '-', 'house', 'active', now())`,
  );
  const content = "model_a,model_b,winner,judge\nADA 3,gpt-secret,model_a,x\nada_3,gpt-secret,tie,y\n";
  const plan = await run(content, "names.csv", { source: "names", aliases: new Map([["GPT secret", "house-ada"]]) });
  expect(plan.models.map(({ name, slug, by }) => [name, slug, by]).toSorted()).toEqual([
    ["ADA 3", "ada-3", "name"],
    ["ada_3", "ada-3", "name"],
    ["gpt-secret", "house-ada", "alias"],
  ]);
  expect(plan.notes.join()).toContain('"ADA 3" and "ada_3" are one model, ada-3.');
  const later = await run("model_a,model_b,winner,judge\nada-3,gpt secret,tie,z\n", "later.csv", { source: "later" });
  expect(later.models.find(({ name }) => name === "gpt secret")).toMatchObject({ slug: "house-ada", by: "alias" });
});

test("a role that may not set triggers aside imports all the same", async () => {
  const name = new URL(database.url).pathname.slice(1);
  const role = `${name}_importer`;
  await reader.query(`create role ${role} in role pg_read_all_data, pg_write_all_data`);
  await reader.query(`grant temporary on database ${name} to ${role}`);
  await reader.query(`alter database ${name} set role = ${role}`);
  await closeDatabase();
  try {
    const [{ profile, name: file, content }] = recordedFiles;
    const plan = await run(content, file, { source: "by a plain role" });
    expect(plan).toMatchObject({ profile, votes: 3, written: true });
    const [{ may }] = (
      await pool().query<{ may: boolean }>(
        `select has_parameter_privilege(current_user, 'session_replication_role', 'SET') as may`,
      )
    ).rows;
    expect(may).toBe(false);
  } finally {
    await closeDatabase();
    await reader.query(`alter database ${name} reset role`);
    await reader.query(`drop owned by ${role}`);
    await reader.query(`drop role ${role}`);
  }
});

test("nothing but foreign keys watches what is written without its triggers", async () => {
  const triggers = await rowsOf<{ name: string }>(
    `select tgrelid::regclass || ' ' || tgname as name from pg_trigger
     where not tgisinternal and tgrelid in ('"Battle"'::regclass, '"Turn"'::regclass, '"Answer"'::regclass, '"AnswerStyle"'::regclass,
       '"Tagging"'::regclass) and (tgtype & 4) <> 0 order by 1`,
  );
  // A tagging that comes before its vote counts nothing: the vote's own trigger counts it there.
  expect(triggers.map(({ name }) => name)).toEqual(['"Tagging" count_taggings']);
  // What watches votes and tells of their counts does so in such a session, too.
  const always = await rowsOf<{ name: string; enabled: string }>(
    `select tgrelid::regclass || ' ' || tgname as name, tgenabled as enabled from pg_trigger
     where not tgisinternal and tgrelid in ('"Vote"'::regclass, '"CountChange"'::regclass) order by 1`,
  );
  expect(always.length).toBeGreaterThanOrEqual(5);
  expect(always.filter(({ enabled }) => enabled !== "A")).toEqual([]);
});

test("what was imported is noted with the source and in the audit log", async () => {
  const content = header + row("1");
  await run(content, "noted.csv", { source: "Noted set", license: "CC-BY-4.0", consent: "publish" });
  const [source] = await rowsOf<{ name: string; facts: { imports: { license: string; votes: number }[] } }>(
    `select name, facts from "Source" where slug = 'noted-set'`,
  );
  expect(source).toMatchObject({ name: "Noted set", facts: { imports: [{ license: "CC-BY-4.0", votes: 1 }] } });
  expect(await rowsOf(`select actor, action from "AuditEntry" where target = 'noted-set'`)).toEqual([
    { actor: "test", action: "source.import" },
  ]);
  await reader.end();
});
