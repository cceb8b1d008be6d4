import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fullLeaderboard, scoreFormat, sortByScore } from "#lib/benchmarks/full-leaderboard.ts";
import { readScoreFile } from "#lib/benchmarks/read-file.ts";
import { row } from "../leaderboard-ui/rows.ts";

const header = "key,Model,MT-bench (score),MMLU,License,Organization,Link";
const ada = "ada-3,Ada 3,8.95,0.8,Apache-2.0,Example Lab,https://example.com/ada";

const read = (text: string) => {
  const result = readScoreFile(text);
  if (!result.ok) throw new Error(result.message);
  return result.value;
};
const problem = (...lines: string[]) => {
  const result = readScoreFile(lines.join("\n"));
  return result.ok ? "nothing" : result.message;
};

test("a table in LMSYS's layout gives models, words and scores, and a dash is a score that is not known", () => {
  const file = read(`\uFEFF${header},Arena-Hard\r\n${ada},-\r\n"bob","Bob, the 2nd",-,-,-,-,-,61\r\n`);
  expect(file.benchmarks).toEqual(["MT-bench", "MMLU", "Arena-Hard"]);
  expect(file.models[0]).toEqual({
    ...{ key: "ada-3", name: "Ada 3", organization: "Example Lab", license: "Apache-2.0" },
    ...{ link: "https://example.com/ada", knowledgeCutoff: null },
    scores: [
      { benchmark: "MT-bench", value: 8.95 },
      { benchmark: "MMLU", value: 0.8 },
    ],
  });
  expect(file.models[1]).toMatchObject({ name: "Bob, the 2nd", license: null, scores: [{ value: 61 }] });
});

test("whatever is wrong is named with its line and column", () => {
  expect(problem("")).toBe("line 1: the file is empty");
  expect(problem("Model,MMLU", "Ada,0.5")).toBe("line 1, column key: is not there; a table has at least key and Model");
  expect(problem(`${header},MMLU`, `${ada},1`)).toBe("line 1, column MMLU: is there twice");
  expect(problem(header)).toBe("line 2: there are no models below the header");
  expect(problem(header, ada, ada.replace("ada-3", "bob").replace("0.8", "high"))).toBe(
    'line 3, column MMLU: "high" is not a number',
  );
  expect(problem(header, ada, ada)).toBe("line 3, column key: ada-3 is on line 2 already");
  expect(problem(header, "ada,Ada,1")).toBe("line 2: has 3 cells where the header has 7");
  expect(problem(header, ada.replace("Ada 3", "-"))).toBe("line 2, column Model: is empty");
  expect(problem(header, ada.replace("https://example.com/ada", "javascript:alert(1)"))).toContain("is no web address");
  expect(problem(header, ada.replace("0.8", "Infinity"))).toContain("is not a number");
  expect(problem(header, `"ada`)).toMatch(/^Not a CSV file: /);
});

test("models are found on the board by key or by name; others stand below it without a rating", () => {
  const { models } = read(`${header}\n${ada}\nbob,Bob,7.1,0.6,MIT,Lab,-\ncy-9,Cy 9,9.2,-,MIT,Lab,-`);
  const scored = models.map(({ scores, ...model }) => ({
    ...model,
    scores: Object.fromEntries(scores.map(({ benchmark, value }) => [benchmark, value])),
  }));
  const rows = fullLeaderboard(
    [
      row("bob", { name: "Bob", rating: 990 }),
      row("model-17", { name: "Ada 3", rating: 1200 }),
      row("dee", { rating: 1000 }),
    ],
    { models: scored },
    new Map([["model-17", { knowledgeCutoff: "2024-04" }]]),
  );
  expect(rows.map(({ name, rating }) => [name, rating])).toEqual([
    ["Ada 3", 1200],
    ["dee", 1000],
    ["Bob", 990],
    ["Cy 9", null],
  ]);
  expect(rows.map(({ knowledgeCutoff }) => knowledgeCutoff)).toEqual(["2024-04", null, null, null]);
  expect(rows[0].scores).toEqual({ "MT-bench": 8.95, MMLU: 0.8 });
  expect(sortByScore(rows, "MT-bench").map(({ name }) => name)).toEqual(["Cy 9", "Ada 3", "Bob", "dee"]);
  expect(scoreFormat(rows, "MMLU")(0.587)).toBe("58.7");
  expect(scoreFormat(rows, "MT-bench")(7.1)).toBe("7.10");
});

test("LMSYS's own table of January 2024 is read whole", () => {
  const file = path.join(import.meta.dirname, "../../../shared/data/leaderboards/models-metadata-2024-01-18.csv");
  if (!fs.existsSync(file)) return console.log("Not run: there is no folder of shared data beside this checkout.");
  const text = fs.readFileSync(file, "utf8");
  const { models, benchmarks } = read(text);
  expect(benchmarks).toEqual(["MT-bench", "MMLU"]);
  expect(models.length).toBe(text.trim().split("\n").length - 1);
  expect(models.find(({ key }) => key === "wizardlm-30b")).toMatchObject({
    scores: [
      { benchmark: "MT-bench", value: 7.01 },
      { benchmark: "MMLU", value: 0.587 },
    ],
  });
});
