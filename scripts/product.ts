import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters, styleText } from "node:util";
import { EnvError, readEnv, type Env } from "#lib/env.ts";
import { parseTrustedProxies } from "#lib/safety/client-address.ts";
import { buildIfStale } from "./build.ts";
import { inDataFolder, openDatabase, type Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { onFreePort } from "./ports.ts";
import { createProgress, type Progress } from "./progress.ts";
import { persistentSecret } from "./secret.ts";
import { keepServiceRunning, runService, type Service } from "./service.ts";
import { inTurn } from "./take-turns.mjs";

type Stop = () => Promise<void>;

export type Mode = "production" | "development";

const checkout = path.join(import.meta.dirname, "..");
const READY_TIMEOUT_MS = 60_000;

/** As in scripts/bootstrap.mjs: with a download of 1 GB on its way, the web process holds 260 MB instead of 420. */
const smallYoungGeneration = "--max-semi-space-size=4";

/** The whole product on this machine: database, migrations, first data, pages, web and worker, until told to stop. */
export async function runProduct(mode: Mode) {
  const progress = createProgress();
  const stopSignal = listenForStop();
  const stops: Stop[] = [];
  let reason: string | undefined;
  try {
    reason = await Promise.race([stopSignal.then(() => undefined), startEverything(mode, progress, stops)]);
  } catch (error) {
    reason = error instanceof EnvError ? `The environment is wrong:\n${error.message}` : explain(error);
  }
  if (reason) process.stderr.write(`${styleText("red", reason, { stream: process.stderr })}\n`);
  const begun = performance.now();
  for (const stop of stops.reverse()) await stop().catch((error: unknown) => progress.say(explain(error)));
  if (!reason) progress.say(`\nStopped in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  process.exit(reason ? 1 : 0);
}

/** Resolves with why the product cannot go on; until then it runs. */
async function startEverything(mode: Mode, { step, say }: Progress, stops: Stop[]): Promise<string> {
  const begun = performance.now();
  Object.assign(process.env, { NODE_ENV: mode });
  const env = readEnv(process.env);
  parseTrustedProxies(env.TRUSTED_PROXIES); // a wrong entry stops the start here, by name

  const database = await step("Database", async (note) => {
    const opened = await openDatabase(say);
    stops.push(async () => opened.embedded?.stop());
    note(describeDatabase(opened));
    return opened;
  });
  process.env.DATABASE_URL = database.url;
  process.env.AUTH_SECRET = env.AUTH_SECRET ?? persistentSecret(inDataFolder("secret"));
  process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET;
  await step("Migrations", async (note) => {
    const applied = await migrate(database.url);
    note(applied.length === 0 ? "up to date" : `${applied.length} applied`);
  });
  await step("Roster and first data", async () => {
    const { seed } = await import("#prisma/seed.ts");
    await seed();
  });
  if (mode === "production")
    await step("Pages", async (note) => note((await buildIfStale()) ? "built" : "built before"));

  const { web, address } = await step("Web and worker", () => startServices(mode, env, say, stops));
  await welcome(address, performance.now() - begun, say);
  process.send?.({ ready: address });
  return Promise.race([web.died, keepDatabaseRunning(database, say, stops)]);
}

/** One start of a checkout at a time, so that two of them do not find the same port free. */
function startServices(mode: Mode, env: Env, say: (line: string) => void, stops: Stop[]) {
  return inTurn(inDataFolder("web.lock"), async () => {
    const started = await onFreePort(env.PORT, env.HOST, (port) => startWeb(mode, env, port, say, stops));
    const worker = keepServiceRunning({
      name: "The worker",
      args: ["--conditions=react-server", path.join("scripts", "worker.ts")],
      env: { ...process.env },
      print: say,
    });
    stops.push(worker.stop);
    return started;
  });
}

async function startWeb(mode: Mode, env: Env, port: number, say: (line: string) => void, stops: Stop[]) {
  if (env.PORT !== 0 && port !== env.PORT) say(`  Port ${env.PORT} is busy; using ${port}.`);
  process.env.PORT = String(port);
  const web = runService({
    name: "The web process",
    args: [smallYoungGeneration, path.join("scripts", "web.ts"), ...(mode === "development" ? ["--dev"] : [])],
    env: { ...process.env },
    print: withoutGreeting(say),
  });
  stops.push(web.stop);
  const anywhere = /^(127\.0\.0\.1|0\.0\.0\.0|::1?)$/.test(env.HOST);
  const local = `http://${anywhere ? "localhost" : env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST}:${port}`;
  try {
    await untilReady(`${local}/api/health`, web);
  } catch (error) {
    await web.stop();
    throw error;
  }
  return { web, address: env.PUBLIC_URL ?? local };
}

async function welcome(address: string, ms: number, say: (line: string) => void) {
  const bold = (text: string) => styleText(["bold", "cyan"], text, { stream: process.stdout });
  say(`\n  Ringside is ready at ${bold(address)}  (${(ms / 1000).toFixed(1)} s)`);
  const link = await adminLink(address);
  if (link) say(`  Administrator, once:  ${bold(link)}`);
  say(`  Ctrl-C stops everything.\n`);
}

/** Asked once, then the supervisor keeps no connection of its own to the product's tables. */
async function adminLink(address: string): Promise<string | null> {
  const { createAdminLink } = await import("#lib/auth/admin-link.ts");
  const { closeDatabase } = await import("#lib/db.ts");
  return createAdminLink(address).finally(closeDatabase);
}

/** Answers from the health page mean that web and database see each other. */
async function untilReady(health: string, web: Service) {
  let ended: string | undefined;
  void web.died.then((reason) => (ended = reason));
  for (const deadline = Date.now() + READY_TIMEOUT_MS; Date.now() < deadline; await sleep(100)) {
    if (ended) throw new Error(ended);
    const answer = await fetch(health, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`The web process did not get ready in ${READY_TIMEOUT_MS / 1000} s (${health})`);
}

/** An embedded server that goes away by itself comes back at the same address, where all connections look for it. */
async function keepDatabaseRunning(first: Database, say: (line: string) => void, stops: Stop[]): Promise<string> {
  let { embedded } = first;
  while (embedded) {
    await embedded.lost;
    say("The database went away; starting it again");
    const { port } = embedded;
    delete process.env.DATABASE_URL;
    const again = await openDatabase(say, port);
    process.env.DATABASE_URL = again.url;
    embedded = again.embedded;
    stops.unshift(async () => again.embedded?.stop());
    if (embedded && embedded.port !== port) return `The database's port ${port} was taken while it was away`;
  }
  return new Promise(() => {});
}

/** Ctrl-C, `kill`, a closed terminal, or the death of whoever started us. */
function listenForStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    process.once("disconnect", () => resolve());
  });
}

function describeDatabase({ url, embedded }: Database): string {
  if (!embedded) return new URL(url).host;
  const inside = path.relative(checkout, embedded.cluster);
  const where = inside.startsWith("..") ? embedded.cluster : inside;
  return `PostgreSQL in ${where}${embedded.adopted ? ", already running" : ""}`;
}

/** Next's own greeting repeats what we say ourselves. */
function withoutGreeting(print: (line: string) => void) {
  const greeting =
    /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)|✓ (Ready|Starting|Running next\.config)|> next )/;
  return (line: string) => void (greeting.test(stripVTControlCharacters(line)) || print(line));
}

const explain = (error: unknown) => (error instanceof Error && error.message) || String(error);
