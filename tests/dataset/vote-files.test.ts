import fc from "fast-check";
import { expect, test } from "vitest";
import { writeFile, writeStream } from "#lib/dataset/columnar.ts";
import { stableOrder } from "#lib/dataset/stable-order.ts";
import { countVoteFiles, readVoteFiles } from "#lib/dataset/vote-files.ts";
import { winners } from "#lib/rating/index.ts";
import { workFolder } from "../scripts/run-script.ts";

const folder = workFolder();
const head = "model_a,model_b,winner";

function must<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
}

test("keys are sorted as numbers, equal ones as they stand", () => {
  const key = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, 1.7e9));
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const order = stableOrder(Float64Array.from(keys));
      const expected = [...keys.keys()].sort((a, b) => (keys[a] === keys[b] ? a - b : keys[a] < keys[b] ? -1 : 1));
      expect(order ? [...order] : [...keys.keys()]).toEqual(expected);
    }),
  );
});

test("votes of one time keep the order of the file, whatever thread reads them", async () => {
  const votes = 200_000;
  const values = (of: (i: number) => string | number) => Array.from({ length: votes }, (_, i) => of(i));
  await writeFile(folder.path("order.parquet"), {
    columns: [
      { name: "model_a", type: "varchar", values: values((i) => `m${i % 13}`) },
      { name: "model_b", type: "varchar", values: values((i) => `n${i % 11}`) },
      { name: "winner", type: "varchar", values: values((i) => winners[i % 4]) },
      { name: "tstamp", type: "double", values: values((i) => Math.floor((votes - i) / 1000)) },
    ],
  });
  const { votes: read } = must(await readVoteFiles([folder.path("order.parquet")])).value;
  const order = values((i) => i).sort(
    (a, b) => Math.floor((votes - Number(a)) / 1000) - Math.floor((votes - Number(b)) / 1000) || Number(a) - Number(b),
  ) as number[];
  expect(order.every((i, v) => read.models[read.modelA[v]] === `m${i % 13}` && read.winner[v] === i % 4)).toBe(true);
});

test("times may be Unix seconds, dates, or of a type of their own", async () => {
  const at = (time: string) => `${head},tstamp\na,b,tie,${time}\nc,d,tie,1735689600.5\n`;
  for (const [name, time, isFirst] of [
    ["seconds", "1735689600", true],
    ["later", "1735689601", false],
    ["date", "2024-12-31 23:59:59", true],
    ["zone", "2025-01-01T02:00:00+01:00", false],
  ] as const) {
    const { votes } = must(await readVoteFiles([folder.write(`${name}.csv`, at(time))])).value;
    expect(votes.models[votes.modelA[0]], name).toBe(isFirst ? "a" : "c");
  }
});

test("labels are read beside votes, and votes without one are told apart", async () => {
  const file = folder.write("labels.csv", `${head},judge,tstamp\na,b,tie,x,3\na,b,tie,,2\na,b,model_a,"y, z",1\n`);
  const { labels, votes } = must(await readVoteFiles([file], { labels: ["judge"] })).value;
  const [{ values, codes }] = labels;
  expect(Array.from(codes, (code) => values[code] ?? null)).toEqual(["y, z", null, "x"]);
  expect(Array.from(votes.winner)).toEqual([0, 2, 2]);
});

test("labels, counts and order agree over several files", async () => {
  const rows = (from: number) =>
    Array.from({ length: 50 }, (_, i) => `m${i % 3},n${i % 2},tie,topic ${(i + from) % 4},${100 * from + i}`);
  const files = [2, 1].map((from) =>
    folder.write(`several-${from}.csv`, `${head},topic,tstamp\n${rows(from).join("\n")}\n`),
  );
  const counted = must(await countVoteFiles(files, { by: ["topic"] })).value.by[0];
  const { labels } = must(await readVoteFiles(files, { labels: ["topic"] })).value;
  for (const [topic, counts] of counted.groups) {
    const code = labels[0].values.indexOf(topic);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(
      labels[0].codes.filter((one) => one === code).length,
    );
  }
  expect(counted.groups.size).toBe(4);
});

test("a time or a style that cannot be read is an error with its place, or counted when lenient", async () => {
  const file = folder.write("times.csv", `${head},tstamp\na,b,tie,1\na,b,tie,\na,b,tie,x\n`);
  const strict = await readVoteFiles([file]);
  expect(strict).toMatchObject({ ok: false, message: `${file}:3:9: tstamp: nothing is not a time` });
  const { dropped, votes } = must(await readVoteFiles([file], { lenient: true })).value;
  expect(dropped).toEqual([{ reason: "unknown_time", count: 2 }]);
  expect(votes.modelA).toHaveLength(1);
});

test("a condition speaks of columns whatever they are called, and of the types their values have", async () => {
  const file = folder.write(
    "conditions.csv",
    `${head},json,Turn,"two words",flag,day\na,b,tie,x,1,p,true,2025-01-01\na,b,tie,y,10,q,false,2025-02-01\n`,
  );
  for (const [where, votes] of [
    ["json = 'x'", 1],
    ["turn > 9", 1],
    ["Turn + 1 = 2", 1],
    [`"two words" in ('p', 'q')`, 2],
    ["flag", 1],
    ["day >= '2025-01-15'", 1],
    ["model_a = 'a' or turn is null", 2],
  ] as const) {
    const { counts } = must(await countVoteFiles([file], { where })).value;
    expect([where, counts.reduce((sum, { count }) => sum + count, 0)]).toEqual([where, votes]);
  }
});

test("a condition keeps bad rows it does not ask for from mattering, and none it does", async () => {
  const file = folder.write("partly.csv", `${head},language\na,b,tie,en\na,b,perhaps,de\na,b,model_a,en\n`);
  must(await countVoteFiles([file], { where: "language = 'en'" }));
  const other = await countVoteFiles([file], { where: "language = 'de'" });
  expect(other).toMatchObject({ ok: false, message: expect.stringContaining("partly.csv:3:5: winner") as string });
});

test("lines that are no JSON are counted under a condition, too", async () => {
  const row = (language: string) => JSON.stringify({ model_a: "a", model_b: "b", winner: "tie", language });
  const file = folder.write("broken.jsonl", [row("en"), "{oops", row("de")].join("\n"));
  const { counts, dropped } = must(await countVoteFiles([file], { where: "language = 'en'", lenient: true })).value;
  expect(counts).toMatchObject([{ count: 1 }]);
  expect(dropped).toEqual([{ reason: "malformed_row", count: 1 }]);
});

test("a table is written as it is made, in order, in every format", async () => {
  for (const name of ["streamed.parquet", "streamed.csv.gz", "streamed.jsonl"]) {
    let made = 0;
    const total = 10_000;
    await writeStream(folder.path(name), {
      columns: [{ name: "i", type: "integer" }],
      select: [
        { name: "model_a", sql: "'m' || i % 3" },
        { name: "model_b", sql: "'n'" },
        { name: "winner", sql: "'tie'" },
        { name: "tstamp", sql: "i" },
      ],
      next: (atMost) => {
        const from = made;
        made = Math.min(total, made + atMost);
        return { count: made - from, values: [Int32Array.from({ length: made - from }, (_, v) => from + v)] };
      },
    });
    const { votes } = must(await readVoteFiles([folder.path(name)])).value;
    expect(Array.from(votes.modelA, (a) => votes.models[a])).toEqual(
      Array.from({ length: total }, (_, i) => `m${i % 3}`),
    );
  }
});

test("what fails while a table is made is thrown, and not hidden by the file", async () => {
  const made = writeStream(folder.path("never.csv"), {
    columns: [{ name: "i", type: "integer" }],
    next: () => {
      throw new RangeError("out of votes");
    },
  });
  await expect(made).rejects.toThrow("out of votes");
});

test("what is nested in Parquet is found by its path, in a condition and as style", async () => {
  let made = 0;
  await writeStream(folder.path("nested.parquet"), {
    columns: [{ name: "i", type: "integer" }],
    select: [
      { name: "model_a", sql: "'a'" },
      { name: "model_b", sql: "'b'" },
      { name: "winner", sql: "'tie'" },
      { name: "category_tag", sql: "{'math_v0.1': {'math': i % 3 = 0}, 'math_v0': {'1': i}}" },
      { name: "length", sql: "i + 1" },
      {
        name: "conv_metadata",
        sql: `{${["a", "b"]
          .map(
            (side) =>
              `'sum_assistant_${side}_tokens': i + 1, 'header_count_${side}': {'h1': i, 'h2': 1},
               'list_count_${side}': {'ordered': 2, 'unordered': i}, 'bold_count_${side}': i`,
          )
          .join(", ")}}`,
      },
      { name: "timestamp", sql: "timestamp '2025-03-31 23:00:00' + to_hours(i)" },
    ],
    next: () => {
      const count = made === 0 ? 6 : 0;
      made += count;
      return { count, values: [Int32Array.from({ length: count }, (_, i) => i)] };
    },
  });
  const file = folder.path("nested.parquet");
  const { by } = must(await countVoteFiles([file], { by: ["category_tag.math_v0.1.math", "month"] })).value;
  const sizes = by.map(({ groups }) => [...groups].map(([value, counts]) => [value, counts[0].count]));
  expect(sizes).toEqual([
    [
      ["false", 4],
      ["true", 2],
    ],
    [
      ["2025-03", 1],
      ["2025-04", 5],
    ],
  ]);
  const where = `category_tag."math_v0.1".math and timestamp >= '2025-04-01'`;
  const { style } = must(await readVoteFiles([file], { where, style: true })).value;
  expect(style.map((column) => [...column])).toEqual([[4], [4], [4], [4], [5], [5], [3], [3]]);
});
