/**
 * The web server: Next behind a socket of our own, because only whoever owns the socket knows who is calling. Reads HOST,
 * PORT and TRUSTED_PROXIES; `--dev` gives hot reload. Tells its parent the port it got, and ends with it.
 */
import { randomBytes } from "node:crypto";
import http, { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import next from "next";
import { env } from "#lib/env.ts";
import { PageCache } from "#lib/pages/page-cache.ts";
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

/** Says that it is us who ask for a page, to keep it. */
const renderingToken = randomBytes(16).toString("hex");
const pages = new PageCache(renderPage);

server.on("request", (request, response) => {
  believe(request.headers, request.socket.remoteAddress, proxies);
  const isOurs = request.headers["x-ringside-render"] === renderingToken;
  delete request.headers["x-ringside-render"];
  const answered = dev || isOurs ? Promise.resolve(false) : pages.answer(request, response);
  answered.then(
    (isDone) => isDone || render(request, response),
    () => render(request, response),
  );
});

function render(request: http.IncomingMessage, response: http.ServerResponse) {
  // Built files pass proxy.ts by; what it sets for the rest is set again there.
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  if (!dev && serveCompressed(request, response)) return;
  handle(request, response).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
}

/** Asks ourselves for a page, as a visitor without cookies would. */
function renderPage({
  address,
  headers: as,
}: Parameters<ConstructorParameters<typeof PageCache>[0]>[0]): ReturnType<ConstructorParameters<typeof PageCache>[0]> {
  const { port } = server.address() as AddressInfo;
  const host = HOST === "0.0.0.0" ? "127.0.0.1" : HOST === "::" ? "::1" : HOST;
  const headers = { ...as, "x-ringside-render": renderingToken, accept: "text/html", "accept-encoding": "identity" };
  return new Promise((resolve, reject) => {
    const asked = http.get({ host, port, path: address, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      answer.once("error", reject);
      answer.once("end", () => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body }));
    });
    asked.once("error", reject);
  });
}

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
