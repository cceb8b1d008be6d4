import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Profile } from "./profile.ts";
import { alpacaEval } from "./profiles/alpacaeval.ts";
import { comparia } from "./profiles/comparia.ts";
import { fastchatLog } from "./profiles/fastchat-log.ts";
import { lmarena2025 } from "./profiles/lmarena-2025.ts";
import { lmsys2023 } from "./profiles/lmsys-2023.ts";
import { mtbenchHuman } from "./profiles/mtbench-human.ts";
import { openWebUi } from "./profiles/openwebui.ts";
import { llmfaoCrowd, mtebArena, plain } from "./profiles/plain.ts";
import { ringside } from "./profiles/ringside.ts";

/** In the order in which a file without a name for its format is tried: the first that fits. */
export const profiles: readonly Profile[] = [
  ...[fastchatLog, openWebUi, comparia, alpacaEval, ringside, mtbenchHuman],
  ...[lmarena2025, mtebArena, lmsys2023, llmfaoCrowd, plain],
];

/** Names that exports give to layouts of one format. */
const layouts: Record<string, string> = { "lmsys-33k": "lmsys-2023", "lmsys-55k": "lmsys-2023" };

export const profileNames = [...profiles.map(({ name }) => name), ...Object.keys(layouts)];

const misses = ({ needs }: Profile, columns: readonly string[]) =>
  needs.filter((need) => !need.split("|").some((column) => columns.includes(column)));

const fits = (profile: Profile, columns: readonly string[]) =>
  misses(profile, columns).length === 0 && !profile.refuses?.some((column) => columns.includes(column));

/**
 * The profile that was named, or the one that the columns of a file tell.
 *
 * Fails: "bad_votes" when the named one needs columns that are not there.
 */
export function chooseProfile(columns: readonly string[], named?: string): Result<Profile, "bad_votes"> {
  const told = profiles.find((profile) => fits(profile, columns)) ?? plain;
  if (named === undefined) return ok(told);
  const profile = profiles.find(({ name }) => name === (layouts[named] ?? named));
  if (!profile)
    return fail("bad_votes", { message: `there is no profile ${named}; there are ${profileNames.join(", ")}` });
  const missing = misses(profile, columns);
  if (missing.length === 0) return ok(profile);
  return fail("bad_votes", {
    message: `this is not ${named}: no column ${missing.map((need) => need.replaceAll("|", " or ")).join(" and no column ")}; it looks like ${told.name}`,
  });
}
