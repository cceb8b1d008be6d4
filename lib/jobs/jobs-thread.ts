import "server-only";
import { closeDatabase } from "#lib/db.ts";
import { closeBus } from "#lib/live/bus.ts";
import { closeQueue } from "./queue.ts";
import { runJobs } from "./run-jobs.ts";
import { threadSignal } from "./thread-signal.ts";

/** The thread that does the jobs of the queue. */
await runJobs(threadSignal());
await closeQueue();
await closeBus();
await closeDatabase();
process.exit(0);
