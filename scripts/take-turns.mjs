import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Does some work while no other process of this checkout does the same; waits for one that is at it. A lock left by a
 * killed process is seen by its process id and taken over. Plain JavaScript, because scripts/bootstrap.mjs needs it
 * before anything is installed.
 *
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(lockFile, work) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  while (!take(lockFile)) await sleep(100);
  try {
    return await work();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
function take(lockFile) {
  const draft = `${lockFile}.${process.pid}`;
  fs.writeFileSync(draft, String(process.pid));
  try {
    fs.linkSync(draft, lockFile); // whole or not at all, unlike creating and then writing
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    forgetDeadHolder(lockFile, draft);
    return false;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Two waiters may see the same dead holder; whoever moves the file aside second may have moved a living one's: it is
 * put back.
 *
 * @param {string} lockFile
 * @param {string} draft
 */
function forgetDeadHolder(lockFile, draft) {
  if (isHeld(lockFile)) return;
  const aside = `${draft}.stale`;
  try {
    fs.renameSync(lockFile, aside);
    if (isHeld(aside)) fs.linkSync(aside, lockFile);
  } catch {
    // Somebody else was quicker; the next try sees what is there now.
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    return isAlive(Number(fs.readFileSync(file, "utf8")));
  } catch {
    return false;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
