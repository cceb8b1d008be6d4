/**
 * Preloaded into every service (`--import`): when the supervisor is killed the channel to it breaks, and the service
 * ends as if asked to, instead of living on with a port and a database connection.
 */
const GRACE_MS = 5_000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
// Only listening must not keep a finished process alive.
process.channel?.unref();

export {};
