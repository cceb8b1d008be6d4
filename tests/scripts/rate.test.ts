import { existsSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { writeFile } from "#lib/dataset/columnar.ts";
import type { Board } from "#lib/rating/index.ts";
import { shared } from "../rating/shared-golden.ts";
import { runScript, workFolder } from "./run-script.ts";

// Each run starts a process of its own: half a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = workFolder();
const rows = [
  ["ada", "bob", "model_a"],
  ["ada", "bob", "model_a"],
  ["bob", "ada", "model_b"],
  ["ada", "bob", "model_b"],
  ["ada", "bob", "tie"],
  ["bob", "ada", "tie (bothbad)"],
];
const csv = ["model_a,model_b,winner", ...rows.map((row) => row.join(","))].join("\n") + "\n";
const objects = rows.map(([model_a, model_b, winner]) => ({
  model_a,
  model_b,
  winner,
  conversation: [{ content: "{" }],
}));

async function rate(...args: string[]): Promise<Board> {
  const { status, out, err } = await runScript("rate", "--json", ...args);
  expect(err).toBe("");
  expect(status).toBe(0);
  return JSON.parse(out) as Board;
}

/** 4 points of 6: log-odds ln 2. */
const expectTheBoard = (board: Board) => {
  expect(board).toMatchObject({ method: "bradley-terry", votes: 6, models: 2, components: 1, converged: true });
  expect(board.rows).toMatchObject([
    { model: "ada", votes: 6, wins: 3, losses: 1, ties: 2 },
    { model: "bob", votes: 6, wins: 1, losses: 3, ties: 2 },
  ]);
  expect(board.rows[0].rating! - board.rows[1].rating!).toBeCloseTo((400 * Math.LN2) / Math.LN10, 9);
};

describe("the same votes make the same board from", () => {
  test("CSV", async () => expectTheBoard(await rate(folder.write("votes.csv", csv))));
  test("CSV with a byte order mark and Windows line ends", async () =>
    expectTheBoard(await rate(folder.write("windows.csv", `\uFEFF${csv.replaceAll("\n", "\r\n")}`))));
  test("compressed CSV", async () => expectTheBoard(await rate(folder.write("votes.csv.gz", gzipSync(csv)))));
  test("tab-separated values", async () =>
    expectTheBoard(await rate(folder.write("votes.tsv", csv.replaceAll(",", "\t")))));
  test("a JSON array", async () =>
    expectTheBoard(await rate(folder.write("votes.json", JSON.stringify(objects, null, 2)))));
  test("JSON lines", async () =>
    expectTheBoard(await rate(folder.write("votes.jsonl", objects.map((row) => JSON.stringify(row)).join("\n")))));
  test("Parquet", async () => {
    const column = (name: string, at: number) => ({
      name,
      type: "varchar" as const,
      values: rows.map((row) => row[at]),
    });
    await writeFile(folder.path("votes.parquet"), {
      columns: [column("model_a", 0), column("model_b", 1), column("winner", 2)],
    });
    expectTheBoard(await rate(folder.path("votes.parquet")));
  });
  test("two files, one of them named to trip a shell, a glob and SQL", async () => {
    const [head, ...lines] = csv.trimEnd().split("\n");
    const odd = folder.write('o\'dd [1]* "x".csv', [head, ...lines.slice(0, 3)].join("\n"));
    const rest = folder.write("rest.csv", [head, ...lines.slice(3)].join("\n"));
    expectTheBoard(await rate(odd, rest));
  });
});

test("the same command prints the same bytes", async () => {
  const file = folder.write("again.csv", csv);
  const first = await runScript("rate", file, "--json", "--seed", "7");
  expect(await runScript("rate", file, "--json", "--seed", "7")).toEqual(first);
});

test("options reach the rating", async () => {
  const file = folder.write("options.csv", csv);
  const anchored = await rate(file, "--anchor", "bob=1200", "--bootstrap", "0", "--scale", "100", "--base", "2");
  expect(anchored.bootstrap).toBeNull();
  expect(anchored.rows).toMatchObject([
    { model: "ada", low: null, high: null },
    { model: "bob", rating: 1200 },
  ]);
  expect(anchored.rows[0].rating).toBeCloseTo(1300, 9);
  const sandwich = await rate(file, "--intervals", "sandwich", "--init", "0");
  expect(sandwich.rows[0].high! - sandwich.rows[0].rating!).toBeCloseTo(
    sandwich.rows[0].rating! - sandwich.rows[0].low!,
    9,
  );
});

test("elo takes votes in the order of their times, and of the file where there are none", async () => {
  const timed = folder.write(
    "timed.csv",
    "model_a,model_b,winner,tstamp\nada,bob,model_b,30\nada,bob,model_a,10.5\nada,bob,tie,20\n",
  );
  const dated = folder.write(
    "dated.jsonl",
    [
      { model_a: "ada", model_b: "bob", winner: "model_b", timestamp: "2025-01-03T00:00:00Z" },
      { model_a: "ada", model_b: "bob", winner: "model_a", timestamp: "2025-01-01T00:00:00Z" },
      { model_a: "ada", model_b: "bob", winner: "tie", timestamp: "2025-01-02T00:00:00Z" },
    ]
      .map((row) => JSON.stringify(row))
      .join("\n"),
  );
  const inOrder = folder.write(
    "in-order.csv",
    "model_a,model_b,winner\nada,bob,model_a\nada,bob,tie\nada,bob,model_b\n",
  );
  const ratings = async (file: string) =>
    (await rate(file, "--method", "elo", "--k", "32", "--bootstrap", "0")).rows.map(({ model, rating }) => [
      model,
      rating,
    ]);
  expect(await ratings(timed)).toEqual(await ratings(inOrder));
  expect(await ratings(dated)).toEqual(await ratings(inOrder));
});

describe("bad data ends with status 1 and its place", () => {
  const fails = async (file: string, ...more: string[]) => {
    const { status, out, err } = await runScript("rate", file, "--json", ...more);
    expect(out).toBe("");
    expect(status).toBe(1);
    return err;
  };
  test("an unknown word for a verdict, after a quoted line break and a blank line", async () => {
    const file = folder.write("word.csv", 'model_a,model_b,winner\n"a\nda",bob,tie\n\nada,bob,maybe\n');
    expect(await fails(file)).toContain(`${file}:5:9: winner: "maybe"`);
  });
  test("an empty verdict", async () => {
    const file = folder.write("none.csv", "model_a,model_b,winner\nada,bob,tie\nada,bob,\n");
    expect(await fails(file)).toContain(`${file}:3:9: winner: nothing`);
  });
  test("a missing model name", async () => {
    const file = folder.write("name.csv", "model_a,model_b,winner\nada,,tie\n");
    expect(await fails(file)).toContain(`${file}:2:5: model_b: nothing names no model`);
  });
  test("an unknown word in JSON lines", async () => {
    const file = folder.write(
      "word.jsonl",
      '{"model_a":"ada","model_b":"bob","winner":"tie"}\n{"model_a":"ada","model_b":"bob","winner":"draw"}\n',
    );
    expect(await fails(file)).toContain(`${file}:2:43: winner: "draw"`);
  });
  test("an unknown word in a JSON array", async () => {
    const file = folder.write("word.json", JSON.stringify([objects[0], { ...objects[1], winner: "draw" }], null, 1));
    expect(await fails(file)).toMatch(/word\.json:\d+:\d+: winner: "draw"/);
  });
  test("a row with too few cells", async () => {
    const file = folder.write("short.csv", "model_a,model_b,winner\nada,bob,tie\nada,bob\n");
    expect(await fails(file)).toContain(`${file}:3:1: Expected Number of Columns: 3 Found: 2`);
  });
  test("a line that is not JSON", async () => {
    const file = folder.write("broken.jsonl", '{"model_a":"ada","model_b":"bob","winner":"tie"}\n{"model_a":\n');
    expect(await fails(file)).toContain(`${file}:2:`);
  });
  test("a time that is none", async () => {
    const file = folder.write("time.csv", "model_a,model_b,winner,tstamp\nada,bob,tie,1\nada,bob,tie,soon\n");
    expect(await fails(file, "--method", "elo")).toContain(`${file}:3:13: tstamp: "soon" is not a time`);
  });
  test("a missing column", async () => {
    const file = folder.write("column.csv", "model_a,model_b,result\nada,bob,tie\n");
    expect(await fails(file)).toContain(`${file}:1:1: no column winner; it has model_a, model_b, result`);
  });
  test("an empty file, a header alone, no file, a folder, and Parquet that is none", async () => {
    expect(await fails(folder.write("empty.csv", ""))).toContain("the file is empty");
    expect(await fails(folder.write("head.csv", "model_a,model_b,winner\n"))).toContain("there are no votes to rate");
    expect(await fails(folder.path("absent.csv"))).toContain("there is no such file");
    expect(await fails(folder.path("."))).toContain("this is a folder");
    expect(await fails(folder.write("not.parquet", csv))).toContain("not.parquet: ");
  });
});

test("--lenient counts bad rows and leaves them out", async () => {
  const file = folder.write("lenient.csv", `${csv}ada,bob,maybe\nada,bob,draw\nada,,tie\nada,bob\n`);
  const board = await rate(file, "--lenient");
  expectTheBoard(board);
  expect(board.dropped).toEqual(
    expect.arrayContaining([
      { reason: "unknown_winner", count: 2 },
      { reason: "missing_model", count: 1 },
      { reason: "malformed_row", count: 1 },
    ]),
  );
});

test("arguments that make no sense end with status 2 and the usage", async () => {
  const file = folder.write("fine.csv", csv);
  for (const args of [
    [],
    [file, "--method", "glicko"],
    [file, "--bootstrap", "-5"],
    [file, "--bootstrap=many"],
    [file, "--seed", "1.5"],
    [file, "--anchor", "ada"],
    [file, "--anchor", "zoe=1000"],
    [file, "--k", "0"],
    [file, "--colour"],
    [file, "--method", "elo", "--intervals", "sandwich"],
  ]) {
    const { status, out, err } = await runScript("rate", ...args);
    expect([args, status, out]).toEqual([args, 2, ""]);
    expect(err).toContain("usage: npm run rate");
  }
});

test("without --json, a table", async () => {
  const { out, status } = await runScript("rate", folder.write("table.csv", csv));
  expect(status).toBe(0);
  expect(out).toMatch(/6 votes on 2 models, Bradley–Terry, 1,000 bootstrap rounds \(seed 0\)/);
  expect(out).toMatch(/1 {2}ada +1060\.2/);
});

const real = path.join(shared, "data/votes");
if (!existsSync(real)) console.warn(`Left out: rating real votes, as there is no folder ${real}`);

test.runIf(existsSync(real))("real votes: gemini-2.5-pro leads 53 models in 67,811 votes", async () => {
  const board = await rate(path.join(real, "lmarena-2025-a.csv"));
  expect(board).toMatchObject({
    votes: 67_811,
    models: 53,
    dropped: [{ reason: "self_pair", count: 6 }],
    components: 1,
  });
  expect(board.rows[0]).toMatchObject({ model: "gemini-2.5-pro", rank: 1, rankLow: 1, rankHigh: 1 });
});

test.runIf(existsSync(real))(
  "real votes in other arenas' words: GPT 4 leads llmfao, and MTEB's both-bads are known",
  async () => {
    expect((await rate(path.join(real, "llmfao-crowd.csv"))).rows[0].model).toBe("GPT 4");
    const mteb = await rate(
      path.join(real, "mteb-arena-clustering.csv"),
      path.join(real, "mteb-arena-sts.csv"),
      "--method",
      "elo",
    );
    expect(mteb).toMatchObject({ votes: 260, dropped: [{ reason: "self_pair", count: 1 }] });
  },
);
