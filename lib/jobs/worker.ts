import "server-only";
import { closeDatabase } from "#lib/db.ts";
import { closeBus, connect } from "#lib/live/bus.ts";
import { answerTurns } from "./answer-turns.ts";
import { keepBoardsFresh } from "./keep-boards-fresh.ts";
import { whileLeading } from "./lead.ts";

/**
 * Everything that happens outside requests. Any number of workers may run: all of them answer prompts, one of them at a
 * time makes boards.
 */
export async function runWorker(signal: AbortSignal): Promise<void> {
  await connect();
  await Promise.all([answerTurns(signal), whileLeading(signal, keepBoardsFresh)]);
  await closeBus();
  await closeDatabase();
}
