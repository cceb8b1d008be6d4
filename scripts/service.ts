import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type ServiceOptions = {
  name: string;
  /** Node's arguments: flags, script, and what the script takes. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Told each line the service prints. */
  print: (line: string) => void;
};

export type Service = {
  /** Resolves with the reason when the service ends without having been asked to. */
  died: Promise<string>;
  stop: () => Promise<void>;
};

const STOP_GRACE_MS = 8_000;
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** A service that ran this long was well: its next failure starts the backoff anew. */
const WELL_AFTER_MS = 60_000;

/** Runs a Node script in a process of its own, which leaves when we do. */
export function runService({ name, args, env, print }: ServiceOptions): Service {
  const preload = path.join(import.meta.dirname, "leave-with-parent.ts");
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd: path.join(import.meta.dirname, ".."),
    env: { ...env, RINGSIDE_SUPERVISOR: String(process.pid) },
    // A group of its own, so that Ctrl-C reaches only the supervisor, which then stops things in order.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  printLines(child, print);
  let asked = false;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`${name} could not be started: ${error.message}`));
    child.once("exit", (code, signal) => resolve(`${name} ended with ${signal ?? `exit code ${code}`}`));
  });
  return {
    died: new Promise((resolve) => void ended.then((reason) => asked || resolve(reason))),
    async stop() {
      asked = true;
      child.kill("SIGTERM");
      const isLate = await Promise.race([ended.then(() => false), sleep(STOP_GRACE_MS, true, { ref: false })]);
      if (!isLate) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The same, but started again whenever it dies, each time a little later. */
export function keepServiceRunning(options: ServiceOptions): Pick<Service, "stop"> {
  let stopped = false;
  let current = runService(options);
  const watch = async () => {
    for (let delayMs = FIRST_RESTART_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_RESTART_MS)) {
      const begun = Date.now();
      const reason = await current.died;
      if (Date.now() - begun > WELL_AFTER_MS) delayMs = FIRST_RESTART_MS;
      options.print(`${reason}; starting it again in ${delayMs / 1000} s`);
      await sleep(delayMs, undefined, { ref: false });
      if (stopped) return;
      current = runService(options);
    }
  };
  void watch();
  return {
    stop() {
      stopped = true;
      return current.stop();
    },
  };
}

function printLines(child: ChildProcess, print: (line: string) => void) {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.trim()) print(line);
    });
    stream?.on("end", () => rest.trim() && print(rest));
  }
}
