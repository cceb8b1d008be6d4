import { fork, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import type { TestProject } from "vitest/node";
import { asAdmin, atDatabase, openTestServer, testDatabaseName } from "./database-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the product under test answers, such as http://localhost:40123. */
    baseUrl: string;
    /** Its database, for looking at what a visit left there. */
    productDatabaseUrl: string;
  }
}

const checkout = path.join(import.meta.dirname, "..", "..");
/** A cold build on a slow machine. */
const READY_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 30_000;

/** Runs the product as `npm start` does, with a database and a port of its own, for all browser tests together. */
export default async function setup(project: TestProject) {
  const { adminUrl, stop } = await openTestServer();
  const name = testDatabaseName();
  const drop = () =>
    asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)).then(stop);
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`));
  const databaseUrl = atDatabase(adminUrl, name);
  try {
    const product = await startProduct(databaseUrl);
    project.provide("baseUrl", product.baseUrl);
    project.provide("productDatabaseUrl", databaseUrl);
    return () => product.stop().finally(drop);
  } catch (error) {
    await drop();
    throw error;
  }
}

/** `npm start`, or `npm run dev`, as a child process; more environment makes it another product. */
export async function startProduct(
  databaseUrl: string,
  environment: Record<string, string> = {},
  script: "start.ts" | "dev.ts" = "start.ts",
) {
  const child = fork(path.join(checkout, "scripts", script), [], {
    cwd: checkout,
    execPath: process.execPath,
    execArgv: ["--conditions=react-server"],
    env: {
      ...withoutOurOwn(process.env),
      DATABASE_URL: databaseUrl,
      PORT: "0",
      HOST: "127.0.0.1",
      // The receivers of the tests are on this machine.
      WEBHOOKS_TO_PRIVATE_ADDRESSES: "on",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (printed += chunk));
  try {
    return {
      baseUrl: await untilReady(child),
      stop: () => end(child),
      /** Without any chance to clean up. */
      kill: () => child.kill("SIGKILL"),
      printed: () => printed,
      exitCode: () => child.exitCode,
    };
  } catch (error) {
    await end(child);
    throw new Error(`${(error as Error).message}\n${printed}`, { cause: error });
  }
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The product was not ready in time.")), READY_TIMEOUT_MS);
    child.once("exit", (code) => reject(new Error(`The product ended with exit code ${code} before it was ready.`)));
    child.on("message", (message: { ready?: string }) => message.ready && resolve(message.ready));
    child.once("message", () => clearTimeout(timer));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/**
 * What vitest set for itself stays behind, and so does what a person keeps in .env: keys there would make the tests ask
 * real models for money. An empty value counts as not set, and keeps Next from reading the file's.
 */
function withoutOurOwn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(VITEST|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|NODE_OPTIONS)/;
  const personal =
    /_API_KEY$|^(OPENAI|ANTHROPIC|GOOGLE|OPENROUTER|GITHUB|OIDC)_|^(PUBLIC_URL|NEXTAUTH_URL|MODELS_FILE)$/;
  const kept = Object.entries(environment).filter(([name]) => !own.test(name) && !personal.test(name));
  const files = [".env", ".env.local", ".env.production"]
    .map((name) => path.join(checkout, name))
    .filter(fs.existsSync);
  const emptied = files
    .flatMap((file) => Object.keys(parseEnv(fs.readFileSync(file, "utf8"))))
    .map((name) => [name, ""]);
  return Object.fromEntries([...kept, ...emptied]) as NodeJS.ProcessEnv;
}
