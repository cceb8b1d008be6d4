import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { asAdmin, atDatabase, openTestServer, testDatabaseName } from "./database-server.ts";
import { startFakeProvider } from "./fake-provider.ts";
import type { FakeProvider, FakeProviderOptions } from "./fake-provider.ts";
import { startProduct } from "./running-product.ts";

export interface FakeProduct {
  baseUrl: string;
  databaseUrl: string;
  provider: FakeProvider;
  /** The models file's entries, by upstream name. */
  roster: Map<string, { slug: string; name: string; organization: string }>;
  printed(): string;
}

/** Makers that no answer has a reason to speak of. */
const makers = ["Umbral Works", "Quillon Institute", "Ostrava Minds"];

/** The whole product with a models file of its own, answered by the fake provider. */
export function useFakeProduct(options: FakeProviderOptions, environment: Record<string, string> = {}): FakeProduct {
  const product = { roster: new Map() } as unknown as FakeProduct;
  beforeAll(async () => {
    product.provider = await startFakeProvider(options);
    const models = product.provider.models.map(({ name }, i) => ({
      slug: `vexel-${i + 1}`,
      name: `Vexel Prime ${i + 1}`,
      organization: makers[i % makers.length],
      license: "MIT",
      provider: "openai-compatible",
      baseUrl: product.provider.baseUrl,
      model: name,
    }));
    for (const { model, ...entry } of models) product.roster.set(model, entry);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ringside-"));
    const file = path.join(folder, "models.json");
    fs.writeFileSync(file, JSON.stringify({ models }));

    const { adminUrl, stop } = await openTestServer();
    const name = testDatabaseName();
    await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`));
    product.databaseUrl = atDatabase(adminUrl, name);
    const limits = { BATTLES_PER_HOUR: "100000", VOTES_PER_HOUR: "100000", TURNS_PER_HOUR: "100000" };
    const running = await startProduct(product.databaseUrl, { MODELS_FILE: file, ...limits, ...environment });
    product.baseUrl = running.baseUrl;
    product.printed = running.printed;

    afterAll(async () => {
      await running.stop();
      await product.provider.stop();
      await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
      await stop();
      fs.rmSync(folder, { recursive: true });
    });
  }, 400_000);
  return product;
}
