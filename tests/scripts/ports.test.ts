import net from "node:net";
import { expect, test } from "vitest";
import { freePort, nextFreePort } from "../../scripts/ports.ts";

async function whileListening(work: (port: number) => Promise<void>) {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as net.AddressInfo).port);
  } finally {
    server.close();
  }
}

test("a busy port leads to one of the next", () =>
  whileListening(async (busy) => {
    const found = await nextFreePort(busy);
    expect(found).not.toBe(busy);
    expect(found).toBeGreaterThan(0);
  }));

test("a preferred port is kept when free, and given up when busy", () =>
  whileListening(async (busy) => {
    const free = await freePort(0);
    expect(await freePort(free)).toBe(free);
    expect(await freePort(busy)).not.toBe(busy);
  }));
