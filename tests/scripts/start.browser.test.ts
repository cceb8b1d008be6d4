import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { inDataFolder } from "../../scripts/database.ts";
import { readPostmaster } from "../../scripts/postgres-cluster.ts";
import { testDatabaseName } from "../support/database-server.ts";
import { startProduct } from "../support/running-product.ts";

const checkout = path.join(import.meta.dirname, "..", "..");

type Product = Awaited<ReturnType<typeof startProduct>>;

let dataDir: string | undefined;
const products = new Set<Product>();

afterEach(async () => {
  for (const product of products) {
    await product.stop();
    fs.rmSync(clusterOf(product), { recursive: true, force: true });
  }
  products.clear();
  if (dataDir) fs.rmSync(dataDir, { recursive: true, force: true });
  dataDir = undefined;
});

/** On a database of its own in a folder of its own, as on a machine where nothing is set. */
async function start(environment: Record<string, string> = {}, script?: "dev.ts"): Promise<Product> {
  dataDir ??= inDataFolder(testDatabaseName());
  const product = await startProduct("", { DATA_DIR: dataDir, SIMULATED_SOURCE: "off", ...environment }, script);
  products.add(product);
  return product;
}

const isHealthy = (product: Product) =>
  fetch(`${product.baseUrl}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Where the data went is printed; root's may live outside of the folder. */
const clusterOf = (product: Product) =>
  path.resolve(checkout, /PostgreSQL in (.+?)(?:, already running)? ·/.exec(product.printed())![1]!);

async function eventually(claim: () => boolean | Promise<boolean>) {
  await expect.poll(claim, { timeout: 15_000, interval: 100 }).toBe(true);
}

test("a start says where it serves and who may administer; asked to stop, everything stops, database included", async () => {
  const product = await start();
  expect(product.printed()).toMatch(/Ringside is ready at http:\/\/localhost:\d+/);
  expect(product.printed()).toMatch(/Administrator, once: +http:\/\/localhost:\d+\//);
  expect(await isHealthy(product)).toBe(true);
  await product.stop();
  expect(await isHealthy(product)).toBe(false);
  expect(readPostmaster(clusterOf(product))).toBeUndefined();
  expect(product.exitCode()).toBe(0);
});

test("a killed start takes its web process along, and the next start works", async () => {
  const first = await start();
  first.kill();
  await eventually(async () => !(await isHealthy(first)));
  const second = await start();
  expect(second.printed()).toContain("already running");
  expect(await isHealthy(second)).toBe(true);
  await second.stop();
  expect(readPostmaster(clusterOf(second))).toBeUndefined();
});

test("a killed npm takes the product along", async () => {
  dataDir = inDataFolder(testDatabaseName());
  const { PATH, HOME } = process.env;
  const own = { PORT: "0", DATA_DIR: dataDir, SIMULATED_SOURCE: "off" };
  const npm = spawn("npm", ["start"], { cwd: checkout, env: { PATH, HOME, ...own } as unknown as NodeJS.ProcessEnv });
  let printed = "";
  for (const stream of [npm.stdout, npm.stderr]) stream.on("data", (chunk: Buffer) => (printed += chunk));
  const ready = () => /ready at (http:\/\/localhost:\d+)/.exec(printed)?.[1];
  await expect.poll(ready, { timeout: 120_000, interval: 100 }).toBeDefined();
  const product = { baseUrl: ready()!, printed: () => printed } as Product;
  expect(await isHealthy(product)).toBe(true);
  npm.kill("SIGKILL");
  await eventually(async () => !(await isHealthy(product)));
  await eventually(() => readPostmaster(clusterOf(product)) === undefined);
  fs.rmSync(clusterOf(product), { recursive: true, force: true });
});

test("a busy port is said, and another one serves", async () => {
  const busy = net.createServer();
  await new Promise<void>((resolve) => busy.listen(0, "127.0.0.1", resolve));
  const { port } = busy.address() as net.AddressInfo;
  const product = await start({ PORT: String(port) });
  busy.close();
  expect(product.printed()).toContain(`Port ${port} is busy; using `);
  expect(await isHealthy(product)).toBe(true);
});

test("a database that crashes comes back by itself, where it was", async () => {
  const product = await start();
  process.kill(readPostmaster(clusterOf(product))!.pid, "SIGKILL");
  await eventually(() => product.printed().includes("starting it again"));
  await eventually(() => isHealthy(product));
});

test("a wrong value in the environment stops the start with a sentence that names it", async () => {
  await expect(start({ PORT: "eighty" })).rejects.toThrow(/PORT/);
});

test("the development server answers, also at addresses with a name in them", async () => {
  const product = await start({}, "dev.ts");
  const answer = await fetch(`${product.baseUrl}/api/models/no-such-model`, { signal: AbortSignal.timeout(150_000) });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: "model_not_found" } });
}, 300_000);
