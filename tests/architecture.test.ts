import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const checkout = path.join(import.meta.dirname, "..");
const folders = ["app", "client", "components", "examples", "lib", "prisma", "scripts", "bench", "tests"];

type Source = { file: string; text: string; imports: string[] };

const sources: Source[] = folders.flatMap(codeIn).map((file) => {
  const text = fs.readFileSync(path.join(checkout, file), "utf8");
  return { file, text, imports: importsOf(text).map((specifier) => resolve(file, specifier)) };
});

/** "app/page.tsx → lib/db.ts" for every import that a rule forbids. */
function offences(forbids: (from: string, to: string) => boolean): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports.filter((to) => forbids(file, to)).map((to) => `${file} → ${to}`),
  );
}

const isIn = (file: string, ...places: string[]) =>
  places.some((place) => file === place || file.startsWith(`${place}/`));

test("the rules below see the imports there are", () => {
  const seen = sources.flatMap(({ imports }) => imports).filter((to) => fs.existsSync(path.join(checkout, to)));
  expect(seen.length).toBeGreaterThan(sources.length);
});

test("the rating core imports nothing but its own files, brands and results", () => {
  expect(
    offences((from, to) => isIn(from, "lib/rating") && !isIn(to, "lib/rating", "lib/brand.ts", "lib/result.ts")),
  ).toEqual([]);
});

test("the rating core asks neither the clock nor chance nor the network", () => {
  const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bfetch\(|\bprocess\.|\bperformance\.now\b|\bcrypto\b/;
  const offenders = sources.filter(({ file, text }) => isIn(file, "lib/rating") && impure.test(withoutComments(text)));
  expect(offenders.map(({ file }) => file)).toEqual([]);
});

test("the rating core starts no thread and reads no file: whoever has threads hands them in", () => {
  expect(offences((from, to) => isIn(from, "lib/rating") && /^(node:|worker_threads$|fs$|os$)/.test(to))).toEqual([]);
});

test("only stores, the live bus, the job queue and sign-in open the database", () => {
  const mayOpen = (file: string) =>
    /(^|[/-])store\.ts$/.test(file) ||
    isIn(file, "lib/db.ts", "lib/live", "lib/jobs", "lib/auth", "prisma", "scripts", "tests", "bench");
  expect(offences((from, to) => to === "lib/db.ts" && !mayOpen(from))).toEqual([]);
});

test("components know props, never the database or a store", () => {
  const isData = (file: string) => isIn(file, "prisma", "lib/db.ts") || /(^|[/-])store\.ts$/.test(file);
  expect(offences((from, to) => isIn(from, "components") && (isData(to) || /^@prisma\/|^pg$/.test(to)))).toEqual([]);
});

test("pages and routes never touch the generated database client", () => {
  expect(offences((from, to) => isIn(from, "app") && (isIn(to, "prisma") || /^@prisma\/|^pg$/.test(to)))).toEqual([]);
});

test("the product imports neither pages from below nor anything from tests and scripts", () => {
  expect(
    offences((from, to) => isIn(from, "lib") && isIn(to, "app", "components", "scripts", "tests", "bench")),
  ).toEqual([]);
  expect(offences((from, to) => isIn(from, "components") && isIn(to, "app", "scripts", "tests", "bench"))).toEqual([]);
  expect(offences((from, to) => isIn(from, "app") && isIn(to, "scripts", "tests", "bench"))).toEqual([]);
});

test("domains lean one way: models, battle, answer, tagging, counts, vote, leaderboard, analysis, activity, dataset, import", () => {
  const order = [
    "models",
    "battle",
    "answer",
    "tagging",
    "counts",
    "vote",
    "leaderboard",
    "analysis",
    "activity",
    "dataset",
    "import",
  ];
  const placeOf = (file: string) => order.findIndex((domain) => isIn(file, `lib/${domain}`));
  expect(offences((from, to) => placeOf(from) !== -1 && placeOf(to) > placeOf(from))).toEqual([]);
});

test("the description of the HTTP surface looks at the domains, never the other way round", () => {
  expect(offences((from, to) => isIn(from, "lib") && !isIn(from, "lib/api") && isIn(to, "lib/api"))).toEqual([]);
});

test("what people copy away, the client and the examples, imports nothing of the product", () => {
  expect(
    offences((from, to) => isIn(from, "client", "examples") && isIn(to, ...folders) && !isIn(to, "client")),
  ).toEqual([]);
});

test("imports across folders go through # paths, so that Node, Next and vitest agree on them", () => {
  const homeOf = (file: string) =>
    file
      .split("/")
      .slice(0, file.startsWith("lib/") ? 2 : 1)
      .join("/");
  const crossing = sources.flatMap(({ file, text }) =>
    importsOf(text)
      .filter((specifier) => specifier.startsWith("."))
      .filter((specifier) => homeOf(resolve(file, specifier)) !== homeOf(file))
      .filter((specifier) => resolve(file, specifier) !== "package.json")
      // Scripts, benchmarks and pages' configuration have no # path: only tests and each other reach for them.
      .filter(
        (specifier) =>
          !(isIn(file, "tests", "bench", "scripts") && !isIn(resolve(file, specifier), "lib", "components", "prisma")),
      )
      .map((specifier) => `${file} → ${specifier}`),
  );
  expect(crossing).toEqual([]);
});

test("there are no drawers: every file is named after what it holds", () => {
  const drawers = /(^|\/)(utils?|helpers?|common|misc|shared)(\.|\/|$)/;
  expect(sources.map(({ file }) => file).filter((file) => drawers.test(file))).toEqual([]);
});

test("file names are kebab-case", () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|browser))?(\.test)?\.(ts|tsx|mjs|d\.ts)$/;
  const names = sources.map(({ file }) => file).filter((file) => !kebab.test(path.basename(file)));
  expect(names).toEqual([]);
});

test("no test is left alone, skipped or to be written", () => {
  const left = /\b(test|it|describe)\.(only|skip|todo|fails)\b|\b(xit|xtest|fit)\(/;
  const tests = sources.filter(({ file }) => isIn(file, "tests") && file !== "tests/architecture.test.ts");
  expect(tests.filter(({ text }) => left.test(text)).map(({ file }) => file)).toEqual([]);
});

test("only tests and benchmarks know the folder beside the checkout", () => {
  const beside = sources.filter(({ file, text }) => !isIn(file, "tests", "bench") && /\.\.\/shared\b/.test(text));
  expect(beside.map(({ file }) => file)).toEqual([]);
});

function codeIn(folder: string): string[] {
  const whole = path.join(checkout, folder);
  if (!fs.existsSync(whole)) return [];
  return fs
    .readdirSync(whole, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(path.sep).join("/")}`)
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith("prisma/generated/"));
}

/** Specifiers of static, dynamic, re-exporting and type imports. */
function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)["']([^"']+)["']/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => match[1]!);
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(file), specifier);
  return specifier;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
