// From a fresh clone to a running script: `node scripts/bootstrap.mjs start …` installs the packages, generates the
// database client and compiles the rating kernels when they are missing or out of date, then runs scripts/start.ts on the
// pinned Node. It is plain JavaScript for whatever Node is installed (18 and newer), needs no package, and keeps standard
// output for the script.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inTurn } from "./take-turns.mjs";

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Anything older cannot run TypeScript as it is. */
const oldestUsableNode = [22, 18];

/** No update check, no telemetry, and no download of an engine: any existing file stands in for it. */
const quietTools = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
};

/** What still has to be done in a checkout before its scripts can run. */
export function pendingSteps(root) {
  const installed = stampMatches(installStamp(root), installHash(root)) || installedByHand(root);
  const generated =
    fs.existsSync(path.join(root, "prisma", "generated", "client.ts")) &&
    stampMatches(generateStamp(root), generateHash(root));
  const compiled =
    fs.existsSync(path.join(kernels(root), "generated", "kernel-bytes.ts")) &&
    stampMatches(compileStamp(root), compileHash(root));
  return { install: !installed, generate: !installed || !generated, compile: !installed || !compiled };
}

const kernels = (root) => path.join(root, "lib", "rating", "kernels");

export const installStamp = (root) => path.join(root, "node_modules", ".ringside-installed");
export const generateStamp = (root) => path.join(root, "node_modules", ".ringside-generated");
export const installHash = (root) =>
  hashOf([path.join(root, "package-lock.json")], `${process.platform} ${process.arch}`);
export const generateHash = (root) =>
  hashOf([path.join(root, "package-lock.json"), path.join(root, "prisma", "schema.prisma")]);

export const compileStamp = (root) => path.join(root, "node_modules", ".ringside-compiled");
export const compileHash = (root) => {
  const folder = path.join(kernels(root), "assembly");
  const sources = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return hashOf([
    path.join(root, "package-lock.json"),
    path.join(root, "scripts", "build-kernels.ts"),
    ...sources.map((source) => path.join(folder, source)),
  ]);
};

function hashOf(files, salt = "") {
  const hash = createHash("sha256").update(salt);
  for (const file of files) hash.update(fs.existsSync(file) ? fs.readFileSync(file) : "missing");
  return hash.digest("hex");
}

function stampMatches(stamp, hash) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash;
}

/** Whether somebody's own `npm install` already brought what the lock file asks for; npm keeps a record of it. */
function installedByHand(root) {
  const [wanted, present] = [
    path.join(root, "package-lock.json"),
    path.join(root, "node_modules", ".package-lock.json"),
  ];
  if (!fs.existsSync(wanted) || !fs.existsSync(present)) return false;
  const packages = (file) => JSON.parse(fs.readFileSync(file, "utf8")).packages;
  const found = packages(present);
  return Object.entries(packages(wanted)).every(([folder, { version, integrity, optional, peer }]) => {
    if (folder === "") return true;
    const there = found[folder];
    return there ? there.version === version && there.integrity === integrity : Boolean(optional || peer);
  });
}

async function prepare(root) {
  let { install, generate, compile } = pendingSteps(root);
  if (!install && !generate && !compile && usableNode(pinnedNode(root))) return;
  await inTurn(path.join(root, ".data", "bootstrap.lock"), async () => {
    ({ install, generate, compile } = pendingSteps(root)); // another start may just have done it
    if (install) await step("Installing packages", () => installPackages(root));
    if (!usableNode(pinnedNode(root))) await installNode(root);
    fs.writeFileSync(installStamp(root), installHash(root));
    if (generate) {
      await step("Generating the database client", () =>
        run(nodeFor(root), [path.join(root, "node_modules", "prisma", "build", "index.js"), "generate"], root),
      );
      fs.writeFileSync(generateStamp(root), generateHash(root));
    }
    if (compile) {
      await step("Compiling the rating kernels", () =>
        run(nodeFor(root), [path.join(root, "scripts", "build-kernels.ts")], root),
      );
      fs.writeFileSync(compileStamp(root), compileHash(root));
    }
  });
}

/**
 * The versions of the lock file, as `npm ci` would, which however refuses a lock file that was written behind a registry
 * mirror without the binaries of other platforms. And without install scripts, since npm runs them or not depending on
 * its version: the two that matter are done by `installNode` below and, for PostgreSQL's symbolic links, by
 * scripts/postgres-home.ts.
 */
function installPackages(root) {
  const all = ["--include=dev", "--include=optional", "--include=peer", "--ignore-scripts"];
  return npm(["install", "--no-save", ...all, "--no-audit", "--no-fund", "--loglevel=error"], root);
}

async function installNode(root) {
  const folder = path.join(root, "node_modules", "node");
  const failure = await step(
    `Fetching Node ${JSON.parse(fs.readFileSync(path.join(folder, "package.json"))).version}`,
    () =>
      run(installedNode(), ["installArchSpecificPackage.js"], folder).then(
        () => undefined,
        (error) => error,
      ),
  );
  if (usableNode(pinnedNode(root))) return;
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestUsableNode;
  const isRecent = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (!isRecent)
    throw new Error(
      `The pinned Node could not be fetched, and the installed Node ${process.versions.node} is older than ` +
        `${oldestUsableNode.join(".")}. Install a newer one, or let npm reach its registry.\n${failure?.message ?? ""}`,
    );
  say(`The pinned Node does not run on this machine; going on with the installed Node ${process.versions.node}.`);
}

/**
 * The Node that was there before us. Under `npm run` we may ourselves run on the pinned one, which an installation takes
 * away from under our feet.
 */
const installedNode = () =>
  [process.env.npm_node_execpath, process.execPath].find((file) => file && fs.existsSync(file)) ?? "node";

const pinnedNode = (root) =>
  path.join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const nodeFor = (root) => (usableNode(pinnedNode(root)) ? pinnedNode(root) : process.execPath);

/** Really tries, because a binary for another C library or processor is there but does not run. */
function usableNode(file) {
  return fs.existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore" }).status === 0;
}

function npm(args, cwd) {
  const { npm_execpath: own } = process.env;
  if (own && /npm-cli\.js$/.test(own)) return run(installedNode(), [own, ...args], cwd);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, cwd, { shell: process.platform === "win32" });
}

/** Runs quietly; on failure the error carries everything that was printed. */
function run(command, args, cwd, options = {}) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...quietTools };
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], ...options });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
    child.on("error", (error) => reject(new Error(`${command} could not be run: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${printed.trim()}\n${path.basename(command)} ${args.join(" ")} ended with ${signal ?? code}.`),
        );
    });
  });
}

async function step(title, work) {
  const begun = Date.now();
  say(`${title}…`);
  const result = await work();
  say(`${title}: done in ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  return result;
}

const say = (line) => process.stderr.write(`${line}\n`);

/**
 * What passes many bytes through and keeps none: V8 would let its space for young objects grow to 100 MB, and looking through
 * that takes longer than the rest. A download of 1 GB held 324 MB for 3.1 s of processor time, and so 183 MB for 1.7 s.
 */
const streaming = ["export", "release", "verify-release"];
const smallYoungGeneration = "--max-semi-space-size=4";
/** Six times what a download holds. Without a bound V8 leaves 100 MB of what is no longer needed lying where texts become objects. */
const boundedHeap = "--max-old-space-size=384";

/** Hands over to the script: its terminal, its signals, and in the end its exit status are ours. */
function handOver(root, name, args) {
  const script = path.join(root, "scripts", `${name}.ts`);
  const envFile = path.join(root, ".env");
  // Tests must not meet the database, the keys or the models of whoever runs them.
  const readsEnvFile = name !== "test" && fs.existsSync(envFile);
  const flags = [
    "--conditions=react-server",
    ...(readsEnvFile ? [`--env-file=${envFile}`] : []),
    ...(streaming.includes(name) ? [smallYoungGeneration, boundedHeap] : []),
  ];
  const child = spawn(nodeFor(root), [...flags, script, ...args], {
    // The channel carries nothing; when we are killed it breaks, and the script knows.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...quietTools },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) leaveWithParents(child);
  child.on("error", (error) => {
    say(error.message);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * npm runs us from a shell, and neither tells us when it is killed. So the loss of either is taken for being asked to stop;
 * whoever runs us without npm may well leave us behind on purpose.
 */
function leaveWithParents(child) {
  const parents = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atFirst = parents();
  const watch = setInterval(() => {
    if (parents() === atFirst) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
  watch.unref();
}

/** From Linux's process table, where there is one: the fourth field, the second being a name in brackets. */
function parentOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[1];
  } catch {
    return "unknown";
  }
}

async function main([name, ...args]) {
  if (!name || !fs.existsSync(path.join(checkout, "scripts", `${name}.ts`))) {
    say(`There is no script "${name ?? ""}" in scripts/.`);
    process.exit(2);
  }
  try {
    await prepare(checkout);
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
  handOver(checkout, name, args);
}

if (fs.realpathSync(process.argv[1] ?? os.devNull) === fs.realpathSync(fileURLToPath(import.meta.url)))
  await main(process.argv.slice(2));
