import { expect, test } from "vitest";
import { profileNames } from "#lib/import/profiles.ts";
import { readAliases, readImportOptions } from "#lib/import/schema.ts";

test("an import needs a source, and every wrong option is named with what it may be", () => {
  expect(readImportOptions({ source: " A set " })).toEqual({
    ok: true,
    value: { source: "A set", consent: "aggregate" },
  });
  const message = (query: Record<string, unknown>) => {
    const read = readImportOptions(query);
    return read.ok ? "" : read.message;
  };
  expect(message({})).toBe("source: say what to call the source");
  expect(message({ source: "—" })).toMatch(/letter or digit/);
  expect(message({ source: "s", profile: "lmsys" })).toBe(
    `profile: there is no profile "lmsys"; there are ${profileNames.join(", ")}`,
  );
  expect(message({ source: "s", consent: "private" })).toBe('consent: must be aggregate or publish, not "private"');
  expect(message({ source: "s", souce: "t" })).toMatch(/souce/);
});

test("aliases are read from JSON and from YAML, and a slug that is none is named", () => {
  expect(readAliases('{"GPT 4": "gpt-4"}')).toEqual({ ok: true, value: new Map([["GPT 4", "gpt-4"]]) });
  expect(readAliases("GPT 4: gpt-4\nAda: ada-3\n")).toMatchObject({ ok: true });
  expect(readAliases("GPT 4: GPT 4")).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^"GPT 4": must be/) as unknown,
  });
  expect(readAliases("[1")).toMatchObject({
    ok: false,
    message: expect.stringMatching(/neither JSON nor YAML/) as unknown,
  });
});
