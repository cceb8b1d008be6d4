/**
 * Preloaded into every service (`--import`): when the supervisor is killed the channel to it breaks, and the service
 * ends as if asked to, instead of living on with a port and a database connection.
 *
 * What a service forks inherits the preload, but its channel is its own business: Next's development server has helpers that
 * would end at once, and be waited for for ever, if theirs did not keep them alive.
 */
const GRACE_MS = 5_000;

if (process.ppid === Number(process.env.RINGSIDE_SUPERVISOR)) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // Only listening must not keep a finished process alive.
  process.channel?.unref();
}

export {};
