import "server-only";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Spooled {
  path: string;
  size: number;
}

/** For how long a file is kept after it was last asked for, and how much all of them may take. */
const keptMs = 15 * 60_000;
const mostBytes = 8 * 1024 ** 3;

interface Kept {
  path: string;
  file: Promise<Spooled>;
  size: number;
  usedAt: number;
}

// Next loads a module once per bundle; the files are the process's.
const holder = globalThis as { ringsideSpool?: { folder: string; kept: Map<string, Kept> } };

function open() {
  if (holder.ringsideSpool) return holder.ringsideSpool;
  const folder = mkdtempSync(path.join(tmpdir(), "ringside-exports-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return (holder.ringsideSpool = { folder, kept: new Map() });
}

export const isSpooled = (key: string): boolean => (holder.ringsideSpool?.kept.get(key)?.size ?? 0) > 0;

/**
 * A file made once for a key, by whoever asks first, and found by those who ask within a quarter of an hour. Any process makes the
 * same file for the same key, so nothing is lost with it.
 */
export async function spool(key: string, make: (path: string) => Promise<void>): Promise<Spooled> {
  const { folder, kept } = open();
  const known = kept.get(key);
  if (known) {
    known.usedAt = Date.now();
    return known.file;
  }
  const whole = path.join(folder, createHash("sha256").update(key).digest("hex").slice(0, 32));
  const entry: Kept = { path: whole, size: 0, usedAt: Date.now(), file: fill(whole, make) };
  kept.set(key, entry);
  try {
    const spooled = await entry.file;
    entry.size = spooled.size;
    await tidy(kept);
    return spooled;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function fill(whole: string, make: (path: string) => Promise<void>): Promise<Spooled> {
  try {
    await make(whole);
    return { path: whole, size: (await stat(whole)).size };
  } catch (error) {
    await rm(whole, { force: true });
    throw error;
  } finally {
    await rm(`${whole}.jsonl`, { force: true });
  }
}

/** Removes what nobody asked for lately, and the oldest of the rest while it is too much; never the newest. */
async function tidy(kept: Map<string, Kept>): Promise<void> {
  const done = [...kept].filter(([, { size }]) => size > 0).sort(([, one], [, other]) => one.usedAt - other.usedAt);
  let bytes = done.reduce((sum, [, { size }]) => sum + size, 0);
  for (const [key, { path: file, size, usedAt }] of done.slice(0, -1)) {
    if (usedAt > Date.now() - keptMs && bytes <= mostBytes) continue;
    kept.delete(key);
    bytes -= size;
    await rm(file, { force: true });
  }
}
