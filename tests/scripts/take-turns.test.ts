import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inTurn } from "../../scripts/take-turns.mjs";

let folder: string;
let lockFile: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-turns-"));
  lockFile = path.join(folder, "work.lock");
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test("work on the same lock never overlaps", async () => {
  let atWork = 0;
  const most: number[] = [];
  const work = async () => {
    most.push(++atWork);
    await sleep(5);
    atWork--;
  };
  await Promise.all(Array.from({ length: 4 }, () => inTurn(lockFile, work)));
  expect(most).toEqual([1, 1, 1, 1]);
});

test("work that fails gives its turn back", async () => {
  await expect(inTurn(lockFile, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inTurn(lockFile, () => Promise.resolve("yes"))).toBe("yes");
});

test("the lock of a killed process is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  fs.writeFileSync(lockFile, String(pid));
  expect(await inTurn(lockFile, () => Promise.resolve("yes"))).toBe("yes");
  expect(fs.readdirSync(folder)).toEqual([]);
});
