import "server-only";
import { hash } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import { crc32 } from "node:zlib";
import { env } from "#lib/env.ts";

// What an import has read of its files, kept so that one which is broken off goes on there: the lines for the database, which are
// dear where they hold conversations that had to be tagged, and how far they reach. A file and no table, since nothing but the
// next import of the same files ever looks at it.
//
// One record after another: CRC-32 of what follows, the lengths of state and lines, the state as JSON, the lines.

/** Lines are kept a megabyte at a time: what is lost with a process is a second's work. */
const recordBytes = 1024 ** 2;
const headBytes = 12;
/** They hold texts, so what nobody came back for does not stay. */
const keptMs = 24 * 3_600_000;

const folder = () => path.resolve(env().DATA_DIR, "imports");

export interface Journal<State> {
  /** Hands over the lines that an earlier import read; what it said last of each part of its state, or null where there is nothing. */
  replay: (take: (lines: Buffer) => Promise<void>) => Promise<Partial<State> | null>;
  /** Keeps lines, and the parts of the state that they changed. */
  keep: (lines: Buffer, reached: Partial<State>) => Promise<void>;
  /** Writes down what has not been; a short import, which is read anew at once, leaves nothing. */
  close: () => Promise<void>;
  drop: () => Promise<void>;
  /** Why nothing more is kept; null while all is well. */
  problem: () => string | null;
  /** Whether there is something of an import of the same files that no longer holds, since other things have changed. */
  isOutdated: boolean;
}

/**
 * Opens what was kept under a key, which is all that the lines depend on and whose import this is. `holds` is what they depend on
 * and what may change in between: then they are forgotten, and that is told.
 */
export async function openJournal<State extends object>(key: unknown, holds: unknown): Promise<Journal<State>> {
  await forgetJournals();
  const file = path.join(folder(), `${digest(key)}.journal`);
  const first = { holds: digest(holds) };
  const known = await readHead(file);
  const isOutdated = !!known && known !== first.holds;
  if (known !== null && known !== first.holds) await rm(file, { force: true });

  let isBegun = known === first.holds;
  let handle: FileHandle | null = null;
  let isDropped = false;
  let problem: string | null = null;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let told: Partial<State> = {};

  const drop = async () => {
    isDropped = true;
    waiting = [];
    await handle?.close();
    handle = null;
    if (problem === null) await rm(file, { force: true });
  };
  const write = async () => {
    try {
      if (!handle) {
        await mkdir(folder(), { recursive: true, mode: 0o700 });
        handle = await open(file, "a", 0o600);
        if ((await handle.stat()).size === 0) await handle.appendFile(record(first, []));
      }
      await handle.appendFile(record(told, waiting));
      isBegun = true;
    } catch (error) {
      // An import does not fail because it could not be gone on with.
      problem = (error as Error).message;
      await rm(file, { force: true }).catch(() => {});
      await drop();
    }
    [waiting, waitingBytes, told] = [[], 0, {}];
  };
  return {
    isOutdated,
    problem: () => problem,
    drop,
    async replay(take) {
      const reading = await open(file, "r+").catch(() => null);
      if (!reading) return null;
      const state: Partial<State> = {};
      let end = 0;
      let records = 0;
      try {
        for await (const { state: said, lines, end: at } of recordsOf(reading)) {
          if (records++ > 0) {
            Object.assign(state, said);
            await take(lines);
          }
          end = at;
        }
        // What was being written when its process ended is no record.
        await reading.truncate(end);
      } finally {
        await reading.close();
      }
      return records > 1 ? state : null;
    },
    async keep(lines, reached) {
      if (isDropped) return;
      waiting.push(lines);
      waitingBytes += lines.length;
      Object.assign(told, reached);
      if (waitingBytes >= recordBytes) await write();
    },
    async close() {
      if (!isDropped && isBegun && waiting.length > 0) await write();
      await handle?.close();
      handle = null;
    },
  };
}

/** Forgets what was read more than a day ago and not gone on with. */
export async function forgetJournals(now = Date.now()): Promise<number> {
  let forgotten = 0;
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = path.join(folder(), name);
    const found = await stat(file).catch(() => null);
    if (!found || found.mtimeMs > now - keptMs) continue;
    await rm(file, { force: true });
    forgotten++;
  }
  return forgotten;
}

const digest = (value: unknown) => hash("sha256", JSON.stringify(value), "hex").slice(0, 40);

function record(state: object, lines: readonly Buffer[]): Buffer {
  const said = Buffer.from(JSON.stringify(state));
  const body = Buffer.concat([said, ...lines]);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(crc32(body), 0);
  head.writeUInt32LE(said.length, 4);
  head.writeUInt32LE(body.length - said.length, 8);
  return Buffer.concat([head, body]);
}

/** Every record up to the first that is not whole. */
async function* recordsOf(file: FileHandle): AsyncGenerator<{ state: object; lines: Buffer; end: number }> {
  const { size } = await file.stat();
  const head = Buffer.alloc(headBytes);
  for (let at = 0; at + headBytes <= size;) {
    await file.read(head, 0, headBytes, at);
    const [stateBytes, lineBytes] = [head.readUInt32LE(4), head.readUInt32LE(8)];
    const end = at + headBytes + stateBytes + lineBytes;
    if (end > size) return;
    const body = Buffer.alloc(stateBytes + lineBytes);
    await file.read(body, 0, body.length, at + headBytes);
    if (crc32(body) !== head.readUInt32LE(0)) return;
    yield {
      state: JSON.parse(body.toString("utf8", 0, stateBytes)) as object,
      lines: body.subarray(stateBytes),
      end,
    };
    at = end;
  }
}

/** What the lines of a file depend on; empty where that cannot be read, null where there is no file. */
async function readHead(file: string): Promise<string | null> {
  const handle = await open(file, "r").catch(() => null);
  if (!handle) return null;
  try {
    const { value } = await recordsOf(handle).next();
    return (value as { state: { holds: string } } | undefined)?.state.holds ?? "";
  } finally {
    await handle.close();
  }
}
