import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  compileHash,
  compileStamp,
  generateHash,
  generateStamp,
  installHash,
  installStamp,
  pendingSteps,
} from "../../scripts/bootstrap.mjs";

let root: string;
const write = (name: string, content: unknown) => {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
};
const lock = (packages: Record<string, unknown>) => ({ packages: { "": {}, ...packages } });
const ada = { "node_modules/ada": { version: "1.0.0", integrity: "sha512-ada" } };

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "ringside bootstrap "));
  write("package-lock.json", lock(ada));
  write("prisma/schema.prisma", "model Ada {}");
  write("lib/rating/kernels/assembly/index.ts", "export function one(): i32 { return 1; }");
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function finishInstall() {
  write(path.relative(root, installStamp(root)), installHash(root));
}

function finishGenerate() {
  write("prisma/generated/client.ts", "");
  write(path.relative(root, generateStamp(root)), generateHash(root));
}

function finishCompile() {
  write("lib/rating/kernels/generated/kernel-bytes.ts", "");
  write(path.relative(root, compileStamp(root)), compileHash(root));
}

function finish() {
  finishInstall();
  finishGenerate();
  finishCompile();
}

test("a fresh clone has everything to do", () => {
  expect(pendingSteps(root)).toEqual({ install: true, generate: true, compile: true });
});

test("a prepared checkout has nothing to do", () => {
  finish();
  expect(pendingSteps(root)).toEqual({ install: false, generate: false, compile: false });
});

test("other packages in the lock file mean another installation, and another client", () => {
  finish();
  write("package-lock.json", lock({ "node_modules/ada": { version: "2.0.0", integrity: "sha512-ada2" } }));
  expect(pendingSteps(root)).toEqual({ install: true, generate: true, compile: true });
});

test("another schema means another client, and no installation", () => {
  finish();
  write("prisma/schema.prisma", "model Ada { id Int @id }");
  expect(pendingSteps(root)).toEqual({ install: false, generate: true, compile: false });
});

test("a client that somebody removed is made again", () => {
  finish();
  fs.rmSync(path.join(root, "prisma", "generated"), { recursive: true });
  expect(pendingSteps(root)).toEqual({ install: false, generate: true, compile: false });
});

test("another kernel means compiling, and nothing else", () => {
  finish();
  write("lib/rating/kernels/assembly/index.ts", "export function one(): i32 { return 2; }");
  expect(pendingSteps(root)).toEqual({ install: false, generate: false, compile: true });
});

test("what somebody installed with npm themselves is not installed again", () => {
  write("node_modules/.package-lock.json", lock(ada));
  expect(pendingSteps(root).install).toBe(false);
  write("node_modules/.package-lock.json", lock({ "node_modules/ada": { version: "0.9.0", integrity: "sha512-old" } }));
  expect(pendingSteps(root).install).toBe(true);
});

test("a binary for another platform may be missing, a package may not", () => {
  write(
    "package-lock.json",
    lock({ ...ada, "node_modules/bob": { version: "1.0.0", integrity: "b", optional: true } }),
  );
  write("node_modules/.package-lock.json", lock(ada));
  expect(pendingSteps(root).install).toBe(false);
  write("package-lock.json", lock({ ...ada, "node_modules/bob": { version: "1.0.0", integrity: "b" } }));
  expect(pendingSteps(root).install).toBe(true);
});
