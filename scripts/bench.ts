import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { casesIn, reportsIn } from "../bench/cases.ts";
import type { Case, Measurement } from "../bench/case.ts";
import { linesOf } from "../bench/report.ts";

const usage = `usage: npm run bench -- [WORD…] [--json]

Measures what the project claims to be quick, each in a process of its own, and prints medians beside what is to be reached
and what the same work costs FastChat; then how often taggers and rules are right on labelled sets. Words choose the cases whose name holds all of them: npm run bench -- rating elo`;

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith("-"));
if (args.includes("--help") || args.includes("-h")) {
  console.log(usage);
  process.exit();
}

const isChosen = ({ name }: { name: string }) => words.every((word) => name.toLowerCase().includes(word.toLowerCase()));
const chosen = (await casesIn()).filter(isChosen);
const reports = (await reportsIn()).filter(isChosen);
if (chosen.length + reports.length === 0) {
  console.error(`No case has ${words.map((word) => JSON.stringify(word)).join(" and ")} in its name.`);
  process.exit(2);
}

const load = () => os.loadavg()[0].toFixed(1);
if (chosen.length > 0 && !args.includes("--json")) {
  console.log(
    `Node ${process.versions.node}, ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim()}), load ${load()}\n`,
  );
  console.log(row(["case", "median", "fastest", "cpu", "reach", "memory", "FastChat", "ratio"]));
}
for (const one of chosen) {
  if (one.unavailable) {
    console.log(args.includes("--json") ? JSON.stringify({ name: one.name }) : row([one.name, one.unavailable]));
    continue;
  }
  const { times, cpuMs, peakMb, reachMs = one.reachMs } = measure(one);
  const median = times[times.length >> 1];
  console.log(
    args.includes("--json")
      ? JSON.stringify({
          name: one.name,
          medianMs: median,
          fastestMs: times[0],
          cpuMs,
          peakMb,
          reachMs,
          runs: times.length,
          load: load(),
        })
      : row(cellsOf({ ...one, reachMs }, median, times[0], cpuMs, peakMb)),
  );
}
for (const report of reports) {
  const { name, unavailable, figures, confusions } = report;
  console.log(
    args.includes("--json")
      ? JSON.stringify({ name, unavailable, figures: figures(), confusions: confusions() })
      : `\n${linesOf(report).join("\n")}`,
  );
}

function measure({ file, name, flags = [] }: Case & { file: string }): Measurement {
  const child = spawnSync(
    process.execPath,
    ["--conditions=react-server", ...flags, path.join(import.meta.dirname, "..", "bench", "measure.ts"), file, name],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (child.status !== 0) throw new Error(`${name} could not be measured`);
  return JSON.parse(child.stdout) as Measurement;
}

function cellsOf(
  { name, reachMs, reachMb, fastChatSeconds }: Case,
  median: number,
  fastest: number,
  cpuMs: number,
  peakMb: number,
) {
  const seconds = fastChatSeconds;
  return [
    name,
    `${inWords(median)}${median <= reachMs ? "" : " !"}`,
    inWords(fastest),
    inWords(cpuMs),
    `≤ ${inWords(reachMs)}`,
    `${peakMb.toFixed(0)}${reachMb ? ` ≤ ${reachMb}` : ""} MB`,
    seconds === undefined ? "–" : inWords(seconds * 1000),
    seconds === undefined ? "–" : `${Math.round((seconds * 1000) / median)}×`,
  ];
}

function inWords(ms: number): string {
  return ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : ms >= 10 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(2)} ms`;
}

function row([name, ...cells]: string[]): string {
  return name.padEnd(46) + cells.map((cell) => cell.padStart(16)).join("");
}
