import fs from "node:fs";
import path from "node:path";
import { inStep, literal } from "#lib/dataset/columnar.ts";
import type { Column } from "#lib/dataset/types.ts";
import { z } from "zod";
import { tables, tablesOf } from "./columns.ts";
import type { TableName } from "./columns.ts";
import { digestOf, manifestName, manifestSchema, writeManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { GrowingTree, isConsistent } from "./merkle.ts";
import { factsSchema } from "./proof.ts";
import { leafOf } from "./vote-leaf.ts";
import type { LeafFacts } from "./vote-leaf.ts";
import { describeFile, readLines } from "./write-table.ts";

/** What was looked at, and everything that is wrong with it, in sentences that name file and row. */
export interface Verdict {
  manifest: Manifest | null;
  problems: string[];
}

const mostNamed = 5;
const hex = (hash: Buffer) => hash.toString("hex");
const bytesOf = (text: string) => Buffer.from(text, "hex");

/** Holds a release's folder against its manifest: files, hashes, rows, both writings of each table, and the Merkle tree. */
export async function verifyFiles(folder: string): Promise<Verdict> {
  const read = readManifest(folder);
  if (typeof read === "string") return { manifest: null, problems: [read] };
  const problems = [
    ...checkManifest(folder, read),
    ...(await checkFiles(folder, read)),
    ...(await checkTables(folder, read)),
    ...(await checkTree(folder, read)),
  ];
  return { manifest: read, problems };
}

/** The manifest, or what is wrong with it. */
function readManifest(folder: string): Manifest | string {
  let text;
  try {
    text = fs.readFileSync(path.join(folder, manifestName), "utf8");
  } catch {
    return `there is no ${manifestName} in it.`;
  }
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [{ path: where, message }] = parsed.error.issues;
    return `${manifestName} is not that of a release: ${where.join(".")} ${message}.`;
  } catch (error) {
    return `${manifestName} is not JSON: ${(error as Error).message}.`;
  }
}

/** That the manifest is as it was written: its list of files is held against the files, and the rest against the card. */
function checkManifest(folder: string, { format }: Manifest): string[] {
  const text = fs.readFileSync(path.join(folder, manifestName), "utf8");
  const raw = JSON.parse(text) as object;
  const card = path.join(folder, "README.md");
  const vouched = fs.existsSync(card)
    ? /SHA-256\n\n {4}([0-9a-f]{64})$/m.exec(fs.readFileSync(card, "utf8"))?.[1]
    : undefined;
  const isOlder = format === "ringside-release/1" || format === "ringside-release/2";
  if (writeManifest(raw) !== text) return [`${manifestName} was changed: it is not written as releases write it.`];
  if (vouched === digestOf(raw) || (vouched === undefined && isOlder)) return [];
  return [
    `${manifestName} was changed, or README.md, which vouches for it: it is not the one that the release was made with.`,
  ];
}

async function checkFiles(folder: string, manifest: Manifest): Promise<string[]> {
  const { files } = manifest;
  const problems: string[] = [];
  for (const { name, bytes, sha256 } of files) {
    if (!fs.existsSync(path.join(folder, name))) {
      problems.push(`${name} is missing.`);
      continue;
    }
    const found = await describeFile(path.join(folder, name), null);
    if (found.sha256 === sha256 && found.bytes !== bytes)
      problems.push(`${name} has ${found.bytes} bytes instead of ${bytes}.`);
    if (found.sha256 !== sha256) {
      const size = found.bytes === bytes ? "" : ` and ${found.bytes} bytes instead of ${bytes}`;
      problems.push(`${name} was changed: its SHA-256 is ${found.sha256} instead of ${sha256}${size}.`);
    }
  }
  const known = new Set([manifestName, ...files.map(({ name }) => name)]);
  const strangers = fs.readdirSync(folder).filter((name) => !known.has(name));
  const missing = tablesOf(manifest)
    .flatMap((table) => [`${table}.parquet`, `${table}.jsonl`])
    .filter((name) => !known.has(name));
  return [
    ...problems,
    ...missing.map((name) => `${manifestName} does not name ${name}.`),
    ...strangers.map((name) => `${name} is not part of the release.`),
  ];
}

/** Rows are counted in both writings of a table, and compared one by one, so that the row is named and not just the file. */
async function checkTables(folder: string, manifest: Manifest): Promise<string[]> {
  const problems: string[] = [];
  for (const table of tablesOf(manifest)) {
    const [lines, parquet] = ["jsonl", "parquet"].map((ending) => path.join(folder, `${table}.${ending}`));
    if (![lines, parquet].every((file) => fs.existsSync(file))) continue;
    try {
      problems.push(...(await compare(table, lines, parquet, manifest.files)));
    } catch (error) {
      problems.push(`${table}.jsonl and ${table}.parquet cannot be read together: ${firstLine(error)}`);
    }
  }
  return problems;
}

const firstLine = (error: unknown) => (error as Error).message.split("\n")[0];

/** Both writings side by side, a few rows of each at a time: of ten million rows no more is held than of a hundred. */
async function compare(table: TableName, lines: string, parquet: string, files: Manifest["files"]): Promise<string[]> {
  const columns = tables[table] as readonly Column<never>[];
  const found = { jsonl: 0, parquet: 0 };
  const differing: number[] = [];
  const texts = (source: string) => `select to_json(row) from ${source} row`;
  for await (const [one, other] of inStep([
    texts(readLines(lines, columns)),
    texts(`read_parquet(${literal(parquet)})`),
  ])) {
    const row = Math.max(found.jsonl, found.parquet) + 1;
    found.jsonl += one.length;
    found.parquet += other.length;
    for (let i = 0; i < Math.max(one.length, other.length) && differing.length <= mostNamed; i++)
      if (one[i] !== other[i]) differing.push(row + i);
  }
  const counts = Object.entries(found).flatMap(([ending, rows]) => {
    const said = files.find(({ name }) => name === `${table}.${ending}`)?.rows;
    return said === undefined || said === rows ? [] : [`${table}.${ending} has ${rows} rows instead of ${said}.`];
  });
  const named = differing.slice(0, mostNamed).map((row) => `${table}.jsonl and ${table}.parquet differ in row ${row}.`);
  return [...counts, ...named, ...(differing.length > mostNamed ? ["And in more rows."] : [])];
}

const releasedSchema = z.object(factsSchema.shape);

/** The votes of a release with their place in the file, or what is wrong with a line. */
export async function* readVotes(
  folder: string,
): AsyncGenerator<{ row: number; position: number; facts: LeafFacts } | string> {
  let row = 0;
  for await (const line of readLinesOf(path.join(folder, "votes.jsonl"))) {
    row++;
    try {
      const { position, ...facts } = releasedSchema.parse(JSON.parse(line));
      yield { row, position, facts };
    } catch (error) {
      const why =
        error instanceof z.ZodError
          ? `${error.issues[0].path.join(".")}: ${error.issues[0].message}`
          : firstLine(error);
      yield `votes.jsonl, line ${row} is no vote: ${why}.`;
    }
  }
}

/** Node's own readline would end a line at U+2028, too, which JSON leaves as it is. */
async function* readLinesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of fs.createReadStream(file, "utf8") as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}

/** Grows the tree from where the release before left it, vote by vote. */
async function checkTree(folder: string, { merkle }: Manifest): Promise<string[]> {
  const { previous } = merkle;
  const problems: string[] = [];
  let tree;
  try {
    tree = new GrowingTree(previous.frontier.map(bytesOf), previous.size);
  } catch (error) {
    return [`${manifestName}: merkle.previous.frontier: ${firstLine(error)}.`];
  }
  if (hex(tree.root()) !== previous.root)
    problems.push(`${manifestName}: merkle.previous.frontier does not lead to merkle.previous.root.`);
  if (merkle.first !== previous.size) problems.push(`${manifestName}: merkle.first is not merkle.previous.size.`);
  const ends = [previous, merkle].map(({ size, root }) => ({ size, root: bytesOf(root) }));
  if (!isConsistent(ends[0], ends[1], merkle.consistency.map(bytesOf)))
    problems.push(
      `${manifestName}: merkle.consistency does not prove that the tree before is the beginning of this one.`,
    );
  if (!fs.existsSync(path.join(folder, "votes.jsonl"))) return problems;

  for await (const vote of readVotes(folder)) {
    if (typeof vote === "string") return [...problems, vote];
    if (vote.position !== tree.size) {
      problems.push(
        `votes.jsonl, line ${vote.row} has position ${vote.position} instead of ${tree.size}: votes are missing or out of order.`,
      );
      return problems;
    }
    tree.append(leafOf(vote.facts));
  }
  if (tree.size !== merkle.size)
    problems.push(`votes.jsonl leads to a tree of ${tree.size} votes instead of ${merkle.size}.`);
  if (hex(tree.root()) !== merkle.root)
    problems.push(
      `The votes in votes.jsonl are not those of the Merkle tree: they lead to ${hex(tree.root())} instead of ${merkle.root}.`,
    );
  return problems;
}

/** That a later release of the same source went on from this one: nothing was edited or dropped in between. */
export function verifyOrder(earlier: Manifest, later: Manifest): string[] {
  const [one, other] = [earlier, later].map(({ number }) => `release ${number}`);
  if (earlier.source !== later.source) return [`${one} and ${other} are of different sources.`];
  if (later.merkle.previous.number !== earlier.number)
    return [`${other} follows release ${later.merkle.previous.number}, not ${one}.`];
  const { previous } = later.merkle;
  return previous.size === earlier.merkle.size && previous.root === earlier.merkle.root
    ? []
    : [`${other} does not go on from ${one}: the votes of ${one} were edited or dropped.`];
}
