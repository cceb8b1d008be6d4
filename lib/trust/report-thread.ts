import { parentPort, workerData } from "node:worker_threads";
import { foresee } from "./foresee.ts";
import type { ForeseeWork } from "./foresee.ts";
import { makeReport } from "./make-report.ts";
import type { ReportWork } from "./make-report.ts";

export type Work = ({ kind: "report" } & ReportWork) | ({ kind: "foresee" } & ForeseeWork);

/** A thread that does one piece of work and ends: on a large board that takes seconds, which no page should wait behind. */
const work = workerData as Work;
parentPort!.postMessage(work.kind === "report" ? makeReport(work) : foresee(work));
