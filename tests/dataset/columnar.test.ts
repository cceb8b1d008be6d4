import fc from "fast-check";
import { expect, test } from "vitest";
import { identifier, literal, texts, withDuckDB, writeFile } from "#lib/dataset/columnar.ts";
import { fileKindOf } from "#lib/dataset/file-kind.ts";
import { countVoteFiles, readVoteFiles } from "#lib/dataset/vote-files.ts";
import { dialects } from "#lib/dataset/vote-dialects.ts";
import { knownWinnerWords, winnerOf } from "#lib/dataset/winner-words.ts";
import { winners } from "#lib/rating/index.ts";
import { workFolder } from "../scripts/run-script.ts";

const folder = workFolder();

test("every word another arena writes for a verdict is known, and no other", () => {
  const words = {
    model_a: ["model_a", "leftvote", "left", "A>B", "A>>B", "1", "1.0"],
    model_b: ["model_b", "rightvote", "right", "B>A", "B>>A", "2", "2.0"],
    tie: ["tie", "tievote", "A=B", "1.5", "1.50", "tie (inconsistent)"],
    both_bad: ["both_bad", "bothbad_vote", "tie (bothbad)"],
  };
  for (const winner of winners) for (const word of words[winner]) expect(winnerOf(word), word).toBe(winner);
  for (const word of ["", "draw", "Tie", "model_c", "error", "0", "3", "10", "null", "toString", " tie"]) {
    expect(winnerOf(word), word).toBeUndefined();
  }
  expect(new Set(knownWinnerWords).size).toBe(knownWinnerWords.length);
});

test("whatever the word, it is known or undefined: never a guess", () => {
  fc.assert(
    fc.property(
      fc.string(),
      (word) => winnerOf(word) === undefined || knownWinnerWords.includes(word) || /^(1|2|1\.5)\.?0*$/.test(word),
    ),
  );
});

const count = async (name: string, content: string) => {
  const counted = await countVoteFiles([folder.write(name, content)]);
  if (!counted.ok) throw new Error(counted.message);
  return Object.fromEntries(
    counted.value.counts.map((cell) => [`${cell.modelA} ${cell.modelB} ${cell.winner}`, cell.count]),
  );
};

test("the 55k set's three columns, of which exactly one is set", async () => {
  const head = "id,model_a,model_b,winner_model_a,winner_model_b,winner_tie\n";
  expect(await count("55k.csv", `${head}1,x,y,1,0,0\n2,x,y,0,1,0\n3,x,y,0,0,1\n4,x,y,0,0,1\n`)).toEqual({
    "x y model_a": 1,
    "x y model_b": 1,
    "x y tie": 2,
  });
  for (const flags of ["0,0,0", "1,1,0", "1,0,", "2,0,0"]) {
    expect(await countVoteFiles([folder.write("bad55k.csv", `${head}1,x,y,${flags}\n`)])).toMatchObject({
      ok: false,
      message: expect.stringContaining("bad55k.csv:2:7: winner_model_a") as string,
    });
  }
});

test("compar:IA names the chosen model", async () => {
  const rows = [
    { model_a_name: "x", model_b_name: "y", chosen_model_name: "y", both_equal: false },
    { model_a_name: "x", model_b_name: "y", chosen_model_name: null, both_equal: true },
  ];
  expect(await count("comparia.json", JSON.stringify(rows))).toEqual({ "x y model_b": 1, "x y tie": 1 });
  const stranger = { ...rows[0], chosen_model_name: "z" };
  expect((await countVoteFiles([folder.write("stranger.json", JSON.stringify([stranger]))])).ok).toBe(false);
});

test("AlpacaEval's preferences", async () => {
  const rows = [1, 1.5, 2].map((preference) => ({ generator_1: "x", generator_2: "y", preference }));
  expect(await count("alpaca.json", JSON.stringify(rows))).toEqual({
    "x y model_a": 1,
    "x y tie": 1,
    "x y model_b": 1,
  });
});

test("names survive as they are: quotes, commas, line breaks, digits, spaces", async () => {
  const names = ['say "hi"', "a,b", "two\nlines", "007", " padded ", "ünï", "NULL"];
  const rows = names.map((name) => `"${name.replaceAll('"', '""')}",rival,tie`);
  const counted = await countVoteFiles([folder.write("names.csv", `model_a,model_b,winner\n${rows.join("\n")}\n`)]);
  if (!counted.ok) throw new Error(counted.message);
  expect(new Set(counted.value.counts.map(({ modelA }) => modelA))).toEqual(new Set(names));
});

test("counting and reading in order see the same votes", async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({
    model_a: `m${i % 7}`,
    model_b: `m${7 + (i % 3)}`,
    winner: ["model_a", "model_b", "tie", "both_bad"][i % 4],
    tstamp: 5000 - i,
  }));
  const columns = (["model_a", "model_b", "winner"] as const).map((name) => ({
    name,
    type: "varchar" as const,
    values: rows.map((row) => row[name]),
  }));
  const time = { name: "tstamp", type: "double" as const, values: rows.map((row) => row.tstamp) };
  await writeFile(folder.path("both.parquet"), { columns: [...columns, time] });
  const ordered = await readVoteFiles([folder.path("both.parquet")]);
  const counted = await countVoteFiles([folder.path("both.parquet")]);
  if (!ordered.ok || !counted.ok) throw new Error("unreadable");
  const { models, modelA, modelB, winner } = ordered.value.votes;
  const spoken = Array.from(winner, (w, v) => [models[modelA[v]], models[modelB[v]], winners[w]].join(" "));
  expect(spoken).toEqual(rows.toReversed().map((row) => [row.model_a, row.model_b, row.winner].join(" ")));
  expect(counted.value.counts.reduce((sum, cell) => sum + cell.count, 0)).toBe(5000);
});

test("votes of several files are merged by time", async () => {
  const head = "model_a,model_b,winner,tstamp\n";
  const one = folder.write("one.csv", `${head}a,b,tie,3\na,b,tie,1\n`);
  const two = folder.write("two.csv", `${head}c,d,tie,2\n`);
  const read = await readVoteFiles([one, two]);
  if (!read.ok) throw new Error(read.message);
  expect(Array.from(read.value.votes.modelA, (index) => read.value.votes.models[index])).toEqual(["a", "c", "a"]);
});

test("the line of a bad row is right deep in a large file", async () => {
  const lines = Array.from({ length: 300_000 }, (_, i) => `m${i % 9},n${i % 5},tie`);
  lines[271_827] = "m1,n1,oops";
  const read = await countVoteFiles([folder.write("large.csv", `model_a,model_b,winner\n${lines.join("\n")}\n`)]);
  expect(read).toMatchObject({ ok: false, message: expect.stringContaining("large.csv:271829:7: winner") as string });
});

test("any text is safe as an SQL literal or name", async () => {
  await withDuckDB(async (connection) => {
    for (const text of ["it's", 'say "hi"', "'; drop table x; --", "\\", "ünï\n"]) {
      expect(await texts(connection, `select ${literal(text)} as ${identifier(text)}`)).toEqual([text]);
    }
  });
});

test("the kind of a file is told by its ending", () => {
  expect(["a.csv", "a.tsv.gz", "a.json", "a.JSONL.gz", "a.ndjson", "a.parquet", "noending"].map(fileKindOf)).toEqual([
    "csv",
    "csv",
    "json",
    "json",
    "json",
    "parquet",
    "csv",
  ]);
});

test("each way of saying who won names its columns once", () => {
  const keys = dialects.map(({ models, verdict }) => [...models, ...verdict].join(" "));
  expect(new Set(keys).size).toBe(keys.length);
});
