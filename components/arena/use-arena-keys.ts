"use client";

import { useEffect, useEffectEvent } from "react";
import type { Side } from "#lib/battle/types.ts";
import type { Winner } from "#lib/vote/types.ts";

const votes: Record<string, Winner> = {
  a: "model_a",
  arrowleft: "model_a",
  b: "model_b",
  arrowright: "model_b",
  t: "tie",
  x: "both_bad",
};

interface Keys {
  onVote: (winner: Winner) => void;
  onNewRound: () => void;
  /** A digit: which quality, from 1; with Shift of answer B. */
  onReason: (side: Side, place: number) => void;
  onHelp: () => void;
}

/** Single keys, only while nobody is typing and no dialog is open. */
export function useArenaKeys({ onVote, onNewRound, onReason, onHelp }: Keys): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTaken(event)) return;
    const key = event.key.toLowerCase();
    // By the key's place, since Shift makes another character of a digit on every layout.
    const digit = /^Digit([1-9])$/.exec(event.code);
    if (key === "?") onHelp();
    else if (key === "n") onNewRound();
    else if (votes[key]) onVote(votes[key]);
    else if (digit) onReason(event.shiftKey ? "b" : "a", Number(digit[1]));
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => act(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** Whether the key means something else where the focus is: text in a field, sideways in a wide table or code block. */
function isTaken(event: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]")) return true;
  const element = event.target instanceof Element ? event.target : null;
  if (element?.closest("input, textarea, select, [contenteditable='true']")) return true;
  return event.key.startsWith("Arrow") && element !== null && element.scrollWidth > element.clientWidth + 1;
}
