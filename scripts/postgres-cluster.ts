import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { PostgresHome, ServerUser } from "./postgres-home.ts";

export const POSTGRES_USER = "ringside";

export type Postmaster = { pid: number; port: number };

export type LaunchedServer = {
  pid: number | undefined;
  isAlive: () => boolean;
  /** It went away because another server holds, or a crashed one has not yet let go of, the cluster or the port. */
  metAnother: () => boolean;
  lastWords: () => string;
};

/** Into a draft that is renamed when complete, so a start killed halfway leaves nothing half made. */
export function initialiseCluster({ cluster, programs, password, user }: PostgresHome) {
  if (fs.existsSync(cluster)) return;
  const draft = `${cluster}.${randomBytes(3).toString("hex")}`;
  const passwordFile = `${draft}.password`;
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [draft, passwordFile]) fs.chownSync(file, user.uid, user.gid);
  try {
    const where = ["-D", draft, "-U", POSTGRES_USER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    // The built-in provider sorts alike on every machine, whatever locales it has.
    const how = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const initdb = spawnSync(path.join(programs, "bin", "initdb"), [...where, ...how], {
      ...servedAs(user),
      encoding: "utf8",
    });
    if (initdb.status !== 0)
      throw new Error(
        `initdb failed: ${initdb.error?.message ?? initdb.stderr.trim().split("\n").slice(-3).join(" ")}`,
      );
    try {
      fs.renameSync(draft, cluster);
    } catch (error) {
      if (!fs.existsSync(cluster)) throw error; // else another start was quicker
    }
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

export function refuseOtherVersion({ cluster, programs }: PostgresHome) {
  const data = fs.readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  const { stdout, error } = spawnSync(path.join(programs, "bin", "postgres"), ["--version"], { encoding: "utf8" });
  if (error) throw error;
  const server = /(\d+)[.\d]*/.exec(stdout)?.[1];
  if (data === server) return;
  throw new Error(
    `The data in ${cluster} was written by PostgreSQL ${data}, but the embedded server is ${server}. ` +
      `Move it over with a dump or pg_upgrade, or set DATABASE_URL to a PostgreSQL ${data} server.`,
  );
}

/** What `postmaster.pid` says; its presence alone proves nothing, for a killed server leaves it behind. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * After a reboot or in a fresh container the recorded pid may belong to a stranger, and postgres would take any living
 * process of the same user for a server. So the stranger's command line is read, and the stale file removed.
 */
export function forgetStalePostmaster(cluster: string) {
  const recorded = readPostmaster(cluster);
  if (recorded && !isServerOf(recorded.pid, cluster)) fs.rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

export function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  return commandLine(pid)?.includes(cluster) ?? true;
}

function commandLine(pid: number): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    const ps = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return ps.error ? undefined : ps.stdout;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * In its own session, so that Ctrl-C on the terminal reaches only us and we stop things in order; its log goes to a
 * file, not a pipe, so that it outlives a killed supervisor unharmed.
 */
export function launchServer(home: PostgresHome, port: number, settings: readonly string[]): LaunchedServer {
  const log = openLog(home.logFile);
  const before = fs.fstatSync(log).size;
  const all = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "timezone=UTC", ...settings];
  const child = spawn(
    path.join(home.programs, "bin", "postgres"),
    ["-D", home.cluster, ...all.flatMap((setting) => ["-c", setting])],
    { ...servedAs(home.user), detached: true, stdio: ["ignore", "ignore", log] },
  );
  fs.closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));

  const said = () => fs.readFileSync(home.logFile).subarray(before).toString().trim();
  const lastWords = () => failure?.message ?? said().split("\n").slice(-4).join("\n");
  return {
    pid: child.pid,
    isAlive: () => !failure && child.exitCode === null && child.signalCode === null,
    metAnother: () => /postmaster\.pid|shared memory block|could not bind|Address already in use/.test(lastWords()),
    lastWords: () => `PostgreSQL stopped while starting:\n${lastWords()}`,
  };
}

/** Appended to, since two starts at once share it; begun anew when it has grown long. */
function openLog(file: string): number {
  const isLong = fs.existsSync(file) && fs.statSync(file).size > 1_000_000;
  return fs.openSync(file, isLong ? "w" : "a", 0o600);
}

/** No PG… variable of the caller's shell may steer the server, and its messages must be the ones we know. */
function servedAs(user: ServerUser | undefined) {
  const { PATH, SystemRoot, TEMP } = process.env;
  const env = { PATH, SystemRoot, TEMP, LC_ALL: "C" } as unknown as NodeJS.ProcessEnv;
  return { env, cwd: "/", ...(user && { uid: user.uid, gid: user.gid }) };
}
