"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import type { BattleMode, Consent } from "#lib/battle/types.ts";
import type { Failure } from "#lib/result.ts";
import type { Winner } from "#lib/vote/types.ts";
import { getBattle, postBattle, postTurn, postVote, putConsent } from "./battle-api.ts";
import { noBattle, phaseOf, reduceBattle } from "./battle-state.ts";
import { describeProblem } from "./describe-problem.ts";
import { useSendReasons } from "./use-send-reasons.ts";
import { useBattleStream } from "./use-battle-stream.ts";

/** One visitor's duel: its state, and what can be done to it. The address holds the battle's id. */
export function useBattle(mode: BattleMode) {
  const [state, dispatch] = useReducer(reduceBattle, mode, noBattle);
  const phase = phaseOf(state);
  const isListening = phase === "writing" && state.pending === null;
  useBattleStream(state.id, isListening ? (state.turns.at(-1)?.index ?? 1) : null, dispatch);

  // The key of a start whose answer never came, so that sending the same prompt again finds the same battle.
  const unanswered = useRef<{ prompt: string; key: string } | null>(null);
  const isBusy = useRef(false);

  const refuse = useCallback((failure: Failure<string>, kept: "prompt" | "nothing") => {
    dispatch({ type: "refused", problem: describeProblem(failure, kept) });
  }, []);

  const load = useCallback(
    async (id: string) => {
      const found = await getBattle(id);
      if (found.ok) return dispatch({ type: "loaded", view: found.value });
      rememberInAddress(null);
      refuse(found, "nothing");
    },
    [refuse],
  );

  useEffect(() => {
    const id = new URLSearchParams(window.location.search).get("battle");
    if (!id) return;
    dispatch({ type: "loading", id });
    void load(id);
  }, [load]);

  // A follow-up asked in another tab arrives as text first; its prompt is fetched.
  const isPromptUnknown = state.id !== null && state.turns.some((turn) => turn.prompt === "");
  useEffect(() => {
    if (isPromptUnknown && state.id !== null) void load(state.id);
  }, [isPromptUnknown, state.id, load]);

  /** Resolves to whether the prompt was taken; when not, the caller keeps it. */
  async function start(prompt: string, consent: Consent, models?: readonly [string, string]): Promise<boolean> {
    return alone(async () => {
      const before = unanswered.current;
      const key = before?.prompt === prompt ? before.key : newKey();
      unanswered.current = { prompt, key };
      dispatch({ type: "starting", prompt, consent });
      const started = await postBattle({ prompt, mode, models, consent }, key);
      if (started.ok || started.error !== "offline") unanswered.current = null;
      if (!started.ok) {
        rememberInAddress(null);
        refuse(started, "prompt");
        return false;
      }
      const { id } = started.value;
      rememberInAddress(id);
      dispatch({ type: "started", id });
      if (mode === "side-by-side") void load(id);
      return true;
    });
  }

  async function ask(prompt: string): Promise<boolean> {
    return alone(async () => {
      if (state.id === null) return false;
      dispatch({ type: "asking", prompt });
      const asked = await postTurn(state.id, prompt);
      if (asked.ok) dispatch({ type: "asked" });
      else refuse(asked, "prompt");
      return asked.ok;
    });
  }

  async function vote(winner: Winner): Promise<void> {
    await alone(async () => {
      if (state.id === null || phase !== "ready") return false;
      dispatch({ type: "voting", winner });
      const cast = await postVote(state.id, winner);
      if (cast.ok) dispatch({ type: "voted", ...cast.value });
      else if (cast.error === "already_voted") await load(state.id);
      else refuse(cast, "nothing");
      return cast.ok;
    });
  }

  /** Resolves to whether it was changed. */
  async function consentTo(consent: Consent): Promise<boolean> {
    return alone(async () => {
      if (state.id === null) return false;
      const changed = await putConsent(state.id, consent);
      if (!changed.ok) {
        refuse(changed, "nothing");
        return false;
      }
      dispatch({ type: "consented", ...changed.value });
      // Whether the vote counts may depend on it.
      if (state.receipt) await load(state.id);
      return true;
    });
  }

  const { send, flush } = useSendReasons((id, failure) => {
    const problem = describeProblem(failure, "nothing");
    dispatch({
      type: "reasons_refused",
      id,
      problem: { ...problem, message: `What you ticked was not stored. ${problem.message}` },
    });
    if (id === state.id) void load(id);
  });

  /** Says one reason, or takes it back. */
  function toggleReason(reason: string): void {
    if (state.id === null || phase !== "revealed") return;
    const { reasons } = state;
    const now = reasons.includes(reason) ? reasons.filter((one) => one !== reason) : [...reasons, reason];
    dispatch({ type: "reasoned", reasons: now });
    send(state.id, now);
  }

  function newRound(): void {
    flush();
    rememberInAddress(null);
    dispatch({ type: "new_round" });
  }

  /** One request at a time: a second click while the first is on its way does nothing. */
  async function alone(run: () => Promise<boolean>): Promise<boolean> {
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      return await run();
    } finally {
      isBusy.current = false;
    }
  }

  return { state, phase, start, ask, vote, toggleReason, consentTo, newRound };
}

/** Not `crypto.randomUUID`: browsers keep that from pages served without TLS, as on a home network. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function rememberInAddress(id: string | null): void {
  const url = new URL(window.location.href);
  if (id === null) url.searchParams.delete("battle");
  else url.searchParams.set("battle", id);
  window.history.replaceState(window.history.state, "", url);
}
