import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What it answers from now on: a status, nothing at all, or a redirect. */
  answer: number | "silence" | "reset";
}

/** A server that takes webhooks, as a stranger's would: on this machine, and unkind when told to be. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: "", received: [], answer: 200 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk));
    request.on("end", () => {
      receiver.received.push({ headers: request.headers, body });
      if (receiver.answer === "silence") return;
      if (receiver.answer === "reset") return void request.socket.destroy();
      const isRedirect = receiver.answer >= 300 && receiver.answer < 400;
      response.writeHead(receiver.answer, isRedirect ? { location: "http://169.254.169.254/" } : {}).end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
