import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

/**
 * `unit` needs nothing but Node; `database` meets a real Postgres, cloned per test file from a migrated template;
 * `browser` drives the built product as `npm start` would serve it.
 */
export default defineConfig({
  resolve: {
    alias: { "server-only": path.join(root, "tests/support/empty.ts") },
  },
  test: {
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/**/*.db.test.ts", "tests/**/*.browser.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/**/*.db.test.ts"],
          globalSetup: ["tests/support/database-server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/**/*.browser.test.ts"],
          globalSetup: ["tests/support/running-product.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
