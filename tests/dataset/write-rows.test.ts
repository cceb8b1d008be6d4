import fc from "fast-check";
import { expect, test } from "vitest";
import type { Column, Json } from "#lib/dataset/types.ts";
import { writerFor, writeRows } from "#lib/dataset/write-rows.ts";
import type { TextFormat } from "#lib/dataset/write-rows.ts";

interface Row {
  name: string;
  score: number | null;
  talk: Json;
}

const columns: Column<Row>[] = [
  { name: "name", type: "string", says: "", value: (row) => row.name },
  { name: "score", type: "float", says: "", value: (row) => row.score },
  { name: "talk", type: "json", says: "", value: (row) => row.talk },
];

async function written(format: TextFormat, ...batches: Row[][]): Promise<string> {
  async function* given() {
    yield* batches;
  }
  let text = "";
  for await (const part of writeRows(writerFor(columns, format), given())) text += part.text;
  return text;
}

const row = (name: string, score: number | null = 1.5, talk: Json = null): Row => ({ name, score, talk });

test("commas, quotes, line breaks and spaces at the edge are quoted in CSV, and nothing else is", async () => {
  const names = ["plain", "a, b", 'say "hi"', "two\nlines", "two\r\nlines", " edge", "übermodell 中文"];
  expect(
    (
      await written(
        "csv",
        names.map((name) => row(name)),
      )
    ).replace("name,score,talk\r\n", ""),
  ).toBe(
    'plain,1.5,\r\n"a, b",1.5,\r\n"say ""hi""",1.5,\r\n"two\nlines",1.5,\r\n"two\r\nlines",1.5,\r\n" edge",1.5,\r\nübermodell 中文,1.5,\r\n',
  );
});

test("a name that a spreadsheet takes for a formula stays the name it is on the board", async () => {
  expect(await written("csv", [row("=1+1"), row("@sum"), row("-minus")])).toBe(
    "name,score,talk\r\n=1+1,1.5,\r\n@sum,1.5,\r\n-minus,1.5,\r\n",
  );
});

test("a conversation in a CSV cell is JSON, so it never begins a formula", async () => {
  expect(await written("csv", [row("ada", 1, [{ role: "user", content: '=cmd,"x"' }])])).toBe(
    'name,score,talk\r\nada,1.0,"[{""role"":""user"",""content"":""=cmd,\\""x\\""""}]"\r\n',
  );
});

test("what is unknown is null in JSON and empty in CSV", async () => {
  expect(await written("jsonl", [row("ada", null)])).toBe('{"name":"ada","score":null,"talk":null}\n');
  expect(await written("csv", [row("ada", null)])).toBe("name,score,talk\r\nada,,\r\n");
});

test("JSON is one array, however the rows were batched, even when there are none", async () => {
  expect(await written("json", [row("a")], [], [row("b"), row("c")])).toBe(
    '[{"name":"a","score":1.5,"talk":null},\n{"name":"b","score":1.5,"talk":null},\n{"name":"c","score":1.5,"talk":null}]\n',
  );
  expect(await written("json")).toBe("[]\n");
  expect(await written("jsonl")).toBe("");
  expect(await written("csv")).toBe("name,score,talk\r\n");
});

test("a number that JSON cannot hold is an error, not a null", async () => {
  await expect(written("jsonl", [row("ada", NaN)])).rejects.toThrow(RangeError);
});

test("any name and any finite score read back from a line of JSON as they were", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      async (name, score) => {
        const read = JSON.parse(await written("jsonl", [row(name, score)])) as Row;
        expect(read.name).toBe(JSON.parse(JSON.stringify(name)));
        expect(read.score === score || (score === 0 && read.score === 0)).toBe(true);
      },
    ),
  );
});
