import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import { manifestName } from "./manifest.ts";
import { alreadyThere, folderName } from "./releases-folder.ts";
import type { Shelf } from "./shelf.ts";

interface Bucket {
  /** Of the bucket and what every name begins with, ending in a slash. */
  address: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Releases in S3-compatible storage. A file is sent as it is read, under the SHA-256 that its manifest names. */
export function openBucket({ address, ...credentials }: Bucket): Shelf {
  // A stream cannot be sent twice, so a failed request is the job's to repeat.
  const client = new AwsClient({ ...credentials, service: "s3", retries: 0 });
  const urlOf = (number: number, name: string) => `${address}${folderName(number)}/${name}`;

  async function ask(method: string, number: number, name: string, init: RequestInit & { duplex?: "half" } = {}) {
    const response = await client.fetch(urlOf(number, name), { ...init, method });
    if (response.ok || response.status === 404) return response;
    if (response.status === 412) throw new Error(alreadyThere(urlOf(number, name)));
    const said = (await response.text()).slice(0, 300);
    throw new Error(`The storage answered ${method} ${folderName(number)}/${name} with ${response.status}: ${said}`);
  }

  return {
    async put(number, folder, files) {
      // The manifest last: whoever finds it finds the rest.
      const order = [...files].sort(
        (one, other) => Number(one.name === manifestName) - Number(other.name === manifestName),
      );
      for (const { name, bytes, sha256 } of order) {
        const body = Readable.toWeb(fs.createReadStream(path.join(folder, name))) as ReadableStream<Uint8Array>;
        const headers = {
          "content-length": String(bytes),
          "x-amz-content-sha256": sha256,
          // Refused by the storage where a release of this number is already.
          "if-none-match": "*",
        };
        const response = await ask("PUT", number, name, { body, headers, duplex: "half" });
        if (response.status === 404) throw new Error(`The storage knows no bucket at ${address}.`);
      }
      await fs.promises.rm(folder, { recursive: true, force: true });
    },
    async discard(number, names) {
      for (const name of names) await ask("DELETE", number, name);
    },
    async read(number, name, part) {
      const headers: Record<string, string> = part ? { range: `bytes=${part.from}-${part.to}` } : {};
      const response = await ask("GET", number, name, { headers });
      return response.status === 404 ? null : response.body;
    },
  };
}
