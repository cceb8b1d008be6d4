import "server-only";
import { z } from "zod";
import { readCursor, toPage } from "#lib/paging.ts";
import { ok } from "#lib/result.ts";
import { listBattlesOf } from "./store.ts";
import type { ListedBattle } from "./store.ts";
import type { BattleLine, VoterId } from "./types.ts";
import { mayBeNamed, statusOf } from "./view-battle.ts";

const cursorSchema = z.strictObject({ id: z.uuid() });

/** Enough of a prompt to know it again. */
const shownCharacters = 120;

/** A page of somebody's own battles, the newest first. Battles begun in the meantime come before the first page. */
export async function listBattles({ limit, cursor }: { limit: number; cursor?: string }, voterIds: readonly VoterId[]) {
  const after = readCursor(cursor, cursorSchema);
  if (!after.ok) return after;
  const rows = await listBattlesOf(voterIds, after.value?.id, limit + 1);
  const { items, next } = toPage(rows, limit, ({ id }) => ({ id }));
  return ok({ battles: items.map(toLine), next });
}

function toLine(battle: ListedBattle): BattleLine {
  const { id, mode, createdAt, prompt, slugA, slugB, vote } = battle;
  const letters = [...prompt];
  return {
    id,
    status: statusOf(battle),
    mode,
    createdAt: createdAt.toISOString(),
    prompt: letters.length > shownCharacters ? `${letters.slice(0, shownCharacters - 1).join("")}…` : prompt,
    ...(mayBeNamed(battle) && { modelA: slugA, modelB: slugB }),
    ...(vote && { vote: { winner: vote.winner, castAt: vote.castAt.toISOString() } }),
  };
}
