import { houseLineUp } from "#lib/provider/house/line-up.ts";
import type { RosterEntry } from "./schema.ts";

/** The built-in programs as roster entries. They cost nothing, which is known and not a guess. */
export function houseRoster(): RosterEntry[] {
  return houseLineUp.map(({ slug, name }) => ({
    slug,
    name,
    organization: "Ringside house line-up",
    license: "Apache-2.0",
    provider: "house",
    model: slug,
    weight: 1,
    status: "active",
    inputPrice: 0,
    outputPrice: 0,
    private: false,
    toy: true,
  }));
}
