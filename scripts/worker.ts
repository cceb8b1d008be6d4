import { runWorker } from "#lib/jobs/worker.ts";

/** The background process: `npm start` runs one beside the web process, `npm run worker` runs one more. */
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

await runWorker(stop.signal);
process.exit(0);
