"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { Leaderboard, SnapshotEvent } from "#lib/leaderboard/types.ts";
import { announcementDueIn, nextBoard, startBoard } from "./board-state.ts";

export interface BoardQuery {
  source: string;
  category: string;
  method: string;
}

/** First, second, third … attempt to come back: 1 s, 2 s, 4 s, at most half a minute apart. */
const retryDelayMs = (attempt: number) => Math.min(30_000, 1000 * 2 ** attempt);

/** Keeps a board as new as the server's: hears of snapshots, fetches them, comes back after a lost line. */
export function useLiveBoard(initial: Leaderboard | null, { source, category, method }: BoardQuery) {
  const [state, dispatch] = useReducer(nextBoard, initial, startBoard);
  const [attempt, setAttempt] = useState(0);
  const isPaused = state.line === "paused";
  const hasBoard = initial !== null;
  const isFresh = useRef(true);

  useEffect(() => {
    if (isPaused) return;
    const query = new URLSearchParams({ source, category, method });
    const leaving = new AbortController();
    let isLoading = false;
    let isStale = false;
    let failures = 0;
    let retry: ReturnType<typeof setTimeout> | undefined;

    async function load() {
      // Snapshots that arrive while one is on its way are all answered by the next request.
      isStale = true;
      if (isLoading) return;
      isLoading = true;
      try {
        while (isStale) {
          isStale = false;
          const response = await fetch(`/api/leaderboard?${query}`, { signal: leaving.signal });
          // A board that does not exist yet is no failure: the first vote makes it.
          if (response.status === 404) continue;
          if (!response.ok) throw new Error(`The board answered ${response.status}.`);
          dispatch({ type: "loaded", board: (await response.json()) as Leaderboard, at: Date.now() });
        }
        failures = 0;
        dispatch({ type: "opened" });
      } catch {
        if (leaving.signal.aborted) return;
        dispatch({ type: "lost", at: Date.now() });
        clearTimeout(retry);
        retry = setTimeout(() => void load(), retryDelayMs(failures++));
      } finally {
        isLoading = false;
      }
    }

    const events = new EventSource(`/api/leaderboard/live?${new URLSearchParams({ source })}`);
    // What was published before the line stood, or while it was down, was not heard: look once. Only a page that has this
    // moment said that there is no board yet need not ask for it again.
    events.addEventListener("open", () => {
      const isKnown = isFresh.current && !hasBoard;
      isFresh.current = false;
      if (isKnown) dispatch({ type: "opened" });
      else void load();
    });
    events.addEventListener("again", () => void load());
    events.addEventListener("snapshot", (message: MessageEvent<string>) => {
      const snapshot = JSON.parse(message.data) as SnapshotEvent;
      if (snapshot.category === category) void load();
    });
    events.addEventListener("error", () => {
      dispatch({ type: "lost", at: Date.now() });
      // The browser comes back by itself unless the server refused; then the line has to be made anew.
      if (events.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(() => setAttempt((count) => count + 1), retryDelayMs(attempt));
    });
    return () => {
      leaving.abort();
      clearTimeout(retry);
      events.close();
    };
  }, [isPaused, hasBoard, attempt, source, category, method]);

  useEffect(() => {
    const delay = announcementDueIn(state, Date.now());
    if (delay === null) return;
    const timer = setTimeout(() => dispatch({ type: "announcement_due", at: Date.now() }), delay);
    return () => clearTimeout(timer);
  }, [state]);

  return {
    state,
    pause: useCallback(() => dispatch({ type: "paused" }), []),
    resume: useCallback(() => dispatch({ type: "resumed" }), []),
    reconnect: useCallback(() => setAttempt((count) => count + 1), []),
  };
}
