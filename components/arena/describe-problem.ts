import type { Failure } from "#lib/result.ts";
import type { Problem } from "./battle-state.ts";

/** What to do about it; the server's own sentence says what happened. */
const advice: Record<string, string> = {
  budget_spent: "",
  unavailable: "",
  rate_limited: "",
  battle_not_found: "Start a new round below.",
  not_your_battle: "Start a round of your own below.",
  no_models: "Please try again in a minute.",
  too_many_turns: "",
  invalid_input: "Please change it and send again.",
};

const sentences: Record<string, string> = {
  offline: "The arena could not be reached. Check your connection and try again.",
  internal: "Something went wrong on our side. Please try again.",
};

/** Says what happened, what was kept and what to do. */
export function describeProblem(failure: Failure<string>, kept: "prompt" | "nothing"): Problem {
  const { error: code, message, retryAfterSeconds } = failure;
  const what = capitalise(message ?? sentences[code] ?? sentences.internal);
  const wait = retryAfterSeconds === undefined ? "" : `Try again in ${inWords(retryAfterSeconds)}.`;
  const still = kept === "prompt" ? "Your prompt is still in the box." : "";
  return { code, message: [what, still, wait || advice[code]].filter(Boolean).join(" ") };
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} ${Math.ceil(seconds) === 1 ? "second" : "seconds"}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** The server names a field as the program does ("prompt: is empty"); a person reads a sentence. */
function capitalise(message: string): string {
  const text = message.replace(/^(\w+): /, "The $1 ").trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
