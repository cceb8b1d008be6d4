import "server-only";
import { claimTurn, voidAbandonedTurns } from "#lib/answer/store.ts";
import { answerTurn } from "#lib/answer/answer-turn.ts";
import type { TurnId } from "#lib/battle/types.ts";
import { listen } from "#lib/live/bus.ts";
import { isDatabaseUnreachable } from "#lib/safety/database-errors.ts";
import { report } from "./report.ts";

/** A turn is mostly waiting for its providers, so one process can have many in hand. */
const mostInHand = 64;
/** Looked for this often even when nobody says that a prompt waits. */
const lookAnywayMs = 1_000;
const sweepMs = 5_000;
/** What a turn that was called off gets to say so. */
const partingMs = 2_000;

/** Answers waiting prompts until told to stop; then calls off what is in hand, so that nobody waits for nothing. */
export async function answerTurns(signal: AbortSignal): Promise<void> {
  const inHand = new Map<TurnId, Promise<void>>();
  let wake = () => {};
  const look = () => wake();
  const hush = listen("turn", look);
  const clock = setInterval(look, lookAnywayMs);
  const sweep = setInterval(() => void voidAbandonedTurns(inHand.keys()).catch(report), sweepMs);
  signal.addEventListener("abort", look);

  while (!signal.aborted) {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const job = inHand.size < mostInHand ? await claimTurn().catch(quietWhileAway) : null;
    if (!job) {
      await woken;
      continue;
    }
    const work = answerTurn(job, signal).catch(report);
    inHand.set(job.turnId, work);
    void work.finally(() => {
      inHand.delete(job.turnId);
      look();
    });
  }

  hush();
  clearInterval(clock);
  clearInterval(sweep);
  await Promise.race([Promise.all(inHand.values()), new Promise((resolve) => setTimeout(resolve, partingMs))]);
}

/** The next look finds the database again; anything else is worth a line in the log. */
function quietWhileAway(error: unknown): null {
  if (!isDatabaseUnreachable(error)) report(error);
  return null;
}
