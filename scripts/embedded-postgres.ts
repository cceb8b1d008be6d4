import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./ports.ts";
import * as server from "./postgres-cluster.ts";
import { preparePostgresHome, type PostgresHome } from "./postgres-home.ts";

export type StartPostgres = {
  dataDir: string;
  log?: (line: string) => void;
  /** Preferred port, when free, so that a server that comes back is found where it was. */
  port?: number;
  /** Further `name=value` settings, such as fsync=off for a database of tests. */
  settings?: readonly string[];
};

export type EmbeddedPostgres = {
  url: (database: string) => string;
  port: number;
  /** Where the data really is: in dataDir, unless the server's user cannot enter it. */
  cluster: string;
  /** True when the server was already running: left behind by a killed start, or shared with one that is alive. */
  adopted: boolean;
  /** Resolves when the server goes away before `stop` was called. */
  lost: Promise<void>;
  /** Leaves; the last to leave shuts the server down. */
  stop: () => Promise<void>;
};

const SUPERVISOR = "ringside-supervisor";
const LEAVING = "ringside-leaving";
/** Joining and leaving take turns on this advisory lock, so that the last one out is well defined. Any number does. */
const DOOR = 20_261_123;
/** A slow disk's initdb, or the recovery of a large cluster after a crash, takes its time. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;

/**
 * Starts, or joins, the PostgreSQL that keeps its data in `dataDir`.
 *
 * There is no lock file of ours: postgres itself allows one server per cluster, so every start looks for a live server,
 * tries to become it, and looks again. Two starts at once and a server orphaned by `kill -9` are then ordinary cases.
 */
export async function startPostgres(options: StartPostgres): Promise<EmbeddedPostgres> {
  const home = preparePostgresHome(path.resolve(options.dataDir), options.log ?? (() => {}));
  server.initialiseCluster(home);
  server.refuseOtherVersion(home);

  let launched: server.LaunchedServer | undefined;
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(50)) {
    server.forgetStalePostmaster(home.cluster);
    const running = server.readPostmaster(home.cluster);
    const member = running && (await join(running.port, home.password));
    if (running && member) return supervise(home, running, member, running.pid !== launched?.pid);
    if (running || launched?.isAlive()) continue;
    if (launched && !launched.metAnother()) throw new Error(launched.lastWords());
    launched = server.launchServer(home, await freePort(options.port ?? 0), options.settings ?? []);
  }
  throw new Error(`PostgreSQL was not ready after ${START_TIMEOUT_MS / 1000} seconds; its log is ${home.logFile}`);
}

/** Creates a database unless it is there; that another start was quicker is fine. Gives its address. */
export async function ensureDatabase(postgres: Pick<EmbeddedPostgres, "url">, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "42P04" && code !== "23505") throw error; // duplicate_database, unique_violation
  } finally {
    await client.end();
  }
  return postgres.url(name);
}

/** A connection kept open for as long as we need the server; undefined while it is starting or shutting down. */
async function join(port: number, password: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...{ host: "127.0.0.1", port, user: server.POSTGRES_USER, password, database: "postgres" },
    ...{ application_name: SUPERVISOR, keepAlive: true, connectionTimeoutMillis: 5_000 },
  });
  client.on("error", () => {}); // told by "end"
  try {
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [DOOR]);
    await client.query("select pg_advisory_unlock($1)", [DOOR]);
    return client;
  } catch {
    await client.end().catch(() => {});
    return undefined;
  }
}

function supervise(
  home: PostgresHome,
  { pid, port }: server.Postmaster,
  member: pg.Client,
  adopted: boolean,
): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  let isCut = false;
  const lost = new Promise<void>((resolve) =>
    member.once("end", () => {
      isCut = true;
      if (!stopped) resolve();
    }),
  );
  const leave = async () => {
    // Our connection may have been cut while the server lives on, perhaps for others: knock again before deciding.
    const door = isCut ? await join(port, home.password) : member;
    if (!door || (await isLastOut(door))) await shutDown(pid, home);
    await door?.end().catch(() => {});
  };
  const user = `${server.POSTGRES_USER}:${encodeURIComponent(home.password)}`;
  return {
    url: (database) => `postgresql://${user}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    ...{ port, cluster: home.cluster, adopted, lost },
    stop: () => (stopped ??= leave()),
  };
}

/** Keeps the door closed when it answers yes: whoever joins now waits, is cut off, and starts a new server. */
async function isLastOut(member: pg.Client): Promise<boolean> {
  try {
    await member.query("select pg_advisory_lock($1)", [DOOR]);
    await member.query(`set application_name = '${LEAVING}'`);
    const { rows } = await member.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where application_name = $1",
      [SUPERVISOR],
    );
    return rows[0]!.others === 0;
  } catch {
    return true; // cut off in the middle: the server is going down already
  }
}

async function shutDown(pid: number, { cluster, logFile }: PostgresHome) {
  if (!server.isServerOf(pid, cluster)) return;
  process.kill(pid, "SIGINT"); // "fast": open sessions are cut, everything committed is flushed
  for (const deadline = Date.now() + STOP_TIMEOUT_MS; Date.now() < deadline; await sleep(20))
    if (!server.isServerOf(pid, cluster)) return;
  throw new Error(`PostgreSQL (process ${pid}) did not stop; its log is ${logFile}`);
}
