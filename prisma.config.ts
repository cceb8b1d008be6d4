import { defineConfig } from "prisma/config";

/** Only the Prisma command line reads this; the product migrates through scripts/migrate.ts. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "npm run seed" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/ringside" },
});
