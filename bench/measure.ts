import { performance } from "node:perf_hooks";
import { end } from "./at-end.ts";
import { casesIn } from "./cases.ts";
import type { Measurement, OwnMeasurement } from "./case.ts";

/** Measures one case, named by the arguments (its file and its name), and prints a Measurement: a process of its own, so memory is its own. */
const found = (await casesIn(process.argv[2])).find(({ name }) => name === process.argv[3]);
if (!found) throw new Error(`there is no case ${process.argv[3]}`);

/** Cold code costs more than the work itself, so some runs come first that do not count. */
const warmUps = found.measuresItself ? 1 : 3;
const patienceMs = 4000;
const leastRuns = found.leastRuns ?? 5;
const mostRuns = 31;

const work = await found.prepare();
for (let run = 0; run < warmUps; run++) await work();
const times: number[] = [];
const cpuTimes: number[] = [];
const reaches: number[] = [];
let peakMb = 0;
const begun = performance.now();
while (times.length < leastRuns || (times.length < mostRuns && performance.now() - begun < patienceMs)) {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const made = await work();
  const own = found.measuresItself ? (made as OwnMeasurement) : undefined;
  times.push(own?.ms ?? performance.now() - start);
  const { user, system } = process.cpuUsage(cpuStart);
  cpuTimes.push(own?.cpuMs ?? (user + system) / 1000);
  peakMb = Math.max(peakMb, own?.mb ?? 0);
  if (own?.reachMs !== undefined) reaches.push(own.reachMs);
}
if (!found.measuresItself) peakMb = process.resourceUsage().maxRSS / 1024;
const ascending = (values: number[]) => values.sort((left, right) => left - right);
const measured: Measurement = {
  times: ascending(times),
  cpuMs: ascending(cpuTimes)[cpuTimes.length >> 1],
  peakMb,
  ...(reaches.length > 0 && { reachMs: ascending(reaches)[reaches.length >> 1] }),
};
await end();
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit());
