import type { Provenance } from "#lib/leaderboard/types.ts";
import { counted, utcDay } from "#lib/wording.ts";

/** The line below a picture: of how much it speaks, of when, and whether it is invented. */
export function footOf(snapshot: Provenance | null): string {
  if (!snapshot) return "Blind duels between language models";
  const { votes, models, createdAt, source } = snapshot;
  const invented = source.kind === "simulated" ? " · invented votes, to show a full board" : "";
  return `${counted(votes, "vote")} on ${counted(models, "model")} · ${utcDay(createdAt)}${invented}`;
}
