import { closeDatabase } from "#lib/db.ts";
import { seed } from "#prisma/seed.ts";
import { withDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

// `npm run seed`: the roster and the first data again, for who changed them and does not want to restart.
await withDatabase(async (url) => {
  await migrate(url);
  await seed().finally(closeDatabase);
});
