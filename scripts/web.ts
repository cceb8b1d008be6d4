/**
 * The web server: Next behind a socket of our own, because only whoever owns the socket knows who is calling. Reads HOST,
 * PORT and TRUSTED_PROXIES; `--dev` gives hot reload. Tells its parent the port it got, and ends with it.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import next from "next";
import { env } from "#lib/env.ts";
import { parseTrustedProxies } from "#lib/safety/client-address.ts";
import { believe } from "#lib/safety/forwarded.ts";
import { serveCompressed } from "./static-files.ts";

/** How long an open stream may go on after we were asked to end; the browser comes back to where it was. */
const graceMs = 3_000;

const { HOST, PORT, TRUSTED_PROXIES } = env();
const proxies = parseTrustedProxies(TRUSTED_PROXIES);
const dev = process.argv.includes("--dev");

const server = createServer();
const app = next({ dev, dir: path.join(import.meta.dirname, ".."), hostname: HOST, port: PORT, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();

server.on("request", (request, response) => {
  believe(request.headers, request.socket.remoteAddress, proxies);
  // Built files pass proxy.ts by; what it sets for the rest is set again there.
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  if (!dev && serveCompressed(request, response)) return;
  handle(request, response).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

server.once("error", (error) => {
  console.error(`Cannot listen on ${HOST}:${PORT}: ${error.message}`);
  process.exit(1);
});
server.listen(PORT, HOST, () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ type: "listening", port });
});

let isEnding = false;
async function end() {
  if (isEnding) return;
  isEnding = true;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), graceMs).unref();
  await closed;
  await app.close();
  process.exit(0);
}
process.on("SIGTERM", () => void end());
process.on("SIGINT", () => void end());
process.on("disconnect", () => void end());
