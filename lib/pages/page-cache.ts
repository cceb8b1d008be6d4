import { promisify } from "node:util";
import zlib from "node:zlib";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { withHashesFor } from "./strict-policy.ts";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Pages that say the same to everybody, and change only with boards and roster. Anything else is rendered each time. */
const publicPages =
  /^\/(leaderboard(\/[a-z0-9/-]*)?|models(\/[a-z0-9._-]+)?|compare\/[a-z0-9._-]+\/[a-z0-9._-]+|methods)$/;

/** A page is rendered again this long after it was rendered, should anybody ask; until then it may lag behind its board. */
const freshForMs = 1_000;
/** An older page is never shown: whoever comes then waits for the new one. */
const keptForMs = 3_000;
const mostPages = 500;
const longestAddress = 500;

interface Rendered {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Record<"br" | "gzip" | "identity", Buffer>;
  etag: string;
  at: number;
}

interface Entry {
  rendered: Rendered | null;
  rendering: Promise<Rendered | null> | null;
}

/** A public page and as whose: without PUBLIC_URL, pages name the host that was asked for. */
export interface Wanted {
  address: string;
  /** Host and what a trusted proxy says of it. */
  headers: Record<string, string>;
}

/** Renders a page once, however it comes about. */
export type Render = (wanted: Wanted) => Promise<{ status: number; headers: OutgoingHttpHeaders; body: string }>;

/**
 * Answers public pages from memory: rendered once for everybody, compressed once, and rendered anew in the background when asked
 * for a second later. A front page of somewhere else then costs no more than a few renderings a second.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>();
  readonly #render: Render;
  readonly #now: () => number;

  constructor(render: Render, now: () => number = Date.now) {
    this.#render = render;
    this.#now = now;
  }

  /** Answers the request if it is for a public page; otherwise leaves it alone and says false. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const wanted = wantedBy(request);
    if (wanted === null) return false;
    const rendered = await this.#page(wanted);
    if (!rendered) return false;
    send(rendered, request, response);
    return true;
  }

  async #page(wanted: Wanted): Promise<Rendered | null> {
    const now = this.#now();
    const key = `${Object.values(wanted.headers).join(" ")} ${wanted.address}`;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { rendered: null, rendering: null };
      this.#entries.set(key, entry);
      this.#forget(now);
    }
    const { rendered } = entry;
    const age = rendered ? now - rendered.at : Infinity;
    if (age > freshForMs) entry.rendering ??= this.#renderInto(key, wanted, entry);
    // Somebody has to wait for the first; who comes while it is made anew gets the one before.
    return rendered && age <= keptForMs ? rendered : entry.rendering;
  }

  async #renderInto(key: string, wanted: Wanted, entry: Entry): Promise<Rendered | null> {
    const at = this.#now();
    try {
      const { status, headers, body } = await this.#render(wanted);
      // Errors, redirects and answers that set cookies are for one visitor.
      if (status !== 200 || headers["set-cookie"] !== undefined) return null;
      entry.rendered = await finish(status, headers, body, at);
      return entry.rendered;
    } catch {
      return null;
    } finally {
      entry.rendering = null;
      if (entry.rendered?.at !== at) this.#entries.delete(key);
    }
  }

  #forget(now: number) {
    for (const [key, { rendered }] of this.#entries) {
      const isOld = rendered !== null && now - rendered.at > keptForMs;
      if (isOld || this.#entries.size > mostPages) this.#entries.delete(key);
    }
  }
}

const siteHeaders = ["host", "x-forwarded-host", "x-forwarded-proto"] as const;
const plainSite = /^[a-z0-9.:[\],-]{1,255}$/i;

/** The whole public page that is asked for, with its query in a fixed order; null when this is no request for one. */
function wantedBy({ method, url = "", headers: given }: IncomingMessage): Wanted | null {
  if ((method !== "GET" && method !== "HEAD") || url.length > longestAddress) return null;
  // What the router in the browser asks for is data, not a page.
  if (given.rsc !== undefined || given["next-router-state-tree"] !== undefined) return null;
  const headers: Record<string, string> = {};
  for (const name of siteHeaders) {
    const value = given[name];
    if (value === undefined) continue;
    if (typeof value !== "string" || !plainSite.test(value)) return null;
    headers[name] = value;
  }
  if (!URL.canParse(url, "http://localhost")) return null;
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (!publicPages.test(pathname) || searchParams.has("_rsc")) return null;
  searchParams.sort();
  const query = searchParams.toString();
  return { address: query === "" ? pathname : `${pathname}?${query}`, headers };
}

/** Headers that belong to one connection, or that we say ourselves. */
const ownHeaders =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|etag|date|vary|cache-control)$/;

async function finish(status: number, given: OutgoingHttpHeaders, html: string, at: number): Promise<Rendered> {
  const headers = Object.fromEntries(Object.entries(given).filter(([name]) => !ownHeaders.test(name)));
  const policy = headers["content-security-policy"];
  if (typeof policy === "string") headers["content-security-policy"] = withHashesFor(html, policy);
  const identity = Buffer.from(html);
  const [br, packed] = await Promise.all([
    brotli(identity, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }),
    gzip(identity, { level: 6 }),
  ]);
  const etag = `"${zlib.crc32(identity).toString(16)}-${identity.length.toString(16)}"`;
  return { status, headers, body: { br, gzip: packed, identity }, etag, at };
}

function send({ status, headers, body, etag }: Rendered, request: IncomingMessage, response: ServerResponse) {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.setHeader("cache-control", "public, max-age=0, must-revalidate");
  response.setHeader("vary", "accept-encoding");
  response.setHeader("etag", etag);
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  const accepted = request.headers["accept-encoding"] ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "identity";
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  response.setHeader("content-length", body[encoding].length);
  response.writeHead(status).end(request.method === "HEAD" ? undefined : body[encoding]);
}
