import pg from "pg";
import { expect, inject, test } from "vitest";
import { createMigration, migrate } from "../../scripts/migrate.ts";
import { asAdmin, atDatabase, testDatabaseName } from "../support/database-server.ts";

async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const adminUrl = inject("adminUrl");
  const name = testDatabaseName();
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`));
  try {
    return await work(atDatabase(adminUrl, name));
  } finally {
    await asAdmin(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`));
  }
}

test("many processes that migrate at once apply every migration once", () =>
  withEmptyDatabase(async (url) => {
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrate(url)).toEqual([]);

    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ migration_name: string }>(
      'select migration_name from "_prisma_migrations" where finished_at is not null order by 1',
    );
    await client.end();
    expect(rows.map(({ migration_name }) => migration_name)).toEqual(applied.flat());
  }));

test("the migrations lead to exactly what schema.prisma describes", () =>
  withEmptyDatabase(async (url) => {
    expect(await createMigration(url, "nothing to do")).toBeUndefined();
  }));
