import { expect, test } from "vitest";
import { readExportRequest } from "#lib/dataset/schema.ts";

const failure = (dataset: string, query: Record<string, string>) => {
  const read = readExportRequest(dataset, query);
  return read.ok ? null : { error: read.error, message: read.message };
};

test("without parameters, votes are the arena’s counted votes as JSON lines", () => {
  expect(readExportRequest("votes", {})).toEqual({
    ok: true,
    value: {
      dataset: "votes",
      format: "jsonl",
      source: "arena",
      counted: "true",
      category: "overall",
      method: "bradley-terry",
    },
  });
});

test("a data set, format, profile or choice that does not exist is refused with those that do", () => {
  expect(failure("voters", {})).toEqual({
    error: "dataset_not_found",
    message: 'There is no data set "voters"; there are votes, battles, leaderboard.',
  });
  expect(failure("votes", { format: "parquet" })).toEqual({
    error: "invalid_input",
    message: 'format: there is no format "parquet"; there are jsonl, csv, json.',
  });
  expect(failure("votes", { profile: "lmarena-2025" })).toEqual({
    error: "invalid_input",
    message: 'profile: there is no profile "lmarena-2025" for votes; there are lmsys-2023.',
  });
  expect(failure("votes", { counted: "yes" })?.message).toBe(
    'counted: there is no choice "yes"; there are true, false, all.',
  );
  expect(failure("votes", { source: "" })?.error).toBe("invalid_input");
});
