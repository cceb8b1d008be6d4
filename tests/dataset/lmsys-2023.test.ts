import { expect, test } from "vitest";
import { lmsys2023, readJudge, readWinner, writeJudge, writeWinner } from "#lib/dataset/formats/lmsys-2023.ts";
import { writerFor } from "#lib/dataset/write-rows.ts";
import { winners } from "#lib/rating/index.ts";

const vote = {
  modelA: "ada",
  modelB: "bob",
  winner: "both_bad" as const,
  judge: "0123456789abcdef",
  turn: 2,
  wasBlind: true,
  language: null as string | null,
  castAt: 1767225600,
};

test("the columns are those of the 2023 releases, in their order", () => {
  expect(lmsys2023.map(({ name }) => name)).toEqual([
    "model_a",
    "model_b",
    "winner",
    "judge",
    "turn",
    "anony",
    "language",
    "tstamp",
  ]);
});

test("each verdict has its word, and each word its verdict", () => {
  expect(winners.map(writeWinner)).toEqual(["model_a", "model_b", "tie", "tie (bothbad)"]);
  for (const winner of winners) expect(readWinner(writeWinner(winner))).toBe(winner);
});

test("a word the format does not have is no verdict, least of all a tie", () => {
  for (const word of ["both_bad", "bothbad", "Tie", "", "model_c", "constructor"])
    expect(readWinner(word)).toBeUndefined();
});

test("a judge is an arena user, and a vote without a voter says so", () => {
  expect(writeJudge("0123456789abcdef")).toBe("arena_user_0123456789abcdef");
  expect(readJudge("arena_user_973")).toBe("973");
  expect(writeJudge(null)).toBe("arena_user_unknown");
  expect(readJudge("arena_user_unknown")).toBeNull();
  expect(readJudge("expert_1")).toBeNull();
});

test("a line of JSON holds text, a whole number, a truth value and a number with a point", () => {
  expect(writerFor(lmsys2023, "jsonl").row(vote)).toBe(
    '{"model_a":"ada","model_b":"bob","winner":"tie (bothbad)","judge":"arena_user_0123456789abcdef","turn":2,' +
      '"anony":true,"language":"unknown","tstamp":1767225600.0}\n',
  );
});

test("a language goes by its English name", () => {
  expect(writerFor(lmsys2023, "jsonl").row({ ...vote, language: "zh" })).toContain('"language":"Chinese"');
});

test("a line of CSV writes truth values as Python does", () => {
  const { head, row } = writerFor(lmsys2023, "csv");
  expect(head).toBe("model_a,model_b,winner,judge,turn,anony,language,tstamp\r\n");
  expect(row({ ...vote, wasBlind: false, castAt: 1767225600.123456 })).toBe(
    "ada,bob,tie (bothbad),arena_user_0123456789abcdef,2,False,unknown,1767225600.123456\r\n",
  );
});
