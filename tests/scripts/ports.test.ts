import net from "node:net";
import { expect, test } from "vitest";
import { freePort, nextFreePort, onFreePort } from "../../scripts/ports.ts";

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

test("a port that is taken between the look and the listening leads to another; a failure of another kind is told", async () => {
  const wished = await freePort(0);
  const thief = net.createServer();
  const tried: number[] = [];
  const listen = async (port: number) => {
    tried.push(port);
    if (tried.length === 1) await new Promise<void>((resolve) => thief.listen(port, "127.0.0.1", resolve));
    if (port === wished) throw new Error(`Cannot listen on ${port}`);
    return `on ${port}`;
  };
  expect(await onFreePort(wished, "127.0.0.1", listen)).toBe(`on ${tried[1]}`);
  expect(tried).toHaveLength(2);
  expect(tried[1]).not.toBe(wished);
  await new Promise((resolve) => thief.close(resolve));
  await expect(onFreePort(wished, "127.0.0.1", listen)).rejects.toThrow(`Cannot listen on ${wished}`);
});
