"use client";

import { useCallback, useEffect, useReducer, useState } from "react";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import type { BoardSheet } from "#lib/leaderboard/types.ts";
import { announcementDueIn, nextBoard, startBoard } from "./board-state.ts";
import type { BoardEvent, BoardState, Heard } from "./board-state.ts";
import { boardName } from "./board-view.ts";

/** A board that is being made may have been finished before anybody listened. */
const askAgainMs = 3_000;

/** First, second, third … attempt to come back: 1 s, 2 s, 4 s, at most half a minute apart. */
const retryDelayMs = (attempt: number) => Math.min(30_000, 1000 * 2 ** attempt);

/** The sheet at a query, as `GET /api/leaderboard/sheet` takes it. */
export async function fetchSheet(query: string, signal: AbortSignal): Promise<BoardSheet> {
  const response = await fetch(`/api/leaderboard/sheet?${query}`, { signal });
  if (!response.ok) throw new Error(`The board answered ${response.status}.`);
  return (await response.json()) as BoardSheet;
}

/**
 * Keeps what is known of a board, or of several of one source, as new as the server's: hears of snapshots, reads, comes back
 * after a lost line. `read` has to be the same function from one rendering to the next, or the line is made anew.
 */
export function useLiveBoard<Sheet extends Heard>(
  initial: Sheet,
  specs: BoardSpec[],
  read: (signal: AbortSignal) => Promise<Sheet>,
) {
  const [state, dispatch] = useReducer<BoardState<Sheet>, Sheet, [BoardEvent<Sheet>]>(nextBoard, initial, startBoard);
  const [attempt, setAttempt] = useState(0);
  const isPaused = state.line === "paused";
  const isMaking = state.sheet.state === "making";
  const { source } = specs[0];
  const board = specs.map(boardName).join(",");

  useEffect(() => {
    if (isPaused) return;
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
          dispatch({ type: "loaded", sheet: await read(leaving.signal), at: Date.now() });
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

    const events = new EventSource(`/api/leaderboard/live?${new URLSearchParams({ source, board })}`);
    // What was published before the line stood, or while it was down, was not heard: look once.
    events.addEventListener("open", () => void load());
    events.addEventListener("again", () => void load());
    events.addEventListener("snapshot", () => void load());
    events.addEventListener("error", () => {
      dispatch({ type: "lost", at: Date.now() });
      // The browser comes back by itself unless the server refused; then the line has to be made anew.
      if (events.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(() => setAttempt((count) => count + 1), retryDelayMs(attempt));
    });
    const again = isMaking ? setInterval(() => void load(), askAgainMs) : undefined;
    return () => {
      leaving.abort();
      clearInterval(again);
      clearTimeout(retry);
      events.close();
    };
  }, [isPaused, isMaking, attempt, source, board, read]);

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
