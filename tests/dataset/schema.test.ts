import { expect, test } from "vitest";
import { readExportRequest } from "#lib/dataset/schema.ts";

const failure = (dataset: string, query: Record<string, string>) => {
  const read = readExportRequest(dataset, query);
  return read.ok ? null : { error: read.error, message: read.message };
};

test("without parameters, votes are the arena’s counted votes as JSON lines", () => {
  const read = readExportRequest("votes", {});
  expect(read).toMatchObject({
    ok: true,
    value: {
      dataset: "votes",
      profile: { name: "lmsys-2023" },
      format: "jsonl",
      compression: "none",
      source: "arena",
      counted: "true",
      category: "overall",
      method: "bradley-terry",
      ...{ language: null, model: null, since: null, until: null, at: null, after: null, limit: null, snapshot: null },
    },
  });
});

test("a data set, format, profile or choice that does not exist is refused with those that do", () => {
  expect(failure("voters", {})).toEqual({
    error: "dataset_not_found",
    message: 'There is no data set "voters"; there are votes, battles, leaderboard, preferences.',
  });
  expect(failure("votes", { format: "xml" })).toEqual({
    error: "invalid_input",
    message: 'format: there is no format "xml"; there are jsonl, csv, json, parquet.',
  });
  expect(failure("votes", { profile: "lmarena-2024" })).toEqual({
    error: "invalid_input",
    message:
      'profile: there is no profile "lmarena-2024" for votes; there are lmsys-2023, lmsys-33k, lmsys-55k, lmarena-2025, ' +
      "comparia, fastchat-log, mtbench-human, alpacaeval, openwebui.",
  });
  expect(failure("votes", { counted: "yes" })?.message).toBe(
    'counted: there is no choice "yes"; there are true, false, all.',
  );
  expect(failure("votes", { source: "" })?.error).toBe("invalid_input");
});

test("what makes no sense together, or at all, is refused by name", () => {
  const says = (dataset: string, query: Record<string, string>) => failure(dataset, query)?.message;
  expect(says("votes", { profile: "openwebui", format: "csv" })).toBe(
    "format: openwebui is written as json, jsonl, not as csv.",
  );
  expect(says("votes", { format: "parquet", compression: "zstd" })).toMatch(/^compression: /);
  expect(says("votes", { method: "elo" })).toBe("method: is only for leaderboard.");
  expect(says("leaderboard", { since: "2026-01-01" })).toMatch(/^since: is only for votes/);
  expect(says("votes", { since: "yesterday" })).toMatch(/^since: must be a date/);
  expect(says("votes", { since: "2026-01-01T00:00:00" })).toMatch(/^since: must be a date/);
  expect(says("votes", { limit: "0" })).toBe("limit: must be at least 1.");
  expect(says("votes", { limit: "1e3" })).toBe("limit: must be a whole number, in digits only.");
  expect(says("votes", { since: "2026-03-01", until: "2026-02-01" })).toBe("until: must be later than since.");
  expect(says("preferences", { minChars: "9", maxChars: "3" })).toBe("maxChars: must be at least minChars.");
  expect(says("preferences", { license: " , " })).toBe("license: names no licence.");
  for (const parameter of ["source", "category", "model", "profile"])
    expect(says("votes", { [parameter]: "a\0b" })).toBe(`${parameter}: must not hold control characters.`);
  expect(says("votes", { at: "now" })).toMatch(/^at: /);
  expect(says("votes", { language: "Englisch" })).toMatch(/^language: /);
  expect(says("votes", { colour: "blue" })).toMatch(/colour/);
  expect(says("preferences", { maxLengthRatio: "0.5" })).toBe("maxLengthRatio: must be at least 1.");
});

test("a form may send what was left empty, and it counts as left out", () => {
  const read = readExportRequest("votes", { language: "", model: "", limit: "", since: "" });
  expect(read).toMatchObject({ ok: true, value: { language: null, model: null, limit: null, since: null } });
});

test("every layout is written in its own format without being told", () => {
  for (const [dataset, profile, format] of [
    ["votes", "lmsys-55k", "csv"],
    ["votes", "openwebui", "json"],
    ["leaderboard", "arena-catalog", "json"],
    ["leaderboard", "arena-scatterplot", "json"],
    ["leaderboard", "leaderboard-table", "csv"],
    ["preferences", "trl-kto", "jsonl"],
  ])
    expect(readExportRequest(dataset, { profile })).toMatchObject({ ok: true, value: { format } });
});
