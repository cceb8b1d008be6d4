import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { writeFile } from "#lib/dataset/columnar.ts";
import {
  eloContender,
  fastChatRidge,
  headToHead,
  holdOut,
  methodContender,
  predictedWinRate,
  rateCounts,
  rateSequence,
  rateVotes,
  simulateVotes,
  styleCovariate,
  styleFeatures,
  tallyVotes,
  toColumns,
} from "#lib/rating/index.ts";
import type { Board, PairVote, RatingOptions } from "#lib/rating/index.ts";
import { golden, hasShared, shared } from "../rating/shared-golden.ts";
import type { Report } from "../../scripts/rate-report.ts";
import { runScript, workFolder } from "./run-script.ts";

// Each run starts a process of its own: half a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = workFolder();

async function rate(...args: string[]): Promise<Report> {
  const { status, out, err } = await runScript("rate", "--json", ...args);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Report;
}

/** What the rating core makes of the same votes, as it would look in JSON. */
function board(votes: readonly PairVote[], options: Partial<RatingOptions> = {}): Board {
  const counts = votes.map((vote) => ({ ...vote, count: 1 }));
  return JSON.parse(JSON.stringify(rateCounts(counts, { rounds: 50, ...options }))) as Board;
}

const languages = ["English", "German", "日本語"];
const votes = simulateVotes({ models: 6, votes: 1200, seed: 5 }).votes.map((vote, i) => ({
  ...vote,
  language: languages[i % 7 < 4 ? 0 : i % 7 < 6 ? 1 : 2],
  turn: 1 + (i % 3),
  math: i % 4 === 0,
  judge: `voter ${Math.floor(i / 5)}`,
  // January to April 2025, the newest first.
  tstamp: Date.UTC(2025, 0, 1) / 1000 + (1199 - i) * 8640,
}));
type Vote = (typeof votes)[number];
const of = (holds: (vote: Vote) => boolean) => votes.filter(holds);

const names = ["model_a", "model_b", "winner", "language", "turn", "math", "judge", "tstamp"];
const cells = (vote: Vote) => [
  vote.modelA,
  vote.modelB,
  vote.winner,
  vote.language,
  vote.turn,
  Number(vote.math),
  vote.judge,
  vote.tstamp,
];
const csv = folder.write("votes.csv", [names, ...votes.map(cells)].map((line) => `${line.join(",")}\n`).join(""));
const jsonl = folder.write(
  "votes.jsonl",
  votes
    .map(({ modelA, modelB, math, ...vote }) =>
      JSON.stringify({
        model_a: modelA,
        model_b: modelB,
        ...vote,
        category_tag: { "math_v0.1": { math }, "if_v0.1": { if: vote.turn === 2, score: vote.turn } },
      }),
    )
    .join("\n"),
);
const parquet = folder.path("votes.parquet");
await writeFile(parquet, {
  columns: names.map((name, at) => ({
    name,
    type: name === "tstamp" ? "double" : name === "turn" || name === "math" ? "integer" : "varchar",
    values: votes.map((vote) => cells(vote)[at]),
  })),
});
const files = { csv, jsonl, parquet };
const quick = ["--bootstrap", "50"];

describe.each(Object.entries(files))("from %s", (_, file) => {
  test("--by makes the board of each value, beside that of all", async () => {
    const report = await rate(file, ...quick, "--by", "language");
    expect(report).toMatchObject(board(votes));
    expect(report.by).toHaveLength(1);
    expect(report.by![0]).toMatchObject({ column: "language", unlabelled: 0 });
    expect(report.by![0].boards.map(({ value }) => value)).toEqual(["English", "German", "日本語"]);
    for (const { value, ...one } of report.by![0].boards) {
      expect(one).toEqual(board(of(({ language }) => language === value)));
    }
  });

  test("--by month tells months by the time", async () => {
    const report = await rate(file, ...quick, "--by", "month");
    expect(report.by![0].boards.map(({ value }) => value)).toEqual(["2025-01", "2025-02", "2025-03", "2025-04"]);
    const march = of(({ tstamp }) => new Date(tstamp * 1000).getUTCMonth() === 2);
    expect(report.by![0].boards[2]).toEqual({ value: "2025-03", ...board(march) });
  });

  test("--where rates only rows that satisfy it", async () => {
    const condition = "language in ('English', 'German') and turn > 1.5 and not winner like 'tie%'";
    const report = await rate(file, ...quick, "--where", condition);
    const kept = of(({ language, turn, winner }) => language !== "日本語" && turn > 1 && winner !== "tie");
    expect(report).toEqual({ ...board(kept), where: condition });
  });

  test("elo takes the same parts in order", async () => {
    const report = await rate(file, "--method", "elo", "--bootstrap", "20", "--by", "language", "--where", "turn = 2");
    const german = await rate(
      file,
      "--method",
      "elo",
      "--bootstrap",
      "20",
      "--where",
      "turn = 2 and language = 'German'",
    );
    const { where: _, ...same } = german;
    expect(report.by![0].boards[1]).toEqual({ value: "German", ...same });
  });
});

test("--by follows a path into nested columns, whose names may have dots", async () => {
  const report = await rate(
    jsonl,
    ...quick,
    "--by",
    "category_tag.math_v0.1.math",
    "--by",
    "category_tag.if_v0.1.score",
  );
  expect(report.by!.map(({ boards }) => boards.map(({ value }) => value))).toEqual([
    ["false", "true"],
    ["1", "2", "3"],
  ]);
  expect(report.by![0].boards[1]).toEqual({ value: "true", ...board(of(({ math }) => math)) });
  const where = `category_tag."math_v0.1".math and turn = 1`;
  const { where: _, ...kept } = await rate(jsonl, ...quick, "--where", where);
  expect(kept).toEqual(board(of(({ math, turn }) => math && turn === 1)));
});

test("votes without a label are counted, and boards without the anchored model say so", async () => {
  const file = folder.write(
    "labels.csv",
    "model_a,model_b,winner,topic\na,b,model_a,x\nb,a,model_a,x\na,c,tie,y\nc,d,model_a,y\nd,c,model_a,y\na,b,tie,\n",
  );
  const report = await rate(file, "--bootstrap", "0", "--by", "topic", "--anchor", "b=1100");
  expect(report.by![0]).toMatchObject({ column: "topic", unlabelled: 1 });
  expect(report.by![0].boards[0].rows.find(({ model }) => model === "b")!.rating).toBe(1100);
  expect(report.by![0].boards[1]).toMatchObject({ value: "y", anchored: false });
});

describe("a condition is told what is wrong with it, and can do no harm", () => {
  const cases: [string, RegExp][] = [
    ["colour = 'red'", /no column "colour"; the file has model_a, model_b, winner, language/],
    ["turn >", /syntax error at end of input/],
    ["", /it is empty/],
    ["turn = 1; copy (select 1) to 'x.csv'", /must be one expression|syntax error/],
    ["turn = 1) or (turn = 2", /syntax error/],
    ["turn in (select 1)", /must not contain a query of its own/],
    ["exists (from read_text('/etc/passwd'))", /must not contain a query of its own/],
    ["count(*) > 1", /aggregates|query of its own/],
    ["turn = 'two'", /Could not convert string 'two'/],
  ];
  test.each(cases)("%j", async (condition, message) => {
    const { status, out, err } = await runScript("rate", csv, "--where", condition);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });

  test("one that nothing satisfies leaves no votes", async () => {
    const { status, err } = await runScript("rate", csv, "--where", "turn = 9");
    expect(status).toBe(1);
    expect(err).toContain("there are no votes to rate");
  });
});

test("a column that is not there, or has a value for every row, is no category", async () => {
  const many = folder.write(
    "many.csv",
    `model_a,model_b,winner,id\n${Array.from({ length: 1001 }, (_, i) => `a,b,tie,${i}\n`).join("")}`,
  );
  for (const [file, column, message] of [
    [csv, "topic", "no column topic; it has model_a"],
    [jsonl, "category_tag.math_v0.1.maths", "no column category_tag.math_v0.1.maths"],
    [
      folder.write("timeless.csv", "model_a,model_b,winner\na,b,tie\n"),
      "month",
      "no column month, nor tstamp, timestamp",
    ],
    [many, "id", "1,001 different values"],
  ]) {
    const { status, err } = await runScript("rate", file, "--by", column);
    expect(status).toBe(2);
    expect(err).toContain(message);
  }
});

test("--matrix has predicted and observed win rates and counts of every pair, in the order of the rows", async () => {
  const { matrix, rows } = await rate(csv, "--bootstrap", "0", "--matrix");
  const tally = tallyVotes(votes);
  const seat = matrix!.models.map((model) => tally.models.indexOf(model));
  const met = headToHead(tally);
  expect(matrix!.models).toEqual(rows.map(({ model }) => model));
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < rows.length; j++) {
      const expected = i === j ? null : predictedWinRate(rows[i].rating!, rows[j].rating!);
      expect(matrix!.predicted[i][j]).toEqual(expected);
      expect(matrix!.observed[i][j]).toEqual(met[seat[i]][seat[j]]?.score ?? null);
      expect(matrix!.votes[i][j]).toEqual(met[seat[i]][seat[j]]?.votes ?? 0);
    }
  }
  const { out } = await runScript("rate", csv, "--matrix", "--bootstrap", "0");
  expect(out).toMatch(/Wins of row against column in %, predicted \(observed\)/);
});

describe("ways to rate reach the core as they are", () => {
  const cases: [string[], Partial<RatingOptions>][] = [
    [["--ties", "out"], { ties: "out" }],
    [["--ties", "davidson"], { ties: "davidson" }],
    [["--ties", "rao-kupper", "--intervals", "sandwich"], { ties: "rao-kupper", intervals: "sandwich" }],
    [["--weights", "inverse-frequency"], { weights: "inverse-frequency" }],
    [["--prior", "1.5"], { prior: 1.5 }],
    [["--simultaneous"], { simultaneous: true }],
    [["--anchor", "model-3=1200", "--gauge", "mean"], { anchor: { model: "model-3", rating: 1200 }, gauge: "mean" }],
  ];
  test.each(cases)("%j", async (args, options) => {
    expect(await rate(csv, ...quick, ...args)).toEqual(board(votes, options));
  });
});

test("--order shuffled resamples and shuffles the votes of each Elo replicate, as FastChat does", async () => {
  const shuffled = await rate(csv, ...quick, "--method", "elo", "--order", "shuffled");
  const rounds = Number(quick[quick.indexOf("--bootstrap") + 1]);
  // The file has its newest votes first.
  const inOrder = toColumns(votes.toReversed());
  expect(shuffled).toEqual(rateSequence(inOrder, { method: "elo", rounds, order: "shuffled" }));
  expect(shuffled).not.toEqual(rateSequence(inOrder, { method: "elo", rounds }));
});

describe("--compare", () => {
  test("scores methods on votes they were not shown, and says where their ranks differ", async () => {
    const { compare, ...one } = await rate(
      csv,
      ...quick,
      "--seed",
      "3",
      "--compare",
      "elo,bradley-terry,davidson,ties-out",
    );
    expect(one).toEqual(board(votes, { seed: 3 }));
    const inOrder = toColumns(votes.toReversed());
    const contenders = [
      eloContender(),
      methodContender(),
      methodContender({ ties: "davidson" }),
      methodContender({ ties: "out" }),
    ];
    const { scores, ...split } = holdOut(inOrder, contenders, { seed: 3 });
    expect(compare).toMatchObject(split);
    const names = ["elo", "bradley-terry", "davidson", "ties-out"];
    expect(compare!.methods).toEqual(scores.map(({ name: _, ...score }, i) => ({ method: names[i], ...score })));
    const elo = rateSequence(inOrder, { rounds: 0 });
    expect(compare!.models.map(({ model }) => model)).toEqual(elo.rows.map(({ model }) => model));
    const half = board(votes, { rounds: 0 });
    for (const { model, ratings, ranks, rankDifference } of compare!.models) {
      expect(ranks["bradley-terry"]).toBe(half.rows.find((row) => row.model === model)!.rank);
      expect(ratings["bradley-terry"]).toBe(half.rows.find((row) => row.model === model)!.rating);
      const all = Object.values(ranks) as number[];
      expect(rankDifference).toBe(Math.max(...all) - Math.min(...all));
    }
  });

  test("is a table on a terminal", async () => {
    const { out, status } = await runScript("rate", csv, ...quick, "--compare", "bradley-terry,rao-kupper");
    expect(status).toBe(0);
    expect(out).toMatch(/votes foreseen from the others, in 10 folds/);
    expect(out).toMatch(/rao-kupper +0\.\d{5} +[+−]0\.\d{5} ± 0\.\d{5} +[\d.]+ +[\d.]+ %/);
  });

  test.runIf(hasShared)("finds that style tells something, where votes were made with it", async () => {
    const file = path.join(shared, "golden", "votes_style_m20_n10000_s1.json");
    const { methods } = (await rate(file, "--bootstrap", "0", "--compare", "bradley-terry,style")).compare!;
    expect(methods[1].logLoss).toBeLessThan(methods[0].logLoss - 3 * methods[1].errorOfDifference);
  });
});

test("--cluster draws whole voters, found by whatever a file calls them", async () => {
  const sorted = [...new Set(votes.map(({ judge }) => judge))].sort();
  const clusters = Int32Array.from(votes.toReversed(), ({ judge }) => sorted.indexOf(judge));
  const expected = rateVotes(toColumns(votes.toReversed()), { rounds: 50 }, { clusters });
  const { cluster, ...one } = await rate(csv, ...quick, "--cluster", "voter");
  expect(cluster).toBe("voter");
  expect(one).toEqual(JSON.parse(JSON.stringify(expected)));
  const { cluster: column, ...other } = await rate(parquet, ...quick, "--cluster", "judge");
  expect(column).toBe("judge");
  expect(other).toEqual(one);
});

describe("--style", () => {
  const counts = (i: number) => [100 + ((i * 37) % 400), i % 3, (i * 7) % 11, (i * 5) % 4];
  const metadata = (i: number) => {
    const [[ta, ha, la, ba], [tb, hb, lb, bb]] = [counts(i), counts(3 * i + 1)];
    return {
      sum_assistant_a_tokens: ta,
      sum_assistant_b_tokens: tb,
      header_count_a: { h1: ha, h2: 0 },
      header_count_b: { h1: 0, h2: hb },
      list_count_a: { ordered: la, unordered: 0 },
      list_count_b: lb,
      bold_count_a: { "**": ba, __: 0 },
      bold_count_b: { "**": 0, __: bb },
    };
  };
  const expected = () => {
    const covariates = styleFeatures.map((name, k) =>
      styleCovariate(
        name,
        votes.map((_, i) => counts(i)[k]),
        votes.map((_, i) => counts(3 * i + 1)[k]),
      ),
    );
    const made = rateVotes(toColumns(votes), { rounds: 0 }, { covariates, ridge: fastChatRidge });
    return { ...(JSON.parse(JSON.stringify(made)) as Board), style: true };
  };

  test("reads what lmarena publishes, sums of kinds among it", async () => {
    const rows = votes.map((vote, i) => ({
      model_a: vote.modelA,
      model_b: vote.modelB,
      winner: vote.winner,
      conv_metadata: metadata(i),
    }));
    const file = folder.write("styled.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
    expect(await rate(file, "--bootstrap", "0", "--style")).toEqual(expected());
  });

  test("is refused where the files do not tell style, or not of every vote", async () => {
    const without = await runScript("rate", csv, "--style");
    expect(without.status).toBe(2);
    expect(without.err).toContain("--style needs conv_metadata.sum_assistant_a_tokens");
    const rows = votes.slice(0, 9).map((vote, i) => ({
      model_a: vote.modelA,
      model_b: vote.modelB,
      winner: vote.winner,
      conv_metadata: i === 4 ? { ...metadata(i), list_count_a: "many" } : metadata(i),
    }));
    const file = folder.write("half-styled.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
    const broken = await runScript("rate", file, "--style");
    expect(broken.status).toBe(1);
    expect(broken.err).toMatch(/half-styled\.jsonl:5:\d+: conv_metadata/);
  });

  test.runIf(hasShared)("gives FastChat's exact style-controlled ratings and coefficients", async () => {
    const exact = golden<{ rating_anchor1114: Record<string, number>; coef: number[] }>("exact_style_m20_n10000_s1");
    const file = path.join(shared, "golden", "votes_style_m20_n10000_s1.json");
    const report = await rate(file, "--style", "--bootstrap", "0", "--anchor", "mixtral-8x7b-instruct-v0.1=1114");
    for (const { model, rating } of report.rows) {
      expect(Math.abs(rating! - exact.rating_anchor1114[model])).toBeLessThan(1e-3);
    }
    report.parameters!.forEach(({ value }, k) => expect(Math.abs(value - exact.coef[k])).toBeLessThan(1e-6));
  });
});

describe("--out", () => {
  const odd = folder.write(
    "odd.csv",
    'model_a,model_b,winner,topic\n"<b>&""x""","a, b",model_a,x|y\n"a, b","<b>&""x""",model_a,x|y\n"a, b","=1+1",model_a,z\n',
  );

  test("writes the board in every format, figures in full", async () => {
    const [table, json, md, svg] = ["csv", "json", "md", "svg"].map((ending) => folder.path(`board.${ending}`));
    const report = await rate(csv, ...quick, "--out", table, "--out", json, "--out", md, "--out", svg);
    expect(JSON.parse(readFileSync(json, "utf8"))).toEqual(report);
    const [head, first] = readFileSync(table, "utf8").split("\n");
    const { rank, rankLow, rankHigh, model, rating, low, high, votes: all, wins, losses, ties } = report.rows[0];
    expect(head).toBe("rank,rank_low,rank_high,model,rating,low,high,bound,component,votes,wins,losses,ties");
    expect(first).toBe([rank, rankLow, rankHigh, model, rating, low, high, "", 0, all, wins, losses, ties].join(","));
    expect(readFileSync(md, "utf8")).toContain(`| ${rank} | ${model} | ${rating!.toFixed(1)} |`);
    const drawing = readFileSync(svg, "utf8");
    for (const row of report.rows) expect(drawing).toContain(`<title>${row.model}: ${row.rating!.toFixed(1)} (`);
    expect(drawing).toMatch(/role="img" aria-labelledby="title desc"/);
    expect(drawing).toContain("prefers-color-scheme: dark");
  });

  test("nothing in a name becomes markup, a column or a row", async () => {
    const [table, md, svg] = ["csv", "md", "svg"].map((ending) => folder.path(`odd.${ending}`));
    await rate(odd, "--bootstrap", "0", "--by", "topic", "--out", table, "--out", md, "--out", svg);
    expect(readFileSync(svg, "utf8")).toContain("&lt;b&gt;&amp;&quot;x&quot;");
    expect(readFileSync(svg, "utf8")).not.toContain("<b>");
    expect(readFileSync(md, "utf8")).toContain("## topic = x\\|y");
    const lines = readFileSync(table, "utf8").trimEnd().split("\n");
    expect(lines[0]).toMatch(/^by,value,rank,/);
    expect(lines).toHaveLength(1 + 3 + 2 + 2);
    expect(lines[1]).toMatch(/^,,.*,"<b>&""x""",/);
  });

  test("is refused for other endings, and says when a file cannot be written", async () => {
    expect(await runScript("rate", csv, "--out", "board.pdf")).toMatchObject({ status: 2, out: "" });
    const lost = await runScript("rate", csv, "--bootstrap", "0", "--out", folder.path("no/such/board.csv"));
    expect([lost.status, lost.out]).toEqual([1, ""]);
    expect(lost.err).toContain("--out");
  });
});

test("a pattern stands for the files it matches, a name for itself", async () => {
  const head = "model_a,model_b,winner\n";
  folder.write("part-1.csv", `${head}a,b,model_a\n`);
  folder.write("part-2.csv", `${head}a,b,model_b\n`);
  folder.write("part-[2].csv", `${head}a,b,tie\na,b,tie\n`);
  expect((await rate(folder.path("part-*.csv"))).votes).toBe(4);
  expect((await rate(folder.path("part-?.csv"), folder.path("part-1.csv"))).votes).toBe(2);
  expect((await rate(folder.path("part-[2].csv"))).votes).toBe(2);
  const none = await runScript("rate", folder.path("nothing-*.csv"));
  expect([none.status, none.err]).toEqual([1, expect.stringContaining("there is no such file")]);
});

test("options that do not go together are said so", async () => {
  for (const args of [
    ["--method", "elo", "--ties", "out"],
    ["--method", "elo", "--style"],
    ["--method", "elo", "--prior", "1"],
    ["--order", "shuffled"],
    ["--method", "elo", "--order", "random"],
    ["--cluster", "voter", "--bootstrap", "0"],
    ["--style", "--ties", "davidson"],
    ["--compare", "elo"],
    ["--compare", "elo,elo"],
    ["--compare", "elo,glicko"],
    ["--compare", "elo,davidson", "--by", "language"],
    ["--threads", "0"],
    ["--prior", "-1"],
    ["--ties", "win"],
  ]) {
    const { status, out, err } = await runScript("rate", csv, ...args);
    expect([args, status, out]).toEqual([args, 2, ""]);
    expect(err).toContain("usage: npm run rate");
  }
});

test("however many threads, the same bytes", async () => {
  const one = await runScript("rate", parquet, "--json", "--threads", "1");
  expect(await runScript("rate", parquet, "--json", "--threads", "3")).toEqual(one);
});

const real = path.join(shared, "data/votes/lmarena-2025-a.csv");
test.runIf(existsSync(real))("real votes: boards by label columns, and a condition on them", async () => {
  const report = await rate(real, "--bootstrap", "0", "--by", "math", "--by", "criteria");
  const math = report.by![0].boards.map(({ value, votes: count }) => [value, count]);
  expect(math).toEqual([
    ["0", 62_387],
    ["1", 5424],
  ]);
  expect(report.by![1].boards.map(({ value }) => value)).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
  const { votes: hard } = await rate(real, "--bootstrap", "0", "--where", "math and criteria >= 6");
  expect(hard).toBeGreaterThan(100);
});
