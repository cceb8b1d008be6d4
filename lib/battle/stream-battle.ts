import "server-only";
import { listen } from "#lib/live/bus.ts";
import type { EventStream } from "#lib/live/event-stream.ts";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { findBattle } from "./store.ts";
import type { Battle } from "./store.ts";
import { eventsSince, formatPosition, parsePosition } from "./stream-position.ts";
import type { BattleId } from "./types.ts";

/** Looked at this often even when nobody says that something changed. */
const lookAnywayMs = 5_000;

/**
 * Sends a reader what they have yet to hear of a battle, then follows it until its newest turn is ready or void.
 * Nothing is generated here: any number of readers watch the same answers, each from their own position.
 */
export async function streamBattle(battleId: BattleId, lastEventId: string | null, stream: EventStream): Promise<void> {
  let position = parsePosition(lastEventId);
  let wake = () => {};
  let isStale = true;
  const look = () => {
    isStale = true;
    wake();
  };
  const hush = listen("battle", (payload) => {
    if (payload === null || payload === battleId) look();
  });
  const clock = setInterval(look, lookAnywayMs);
  stream.signal.addEventListener("abort", look);

  try {
    while (!stream.signal.aborted) {
      if (!isStale) await new Promise<void>((resolve) => (wake = resolve));
      isStale = false;
      const battle = await readPatiently(battleId, stream.signal);
      if (!battle) continue;
      for (const { event, position: after } of eventsSince(battle, position)) {
        const { type, ...data } = event;
        position = after;
        stream.send(type, data, formatPosition(after));
      }
      if (battle.state !== "generating") stream.close();
    }
  } finally {
    clearInterval(clock);
    hush();
  }
}

/** The battle, or null when the database is away for the moment: the next look finds it again. */
async function readPatiently(battleId: BattleId, signal: AbortSignal): Promise<Battle | null> {
  try {
    return await findBattle(battleId);
  } catch (error) {
    if (!isDatabaseUnreachable(error) || signal.aborted) throw error;
    return null;
  }
}
