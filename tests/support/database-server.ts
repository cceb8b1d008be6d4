import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { inDataFolder } from "../../scripts/database.ts";
import { startPostgres } from "../../scripts/embedded-postgres.ts";
import { migrate, migrationsFolder } from "../../scripts/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the server's own database, from which others are made. */
    adminUrl: string;
    /** The migrated database that each test file gets a copy of. */
    templateDatabase: string;
  }
}

/** Losing a test database in a power cut harms nobody. */
export const carefree = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];

export default async function setup(project: TestProject) {
  const { adminUrl, stop } = await openTestServer();
  try {
    project.provide("adminUrl", adminUrl);
    project.provide("templateDatabase", await prepareTemplate(adminUrl));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** The server of TEST_DATABASE_URL, or an embedded one of our own, which test runs at the same time share. */
export async function openTestServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { adminUrl: process.env.TEST_DATABASE_URL, stop: async () => {} };
  const dataDir = inDataFolder("test-postgres");
  const server = await startPostgres({ dataDir, settings: carefree, log: console.error });
  return { adminUrl: server.url("postgres"), stop: server.stop };
}

/** Migrated once per set of migrations, under a name that says which; renamed into place when it is complete. */
export async function prepareTemplate(adminUrl: string): Promise<string> {
  const template = `template_${hashOfMigrations()}`;
  await asAdmin(adminUrl, async (admin) => {
    await dropLeftovers(admin);
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [template]);
    if (rowCount) return;
    const draft = testDatabaseName();
    await admin.query(`create database ${draft}`);
    await migrate(atDatabase(adminUrl, draft));
    await admin.query(`alter database ${draft} rename to ${template}`).catch((error: { code?: string }) => {
      if (error.code !== "42P04") throw error; // duplicate_database: another run was quicker
    });
  });
  return template;
}

export async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

export function atDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Carries the process that made it, so that the next run knows what a killed one left behind. */
export const testDatabaseName = () => `test_${process.pid}_${randomBytes(4).toString("hex")}`;

async function dropLeftovers(admin: pg.Client) {
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where datname ~ '^test_[0-9]+_[0-9a-f]+$'",
  );
  for (const { name } of rows) {
    if (isRunning(Number(name.split("_")[1]))) continue;
    await admin.query(`drop database if exists ${name} with (force)`);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  for (const file of fs.readdirSync(migrationsFolder, { recursive: true, encoding: "utf8" }).sort()) {
    const whole = path.join(migrationsFolder, file);
    if (fs.statSync(whole).isFile()) hash.update(file).update(fs.readFileSync(whole));
  }
  return hash.digest("hex").slice(0, 16);
}
