import fs from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

const compress = promisify(brotliCompress);

/** Where Next puts what a browser keeps for good, and how its addresses begin. */
const folder = path.join(import.meta.dirname, "..", ".next", "static");
const prefix = "/_next/static/";

const types: Record<string, string> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

/** Files whose twin is being made, or cannot be. */
const begun = new Set<string>();

/**
 * Answers with the Brotli twin of a built script or style sheet, a seventh smaller than gzip. The twin is made the first time
 * a browser could have used it, once per build; until it is there, false leaves the request to Next and its gzip.
 */
export function serveCompressed(request: IncomingMessage, response: ServerResponse): boolean {
  const { url = "", method, headers } = request;
  if (!url.startsWith(prefix) || (method !== "GET" && method !== "HEAD")) return false;
  if (!/\bbr\b(?!\s*;\s*q=0(\.0*)?\b)/.test(String(headers["accept-encoding"] ?? ""))) return false;
  const name = url.slice(prefix.length).split("?")[0];
  const type = types[path.extname(name)];
  // Plain names only: nothing that could lead out of the folder.
  if (!type || !/^[\w~.-]+(\/[\w~.-]+)*$/.test(name) || name.includes("..")) return false;
  const file = path.join(folder, name);
  const twin = fs.statSync(`${file}.br`, { throwIfNoEntry: false });
  if (!twin) {
    void makeTwin(file);
    return false;
  }
  response.writeHead(200, {
    "content-type": type,
    "content-encoding": "br",
    "content-length": twin.size,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  if (method === "HEAD") response.end();
  else fs.createReadStream(`${file}.br`).pipe(response);
  return true;
}

/** Compression runs on Node's own few threads, beside the one that answers. A disk that cannot be written to keeps gzip. */
async function makeTwin(file: string): Promise<void> {
  if (begun.has(file) || !fs.existsSync(file)) return;
  begun.add(file);
  try {
    const unfinished = `${file}.${process.pid}.part`;
    await fs.promises.writeFile(unfinished, await compress(await fs.promises.readFile(file)));
    await fs.promises.rename(unfinished, `${file}.br`);
  } catch (error) {
    console.warn(`No Brotli twin of ${path.basename(file)}: ${(error as Error).message}`);
  }
}
