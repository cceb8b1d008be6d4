import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EnvError, readEnv } from "#lib/env.ts";

const root = path.join(import.meta.dirname, "..");
const example = fs.readFileSync(path.join(root, ".env.example"), "utf8");
const source = fs.readFileSync(path.join(root, "lib/env.ts"), "utf8");

/** The variables of the schema, in its order. */
const known = [...source.matchAll(/^ {4}([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name);
const documented = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => ({ name, value }));
const shown = Object.fromEntries(documented.map(({ name, value }) => [name, value]));

function complaint(variables: Record<string, string>): string {
  try {
    readEnv(variables);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

test(".env.example documents every variable once, and no other, in the order of the schema", () => {
  expect(known.length).toBeGreaterThan(30);
  expect(documented.map(({ name }) => name)).toEqual(known);
});

test("every variable in .env.example has a sentence before it", () => {
  const lines = example.split("\n");
  for (const { name } of documented) {
    const at = lines.findIndex((line) => new RegExp(`^#? ?${name}=`).test(line));
    expect(lines[at - 1], name).toMatch(/^# .{10,}/);
    expect(lines[at - 1], name).not.toMatch(/^# ---|^# [A-Z][A-Z0-9_]*=/);
  }
});

test("the defaults in .env.example are the defaults", () => {
  const defaults = readEnv({});
  // A variable without a default has no value there; one with a default shows it, and setting it changes nothing.
  const withDefault = Object.entries(defaults).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  expect(
    documented
      .filter(({ value }) => value !== "")
      .map(({ name }) => name)
      .sort(),
  ).toEqual(withDefault.map(([name]) => name).sort());
  expect(readEnv(shown)).toEqual(defaults);
});

test("an empty value means not set", () => {
  expect(readEnv({ PORT: "", OPENAI_API_KEY: "", ADMIN_EMAILS: "" })).toEqual(readEnv({}));
});

test("lists, switches and addresses are read as people write them", () => {
  const env = readEnv({
    OPENAI_MODELS: " a, b ,,c",
    SIMULATED_SOURCE: "off",
    OPENAI_BASE_URL: "http://127.0.0.1:8000/v1/",
    ADMIN_EMAILS: "Ada@Example.org",
  });
  expect(env).toMatchObject({
    OPENAI_MODELS: ["a", "b", "c"],
    SIMULATED_SOURCE: false,
    OPENAI_BASE_URL: "http://127.0.0.1:8000/v1",
    ADMIN_EMAILS: ["ada@example.org"],
  });
});

test("the names that next-auth's guides use are understood, and ours come first", () => {
  const older = { NEXTAUTH_SECRET: "older-secret-0123456789", NEXTAUTH_URL: "https://older.example.org" };
  expect(readEnv(older)).toMatchObject({ AUTH_SECRET: older.NEXTAUTH_SECRET, PUBLIC_URL: older.NEXTAUTH_URL });
  expect(readEnv({ ...older, PUBLIC_URL: "https://arena.example.org" }).PUBLIC_URL).toBe("https://arena.example.org");
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://me:hunter2hunter2@host/db"],
  ["PUBLIC_URL", "arena.example.org"],
  ["AUTH_SECRET", "hunter2"],
  ["PSEUDONYM_SECRET", "hunter2"],
  ["ADMIN_EMAILS", "ada at example.org"],
  ["OPENAI_BASE_URL", "ftp://hunter2@example.org"],
  ["FIRST_TOKEN_TIMEOUT_SECONDS", "0"],
  ["DAILY_SPEND_CAP_USD", "-1"],
  ["BATTLES_PER_HOUR", "0"],
  ["BOOTSTRAP_ROUNDS", "many"],
  ["SIMULATED_SOURCE", "yes"],
  ["NODE_ENV", "staging"],
  ["DEFAULT_CONSENT", "yes"],
  ["PUBLISH_AFTER_DAYS", "-1"],
  ["RELEASE_SCHEDULE", "monthly"],
  ["RELEASE_S3_PREFIX", "../hunter2"],
])("a wrong %s (%s) is a sentence that names it and does not repeat its value", (name, value) => {
  const sentence = complaint({ [name]: value });
  expect(sentence).toMatch(new RegExp(`^${name}(\\.\\d+)?: .+\\.$`));
  expect(sentence).not.toContain("hunter2");
});

test("every wrong variable is named at once", () => {
  expect(complaint({ PORT: "x", SIMULATED_SOURCE: "x" }).split("\n")).toHaveLength(2);
});

test.each([
  [{ GITHUB_ID: "id" }, "GITHUB_SECRET: must be set when GITHUB_ID is."],
  [{ GITHUB_SECRET: "hunter2" }, "GITHUB_ID: must be set when GITHUB_SECRET is."],
  [{ GOOGLE_CLIENT_ID: "id" }, "GOOGLE_CLIENT_SECRET: must be set when GOOGLE_CLIENT_ID is."],
  [{ OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "hunter2" }, "OIDC_ISSUER: must be set when OIDC_CLIENT_ID is."],
])("half a sign-in (%j) says which half is missing", (variables, sentence) => {
  expect(complaint(variables)).toBe(sentence);
});
