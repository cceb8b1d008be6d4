import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import type { Case, OwnMeasurement } from "./case.ts";

const checkout = path.join(import.meta.dirname, "..");

/** `npm run rate` on a Parquet file, from the start of the process to its end. The file is made once and kept in .data/bench. */
const rateCommand = (votes: number) => () => {
  const file = path.join(checkout, ".data", "bench", `votes-130-${votes}.parquet`);
  if (!fs.existsSync(file)) makeFile(file, votes);
  return () => timed("rate.ts", [file, "--json"]);
};

function makeFile(file: string, votes: number): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const half = file.replace(/\.parquet$/, ".unfinished.parquet");
  const options = ["--models", "130", "--votes", String(votes), "--voters", "0", "--epochs", "16", "--out", half];
  const made = spawnSync(process.execPath, [path.join(checkout, "scripts", "simulate.ts"), ...options], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (made.status !== 0) throw new Error(`${file} could not be made`);
  fs.renameSync(half, file);
}

/** Time of a script; its processor time and peak memory are known on Linux only, where the kernel tells them. */
function timed(script: string, args: string[]): Promise<OwnMeasurement> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const flags = ["--conditions=react-server", path.join(checkout, "scripts", script)];
    const child = spawn(process.execPath, [...flags, ...args], { stdio: ["ignore", "ignore", "inherit"] });
    let mb = 0;
    let cpuMs = 0;
    const watch = setInterval(() => {
      try {
        const status = fs.readFileSync(`/proc/${child.pid}/status`, "utf8");
        mb = Math.max(mb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
        // Ticks in user and kernel mode, 100 a second, counted from the end of the name, which may hold spaces.
        const ticks = fs.readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
        cpuMs = Math.max(cpuMs, (Number(ticks[11]) + Number(ticks[12])) * 10);
      } catch {
        // Gone, or not Linux.
      }
    }, 25);
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ ms: performance.now() - start, cpuMs, mb });
      else reject(new Error(`${script} ended with ${code}`));
    });
  });
}

export const cases: Case[] = [
  {
    name: "rating: npm run rate, 10M-vote Parquet",
    reachMs: 5000,
    reachMb: 1000,
    measuresItself: true,
    prepare: rateCommand(10_000_000),
  },
];
