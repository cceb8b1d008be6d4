import { ensureArenaSource } from "#lib/battle/store.ts";
import { seedSimulatedSource } from "#lib/dataset/simulated-source.ts";
import { env } from "#lib/env.ts";
import { checkOwnCategories } from "#lib/tagging/check-own-categories.ts";
import { syncRoster } from "#lib/models/sync-roster.ts";

/** What a first start needs, and what every later start brings up to date. Safe to run twice, and twice at once. */
export async function seed(): Promise<void> {
  await ensureArenaSource();
  const { warnings } = await syncRoster();
  warnings.push(...(await checkOwnCategories()));
  for (const warning of warnings) console.warn(warning);
  if (env().SIMULATED_SOURCE) await seedSimulatedSource();
}
