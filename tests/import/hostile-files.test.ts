import fs from "node:fs";
import path from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { withDuckDB } from "#lib/dataset/columnar.ts";
import { readVoteLines } from "#lib/import/read-lines.ts";
import type { VoteLine } from "#lib/import/types.ts";
import { workFolder } from "../scripts/run-script.ts";

const folder = workFolder();
const header = "id,model_a,model_b,winner,judge,anony,turn,tstamp\n";
const row = (id: string, winner = "tie", rest = "x,true,1,1700000000") => `${id},ada,bob,${winner},${rest}\n`;
const good = header + row("1") + row("2");
const many = header + Array.from({ length: 5000 }, (_, i) => row(String(i))).join("");
const line = (more: object = {}) =>
  JSON.stringify({ id: "1", model_a: "ada", model_b: "bob", winner: "tie", judge: "x", tstamp: 1, ...more });
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const latin = (text: string) => Buffer.from(text, "latin1");
const long = "x".repeat(40 * 1024 ** 2);
const nested = (deep: number) => "[".repeat(deep) + "]".repeat(deep);
const talk = (answer: unknown) => [
  { role: "user", content: "Hi" },
  { role: "assistant", content: answer },
];

async function parquet(select: string): Promise<Buffer> {
  const file = folder.path("made.parquet");
  await withDuckDB(async (connection) => void (await connection.run(`copy (${select}) to '${file}' (format parquet)`)));
  return fs.readFileSync(file);
}
const one = "select '1' as id, 'ada' as model_a, 'bob' as model_b, 'tie' as winner, 'x' as judge, 1.5 as tstamp";
const columnar = await parquet(one);
const gz = gzipSync(many);
const zst = zstdCompressSync(many);

/** Reads a file by itself: what is wrong with it, or its votes. */
async function read(file: string): Promise<{ says: string; lines: VoteLine[] }> {
  const lines: VoteLine[] = [];
  const done = await readVoteLines(file, {
    meet: async () => {},
    take: async (some) => void lines.push(...some),
  });
  const says = done.ok ? done.value.problems.join("\n") : `${done.error} ${done.message}`;
  return { says: says.replaceAll(file, path.basename(file)), lines };
}

type Content = string | Uint8Array;
const refused: [title: string, name: string, content: Content, says: RegExp | string][] = [
  ["blanks", "b.csv", "\n\n  \n", "b.csv: there is nothing in it but blanks"],
  ["a byte order mark alone", "m.csv", "\uFEFF", "m.csv: there is nothing in it but blanks"],
  ["a Parquet file without its end", "p.parquet", columnar.subarray(0, -9), /p\.parquet: this Parquet file is cut off/],
  [
    "a damaged Parquet file",
    "d.parquet",
    Buffer.concat([columnar.subarray(0, 9), Buffer.alloc(60, 7), columnar.subarray(69)]),
    /d\.parquet: this Parquet file is damaged/,
  ],
  ["CSV called Parquet", "c.parquet", good, "c.parquet: this is no Parquet file"],
  ["Parquet called CSV", "c.csv", columnar, /c\.csv: this is a Parquet file: its name should end in \.parquet/],
  ["CSV called JSON", "c.json", good, "c.json:1:1: this is not JSON"],
  ["JSON called CSV", "j.csv", `${line()}\n${line()}\n`, /j\.csv: this looks like JSON/],
  ["a spreadsheet", "s.csv", "PK\x03\x04....", /s\.csv: this is a zip file or a spreadsheet/],
  ["half a gzip file", "h.csv.gz", gz.subarray(0, gz.length >> 1), /h\.csv\.gz: this gzip file is cut off/],
  [
    "a gzip file that lost four bytes behind its last row",
    "t.csv.gz",
    gz.subarray(0, -4),
    /t\.csv\.gz: this gzip file is cut off/,
  ],
  [
    "a damaged gzip file",
    "d.csv.gz",
    Buffer.concat([gz.subarray(0, 100), Buffer.alloc(50, 1), gz.subarray(150)]),
    /d\.csv\.gz: this gzip file is damaged/,
  ],
  ["CSV called gzip", "n.csv.gz", good, "n.csv.gz: this is no gzip file"],
  ["gzip called CSV", "g.csv", gz, /g\.csv: this is a gzip file/],
  ["a zstd file that lost two bytes", "t.csv.zst", zst.subarray(0, -2), /t\.csv\.zst: this zstd file is cut off/],
  [
    "a second zstd frame that is cut off",
    "f.csv.zst",
    Buffer.concat([zstdCompressSync(good), zstdCompressSync(row("3").repeat(99)).subarray(0, -3)]),
    /f\.csv\.zst: this zstd file is cut off/,
  ],
  ["CSV called zstd", "n.csv.zst", good, "n.csv.zst: this is no zstd file"],
  [
    "an unknown verdict within zstd",
    "w.csv.zst",
    zstdCompressSync(good + row("3", "maybe")),
    /w\.csv\.zst:4:11: winner: "maybe" is not a known verdict/,
  ],
  [
    "an unknown verdict within zstd, as JSON",
    "w.jsonl.zst",
    zstdCompressSync(`${line()}\n\n${line({ winner: "maybe" })}\n`),
    /w\.jsonl\.zst:3:\d+: winner: "maybe"/,
  ],
  ["a gzip file of cut JSON", "c.json.gz", gzipSync(`[${line()},`), /c\.json\.gz: the list in it has no end/],
  [
    "a list that is cut off between two votes",
    "l.json",
    `[${line()},\n${line()},`,
    /l\.json: the list in it has no end: it is cut off after/,
  ],
  ["something behind a list", "e.json", `[${line()}] and more`, /e\.json: the list in it has no end/],
  ["UTF-16 with a mark", "u.csv", utf16(`\uFEFF${good}`), "u.csv: this is a text in UTF-16: save it as UTF-8"],
  ["UTF-16 the other way round", "v.csv", utf16(`\uFEFF${good}`).swap16(), /v\.csv: this is a text in UTF-16/],
  ["UTF-16 without a mark", "x.jsonl", utf16(line()), /x\.jsonl: this is a text in UTF-16/],
  ["Latin-1", "a.csv", latin(header + "1,ad\xe4,bob,tie,x,true,1,1\n"), /a\.csv:2:1: Invalid unicode/],
  ["Latin-1 in JSON", "a.jsonl", latin(`${line()}\n${line({ judge: "\xe4" })}\n`), /a\.jsonl:2:\d+: this is not UTF-8/],
  [
    "Latin-1 in a list",
    "a.json",
    latin(`[${line()},\n${line({ judge: "\xe4" })}]`),
    /a\.json:2:\d+: this is not UTF-8/,
  ],
  [
    "half of an emoji",
    "s.jsonl",
    `${line()}\n${line().replace('"x"', '"\\ud83d"')}\n`,
    /s\.jsonl:2:\d+: this is half of a character/,
  ],
  [
    "a NUL in CSV",
    "z.csv",
    header + row("1") + "2,a\0da,bob,tie,x,true,1,1\n",
    "z.csv:3:4: there is a NUL here, which no text has",
  ],
  ["nothing but NULs", "z0.csv", Buffer.alloc(100), /z0\.csv:1:1: no column model_a/],
  ["a raw NUL in JSON", "z.jsonl", line().replace("ada", "a\0da"), /z\.jsonl:1:\d+: this is not JSON/],
  ["a first line of 40 MB", "f.csv", header + row(long) + row("2"), /f\.csv: something in it is longer than 16 MB/],
  ["a last line of 40 MB", "e.csv", header + row("1") + row(long), "e.csv: its last line is longer than 16 MB"],
  [
    "a last line of 40 MB without an end, packed",
    "e.csv.gz",
    gzipSync(header + row("1") + row(long).trimEnd()),
    "e.csv.gz: its last line is longer than 16 MB",
  ],
  ["an object of 40 MB", "o.jsonl", line({ judge: long }), /o\.jsonl: something in it is longer than 16 MB/],
  ["a hundred thousand brackets", "k.json", "[".repeat(100_000), /k\.json: the list in it has no end/],
  [
    "two columns of one name",
    "c2.csv",
    "model_a,model_b,winner,winner,judge\nada,bob,model_a,model_b,x\n",
    'c2.csv:1:24: two columns are called "winner"',
  ],
  [
    "two members of one name",
    "m2.jsonl",
    `${line()}\n${line().replace("{", '{"winner":"model_a",')}\n`,
    'm2.jsonl:2:11: two members of an object are called "winner"',
  ],
  [
    "more cells than columns",
    "more.csv",
    header + row("1").trimEnd() + ",x\n",
    /more\.csv:2:1: Expected Number of Columns: 8 Found: 9/,
  ],
  [
    "fewer cells than columns",
    "few.csv",
    header + "1,ada,bob\n",
    /few\.csv:2:1: Expected Number of Columns: 8 Found: 3/,
  ],
  [
    "a quote without an end",
    "q.csv",
    header + '1,"ada,bob,tie,x,true,1,1\n',
    /q\.csv:2:1: Value with unterminated quote/,
  ],
  ["a line that is null", "null.jsonl", `${line()}\nnull\n`, /null\.jsonl:2:1: model_a: nothing names no model/],
  [
    "pandas' own JSON",
    "pd.json",
    '{"model_a":{"0":"ada"},"model_b":{"0":"bob"},"winner":{"0":"tie"}}',
    /pd\.json:1:\d+: winner: "\{.*is not a known verdict/,
  ],
  ["numbers alone", "num.json", "5", /num\.json: no column model_a/],
  [
    "a verdict in capitals",
    "cap.csv",
    header + row("1", "MODEL_A"),
    /cap\.csv:2:11: winner: "MODEL_A" is not a known verdict/,
  ],
  [
    "a verdict that a terminal would obey",
    "esc.jsonl",
    line({ winner: "tie\u202e\u009b" }),
    /winner: "tie\\u202e\\u009b" is not a known verdict/,
  ],
  [
    "a verdict of ten thousand letters",
    "lw.csv",
    header + row("1", "x".repeat(10_000)),
    /lw\.csv:2:11: winner: "x{200}…" is not/,
  ],
  ...[
    "-1",
    "NaN",
    "Infinity",
    "1e400",
    "253402300800",
    "1700000000000",
    "1700000000000000",
    "0000-01-01",
    "0001-01-01T00:00:00Z",
    "10000-01-01",
    "2024-02-30",
    "2024-13-01",
    "1969-12-31T23:59:59Z",
    "soon",
    "now",
    "infinity",
    "null",
    "",
  ].map((time): [string, string, string, RegExp] => [
    `the time "${time}"`,
    "time.csv",
    header + row("1") + row("2", "tie", `x,true,1,${time}`),
    /time\.csv:3:24: tstamp: .* is no time between 1970 and 9999/,
  ]),
  [
    "milliseconds in Parquet",
    "ms.parquet",
    await parquet(one.replace("1.5", "1700000000000::bigint")),
    /ms\.parquet: row 1: tstamp: "1700000000000" is no time/,
  ],
  [
    "no number in Parquet",
    "nan.parquet",
    await parquet(one.replace("1.5", "'nan'::double")),
    /nan\.parquet: row 1: tstamp: "nan" is no time/,
  ],
  [
    "a time before Christ",
    "bc.parquet",
    await parquet(one.replace("1.5", "timestamp '5000-01-01 (BC)'")),
    /bc\.parquet: row 1: tstamp/,
  ],
  ...["-1", "0", "1.5", "99999999999", "x", "NaN"].map((turn): [string, string, string, RegExp] => [
    `turn ${turn}`,
    "turn.csv",
    header + row("1", "tie", `x,true,${turn},1`),
    /turn\.csv:2:22: turn: .* is no number of a turn/,
  ]),
];

test.each(refused)("%s is refused, with its place", async (_, name, content, says) => {
  expect((await read(folder.write(name, content))).says).toMatch(says);
});

const accepted: [title: string, name: string, content: Content, votes: number][] = [
  ["no vote", "none.parquet", await parquet(`${one} where false`), 0],
  ["a byte order mark", "bom.csv", `\uFEFF${good}`, 2],
  ["a byte order mark before JSON lines", "bom.jsonl", `\uFEFF${line()}\n`, 1],
  ["a byte order mark before a list", "bom.json", `\uFEFF [${line()},${line()}]`, 2],
  ["ends of lines as on Windows", "crlf.csv", good.replaceAll("\n", "\r\n"), 2],
  ["the same in JSON", "crlf.jsonl", `${line()}\r\n${line()}\r\n`, 2],
  ["ends of lines as on old Macs", "cr.csv", good.replaceAll("\n", "\r"), 2],
  ["semicolons", "semi.csv", good.replaceAll(",", ";"), 2],
  ["tabs within zstd", "t.tsv.zst", zstdCompressSync(good.replaceAll(",", "\t")), 2],
  ["two members of gzip", "two.csv.gz", Buffer.concat([gzipSync(good), gzipSync(row("3"))]), 3],
  ["two frames of zstd", "two.csv.zst", Buffer.concat([zstdCompressSync(good), zstdCompressSync(row("3"))]), 3],
  ["a file without an ending", "votes", good, 2],
  ["a name full of wildcards", "we*rd[1]?.csv", good, 2],
  ["quotes, commas and ends of lines in cells", "q.csv", header + '1,"a""da","b,ob",tie,"x\ny",true,1,1\n', 1],
  ["columns without a name", "blank.csv", `,${header.trimEnd()},,\n0,${row("1").trimEnd()},,\n`, 1],
  ["a column that nests five thousand lists", "deep.jsonl", line().replace("}", `,"more":${nested(5000)}}`), 1],
  ["blank lines between votes", "gaps.jsonl", `\n${line()}\n\n${line()}\n\n`, 2],
  ["votes over several lines", "pretty.json", JSON.stringify([JSON.parse(line())], null, 2), 1],
  [
    "the first and the last second",
    "ends.csv",
    header + row("1", "tie", "x,true,1,0") + row("2", "tie", "x,true,1,9999-12-31T23:59:59Z"),
    2,
  ],
  ["a time with a zone", "zone.csv", header + row("1", "tie", "x,true,1,2024-01-01 02:00:00+02"), 1],
];

test.each(accepted)("%s is read", async (_, name, content, votes) => {
  const done = await read(folder.write(name, content));
  expect(done).toMatchObject({ says: "" });
  expect(done.lines).toHaveLength(votes);
});

test("what is no file, or may not be read, is refused", async () => {
  fs.mkdirSync(folder.path("folder.csv"));
  fs.symlinkSync(folder.path("nowhere.csv"), folder.path("dangling.csv"));
  fs.symlinkSync(folder.path("loop.csv"), folder.path("loop.csv"));
  for (const [name, says] of [
    ["folder.csv", /folder\.csv: this is a folder/],
    ["nowhere.csv", /there is no such file/],
    ["no-such-*.csv", /there is no such file/],
    ["dangling.csv", /there is no such file/],
    ["loop.csv", /loop\.csv: .*too many symbolic links/],
  ] as const)
    expect((await read(folder.path(name))).says).toMatch(says);
  expect((await read("/dev/null")).says).toMatch(/this is a device or a pipe/);
  const link = folder.path("link.csv");
  fs.symlinkSync(folder.write("target.csv", good), link);
  expect((await read(link)).lines).toHaveLength(2);
});

test("a file that this process may not read says so", async () => {
  const file = folder.write("shut.csv", good);
  fs.chmodSync(file, 0o000);
  const isRoot = process.geteuid?.() === 0;
  // Root may read anything: for a moment, nobody is.
  if (isRoot) {
    fs.chmodSync(folder.path("."), 0o711);
    process.seteuid!(65_534);
  }
  try {
    expect((await read(file)).says).toMatch(/shut\.csv: this file may not be read: permission is denied/);
  } finally {
    if (isRoot) process.seteuid!(0);
  }
});

test("an answer that nests thousands of objects is none, and the stack holds", async () => {
  const deep = '{"answer":'.repeat(50_000) + '"Yes."' + "}".repeat(50_000);
  const content = line({ conversation_a: talk("DEEP"), conversation_b: talk("No.") }).replace('"DEEP"', deep);
  const { says, lines } = await read(folder.write("nest.jsonl", content));
  expect(says).toBe("");
  expect(lines[0].turns).toEqual([{ prompt: "Hi", a: "", b: "No." }]);
});
