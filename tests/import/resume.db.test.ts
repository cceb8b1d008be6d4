import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { importVotes } from "#lib/import/import-votes.ts";
import type { ImportRequest } from "#lib/import/import-votes.ts";
import { forgetJournals } from "#lib/import/journal.ts";
import type { ImportPlan, OnProgress } from "#lib/import/types.ts";
import { openTestDatabase } from "../support/database.ts";
import { runScript, workFolder } from "../scripts/run-script.ts";

const database = await openTestDatabase();
const folder = workFolder();
const dataFolder = folder.path("data");
process.env.DATA_DIR = dataFolder;
const journalFolder = path.join(dataFolder, "imports");
const journals = () => {
  try {
    return readdirSync(journalFolder).map((name) => path.join(journalFolder, name));
  } catch {
    return [];
  }
};
const reader = new pg.Client({ connectionString: database.url });
await reader.connect();
afterAll(() => reader.end());

const rows = 4500;
const models = ["Ada 3", "bob-mini", "Carol", "dave", "ADA_3"];
const texts = ["Write a poem about rain.", "Beweise, dass 2 + 2 = 4 ist.", "def f(x): return x # what is it?", "Hi"];
const answer = (i: number) =>
  `Answer ${i}.\n\n## A heading\n\n- one\n- **two**\n\n${"Words and more words. ".repeat(8)}`;

/** A vote with a conversation; some of a model against itself, some twice, some without a voter. */
function vote(i: number) {
  const talk = (side: string) => [
    { role: "user", content: texts[i % texts.length] },
    { role: "assistant", content: `${side}: ${answer(i)}` },
  ];
  return {
    ...{ question_id: `q${i % 500 === 499 ? i - 1 : i}`, model_a: models[i % 5], model_b: models[(i * 7 + 1) % 5] },
    winner: ["model_a", "model_b", "tie", "tie (bothbad)"][i % 4],
    ...{ judge: i % 9 === 0 ? "unknown" : `user ${i % 97}`, turn: 1, anony: i % 11 !== 0 },
    ...{ language: "English", tstamp: 1_700_000_000 + i / 4, conversation_a: talk("A"), conversation_b: talk("B") },
  };
}
const votes = Array.from({ length: rows }, (_, i) => vote(i - (i % 500 === 499 ? 1 : 0)));
const lines = (from: number, to: number) =>
  votes
    .slice(from, to)
    .map((one) => JSON.stringify(one) + "\n")
    .join("");
const file = folder.write("votes.jsonl", lines(0, rows));

/** All that an import leaves, but for the ids that it draws. */
async function contentOf(source: string) {
  await reader.query("analyze"); // Without it a plan made for empty tables may take half a minute.
  const { rows: all } = await reader.query<{ content: string }>(
    `select concat_ws('|', b."externalId", a.slug, c.slug, v.winner, v."castAt", v."wasBlind", v."turnId" = t.id, b.consent,
                      v."voterId" is null, g.language, g.categories, g.version, t.index, t.prompt,
                      (select string_agg(concat_ws('|', n.side, n.text, n.state, y.tokens, y.headers, y.lists, y.bold), '/' order by n.side)
                       from "Answer" n left join "AnswerStyle" y on y."answerId" = n.id where n."turnId" = t.id)) as content
     from "Source" s join "Battle" b on b."sourceId" = s.id join "Vote" v on v."battleId" = b.id
     join "Model" a on a.id = b."modelAId" join "Model" c on c.id = b."modelBId"
     left join "Tagging" g on g."battleId" = b.id left join "Turn" t on t."battleId" = b.id
     where s.slug = $1 order by v."castAt", b."externalId"`,
    [source],
  );
  return all.map(({ content }) => content);
}

/** What boards are made of. */
async function countsOf(source: string) {
  const { rows: all } = await reader.query(
    `select a.slug as a, b.slug as b, t.category, t.exclusion, sum(t."winsA")::int as "winsA", sum(t."winsB")::int as "winsB",
            sum(t.ties)::int as ties, sum(t."bothBad")::int as "bothBad"
     from (select * from "VoteCount"
           union all
           select "sourceId", category, exclusion, "modelAId", "modelBId", "winsA", "winsB", ties, "bothBad" from "CountChange") t
     join "Source" s on s.id = t."sourceId" join "Model" a on a.id = t."modelAId" join "Model" b on b.id = t."modelBId"
     where s.slug = $1 group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [source],
  );
  return all as unknown[];
}

const request = (source: string, more: Partial<ImportRequest> = {}): ImportRequest => {
  return { files: [{ path: file, name: "votes.jsonl" }], source, actor: "test", ...more };
};

async function planOf(given: ImportRequest, onProgress?: OnProgress): Promise<ImportPlan> {
  const done = await importVotes(given, onProgress);
  if (!done.ok) throw new Error(done.message);
  return done.value;
}

class BrokenOff extends Error {}

/** Reads so many rows, and breaks off. */
async function breakOff(given: ImportRequest, after: number, phase = "reading") {
  const broken = importVotes(given, (now, _, done) => {
    if (now === phase && (done?.done ?? 0) >= after) throw new BrokenOff();
  });
  await expect(broken).rejects.toThrow(BrokenOff);
}

const wentOn = ({ notes }: ImportPlan) => {
  const found = /^Went on after row ([\d,]+) of ([\d,]+)/.exec(notes.find((note) => note.startsWith("Went on")) ?? "");
  return found?.slice(1).map((number) => Number(number.replaceAll(",", "")));
};

const whole = await planOf(request("whole"));
const expected = { content: await contentOf("whole"), counts: await countsOf("whole") };

async function expectWhole(source: string, { notes: _, models: __, ...plan }: ImportPlan) {
  const { notes: ___, models: ____, ...like } = whole;
  expect({ ...plan, source: null }).toEqual({ ...like, source: null });
  expect(await contentOf(source)).toEqual(expected.content);
  expect(await countsOf(source)).toEqual(expected.counts);
  expect(journals()).toEqual([]);
}

test("an import that is never broken off leaves nothing of what it read but its votes", async () => {
  expect(expected.content.length).toBe(whole.votes);
  expect(whole.votes).toBeGreaterThan(3000);
  expect(Object.fromEntries(whole.dropped.map(({ reason, count }) => [reason, count]))).toMatchObject({ duplicate: 9 });
  expect(whole.dropped.find(({ reason }) => reason === "self_pair")?.count).toBeGreaterThan(0);
  expect(wentOn(whole)).toBeUndefined();
  expect(journals()).toEqual([]);
});

test("one that is broken off in reading goes on there, and what comes of it is the same", async () => {
  await breakOff(request("resumed"), 2048);
  expect(journals()).toHaveLength(1);
  expect(statSync(journals()[0]).mode & 0o777).toBe(0o600);
  expect(await contentOf("resumed")).toEqual([]);
  const told: number[] = [];
  const plan = await planOf(request("resumed"), (phase, _, done) => {
    if (phase === "reading" && done) told.push(done.done);
  });
  const [read, of] = wentOn(plan)!;
  expect(read).toBe(2048);
  expect(of).toBe(rows);
  expect(told[0]).toBeGreaterThan(read);
  await expectWhole("resumed", plan);
});

test("broken off again and again, in reading and in writing, it still adds every vote once", async () => {
  for (const after of [1, 2049]) await breakOff(request("often"), after);
  await breakOff(request("often"), 1, "writing");
  expect(await contentOf("often")).toEqual([]);
  const plan = await planOf(request("often"));
  expect(wentOn(plan)).toEqual([rows, rows]);
  await expectWhole("often", plan);
  expect(await planOf(request("often"))).toMatchObject({ votes: 0, alreadyThere: whole.votes });
});

test("several files, the last of which was being read go on there, too", async () => {
  const parts = [0, 1500, 3000, rows];
  const files = parts.slice(1).map((to, i) => {
    const name = `part ${i}.jsonl`;
    return { path: folder.write(name, lines(parts[i], to)), name };
  });
  await breakOff(request("parts", { files }), 3100);
  const plan = await planOf(request("parts", { files }));
  expect(wentOn(plan)![0]).toBeGreaterThanOrEqual(3000);
  expect(plan.files.map((one) => one.rows)).toEqual([1500, 1500, 1500]);
  await expectWhole("parts", { ...plan, files: whole.files });
});

test("where a row holds several votes, those that were read are known one by one", async () => {
  const feedback = Array.from({ length: 1000 }, (_, i) => ({
    id: `f${i}`,
    ...{
      user_id: `u${i % 5}`,
      version: 0,
      type: "rating",
      created_at: 1_700_000_000 + i,
      updated_at: 1_700_000_000 + i,
    },
    data: { rating: 1, model_id: "ada", sibling_model_ids: ["bob", "carol", "dave"], reason: "", comment: "" },
    meta: { model_id: "ada", message_id: "m1", message_index: 1, chat_id: `c${i}`, arena: false },
    snapshot: {
      chat: {
        chat: {
          history: {
            messages: {
              m0: {
                id: "m0",
                parentId: null,
                childrenIds: ["m1", "m2", "m3", "m4"],
                role: "user",
                content: texts[i % 4],
              },
              ...Object.fromEntries(
                ["ada", "bob", "carol", "dave"].map((model, k) => [
                  `m${k + 1}`,
                  { id: `m${k + 1}`, parentId: "m0", role: "assistant", model, content: `${model}: ${answer(i)}` },
                ]),
              ),
            },
          },
        },
      },
    },
  }));
  const files = [{ path: folder.write("feedback.json", JSON.stringify(feedback)), name: "feedback.json" }];
  const once = await planOf(request("feedback once", { files }));
  expect(once).toMatchObject({ profile: "openwebui", votes: 3000 });
  await breakOff(request("feedback", { files }), 2048);
  const plan = await planOf(request("feedback", { files }));
  expect(wentOn(plan)).toEqual([2048, 3000]);
  expect(await contentOf("feedback")).toEqual(await contentOf("feedback-once"));
});

test("what was read of one file, into one source, with some aliases, is used for nothing else", async () => {
  const own = { path: folder.write("own.jsonl", lines(0, 2100)), name: "votes.jsonl" };
  const mine = (more: Partial<ImportRequest> = {}) => request("mine", { files: [own], isDryRun: true, ...more });
  await breakOff(mine(), 2048);
  const other = { path: folder.write("other.jsonl", lines(0, 2099)), name: "votes.jsonl" };
  const others: [string, ImportRequest][] = [
    ["another file", mine({ files: [other] })],
    ["another source", mine({ source: "yours" })],
    ["an alias", mine({ aliases: new Map([["Carol", "karla"]]) })],
    ["a profile", mine({ profile: "lmsys-2023" })],
  ];
  for (const [what, given] of others) expect([what, wentOn(await planOf(given))]).toEqual([what, undefined]);
  expect(wentOn(await planOf(mine()))).toEqual([2048, 2100]);
});

test("it begins again, and says so, when models have changed, and when what was kept is not whole", async () => {
  for (const kept of journals()) utimesSync(kept, new Date(0), new Date(0));
  expect(await forgetJournals()).toBeGreaterThan(0);
  expect(journals()).toEqual([]);

  await breakOff(request("changed"), 2048);
  await reader.query(
    `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
     values (gen_random_uuid(), 'late', 'Late', '-', '-', 'house', 'active', now())`,
  );
  const changed = await planOf(request("changed"));
  expect(wentOn(changed)).toBeUndefined();
  expect(changed.notes.join()).toContain("models or their aliases have changed");
  await expectWhole("changed", changed);

  await breakOff(request("torn"), 4096);
  const [kept] = journals();
  const before = readFileSync(kept);
  truncateSync(kept, before.length - 7);
  const torn = await planOf(request("torn"));
  expect(wentOn(torn)![0]).toBeGreaterThan(0);
  await expectWhole("torn", torn);

  await breakOff(request("garbled"), 2048);
  const garbled = readFileSync(journals()[0]);
  garbled[Math.floor(garbled.length / 2)] ^= 1;
  writeFileSync(journals()[0], garbled);
  await expectWhole("garbled", await planOf(request("garbled")));
});

test("what a file with something wrong in it said is not kept, and a folder that cannot be written stops nothing", async () => {
  const bad = folder.write("bad.jsonl", lines(0, 4000) + JSON.stringify({ ...vote(1), tstamp: "soon" }) + "\n");
  const plan = await planOf(request("bad", { files: [{ path: bad, name: "bad.jsonl" }] }));
  expect(plan.problems).toEqual([expect.stringMatching(/^bad\.jsonl:4001:\d+: tstamp: "soon" is no time/)]);
  expect(journals()).toEqual([]);

  const moved = `${journalFolder}-moved`;
  mkdirSync(moved);
  const { rename, rm } = await import("node:fs/promises");
  await rm(journalFolder, { recursive: true });
  writeFileSync(journalFolder, "not a folder");
  const fine = await planOf(request("unkept"));
  expect(fine.notes.join()).toMatch(/what was read could not be kept/);
  await rm(journalFolder);
  await rename(moved, journalFolder);
  await expectWhole("unkept", fine);
});

/** How many records of a journal are written to their end: CRC-32, the lengths of state and lines, and these two. */
function recordsIn(kept: string): number {
  const bytes = readFileSync(kept);
  let count = 0;
  for (let at = 0; at + 12 <= bytes.length; count++) {
    at += 12 + bytes.readUInt32LE(at + 4) + bytes.readUInt32LE(at + 8);
    if (at > bytes.length) break;
  }
  return count;
}

/** Runs the command until `isTime`, and ends it as a machine that runs out of memory would. */
async function killAt(source: string, isTime: () => Promise<boolean>) {
  const child = spawn(process.execPath, ["--conditions=react-server", "scripts/import.ts", file, "--source", source], {
    stdio: "ignore",
    env: process.env,
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (child.exitCode === null && !(await isTime()));
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await ended;
}

async function runAgain(source: string): Promise<ImportPlan> {
  for (let tries = 0; ; tries++) {
    const next = await runScript("import", file, "--source", source, "--json");
    // The server notices within moments that the killed one is gone.
    if (tries < 20 && next.err.includes(`another import into ${source} is running`)) continue;
    expect(next).toMatchObject({ status: 0 });
    return JSON.parse(next.out) as ImportPlan;
  }
}

test("the command, killed in reading or in writing, goes on when it is run again", { timeout: 180_000 }, async () => {
  await killAt("killed", async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    // The first says what the others depend on; what is being written when a process is killed is no record.
    return journals().some((kept) => recordsIn(kept) > 1);
  });
  expect(await contentOf("killed")).toEqual([]);
  const plan = await runAgain("killed");
  expect(wentOn(plan)![0]).toBeGreaterThan(0);
  await expectWhole("killed", plan);

  await killAt("cut", async () => {
    const { rows: busy } = await reader.query(
      `select from pg_stat_activity where datname = current_database() and application_name = 'ringside' and query like '%into "Battle"%'`,
    );
    return busy.length > 0;
  });
  expect(await contentOf("cut")).toEqual([]);
  const cut = await runAgain("cut");
  expect(wentOn(cut)).toEqual([rows, rows]);
  await expectWhole("cut", cut);
});
