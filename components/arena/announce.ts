import { phaseOf } from "./battle-state.ts";
import type { BattleState } from "./battle-state.ts";
import { verdictWords } from "./words.ts";

/**
 * What a screen reader hears when the duel moves from one state to the next: beginnings and ends, never the text as it
 * is written. Null when nothing worth interrupting for has happened.
 */
export function announce(before: BattleState, after: BattleState): string | null {
  const [was, is] = [phaseOf(before), phaseOf(after)];
  if (is !== was) {
    if (is === "writing") return "Both answers are being written.";
    if (is === "ready" && was !== "voting") return "Both answers are complete. You can vote.";
    if (is === "void") return "This round could not be finished. You can start a new one with the same prompt.";
    if (is === "revealed" && after.models && after.receipt) {
      const { a, b } = after.models;
      const verdict = after.winner ? `You said: ${verdictWords[after.winner]}. ` : "";
      const receipt = after.receipt.counted ? "Your vote is recorded." : "Your vote does not count.";
      return `${verdict}Answer A was ${a.name} by ${a.organization}. Answer B was ${b.name} by ${b.organization}. ${receipt}`;
    }
  }
  if (before.connection !== after.connection) {
    return after.connection === "lost" ? "Connection lost. Reconnecting." : "Connected again.";
  }
  const [last, previous] = [after.turns.at(-1), before.turns.at(-1)];
  if (is !== "writing" || !last || last.index !== previous?.index) return null;
  for (const side of ["a", "b"] as const) {
    if (last.answers[side].isDone && !previous.answers[side].isDone) return `Answer ${side.toUpperCase()} is complete.`;
  }
  return null;
}
