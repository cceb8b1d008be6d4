import { parentPort, workerData } from "node:worker_threads";
import type { PairCount } from "#lib/rating/index.ts";
import { makeReport } from "./make-report.ts";

/** A thread that makes one report and ends: on a large board that takes seconds, which no page should wait behind. */
const { counts, ties } = workerData as { counts: PairCount[]; ties: "half" | "out" };
parentPort!.postMessage(makeReport(counts, ties));
