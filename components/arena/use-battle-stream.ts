"use client";

import { useEffect, useRef } from "react";
import type { Dispatch } from "react";
import type { BattleEvent } from "#lib/battle/types.ts";
import { streamUrl } from "./battle-api.ts";
import type { BattleAction, HeardEvent } from "./battle-state.ts";

const eventTypes = ["delta", "done", "failed", "ready"] as const;

/**
 * How long to gather text before it is painted: short enough to look alive, and longer for long answers, since every
 * painting reads the whole Markdown again (250 kB take about a third of a second).
 */
const paintAfterMs = (length: number) => Math.min(500, 50 + length / 500);
const longestWaitMs = 10_000;

/**
 * Listens to a battle while `turn` is set: the turn waited for, which reopens the stream when it changes. The browser
 * reconnects by itself and says what it heard last; an answer that is no stream (a restarting server) ends its
 * patience, so then we try again afresh, and hear everything from the beginning.
 */
export function useBattleStream(id: string | null, turn: number | null, dispatch: Dispatch<BattleAction>): void {
  const waiting = useRef<HeardEvent[]>([]);

  useEffect(() => {
    if (id === null || turn === null) return;
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let paint: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let length = 0;
    waiting.current = [];

    const flush = () => {
      paint = undefined;
      const events = waiting.current;
      waiting.current = [];
      if (events.length > 0) dispatch({ type: "heard", events });
    };

    const hear = (message: MessageEvent<string>) => {
      const event = { ...JSON.parse(message.data), type: message.type } as BattleEvent;
      waiting.current.push({ id: message.lastEventId, event });
      if (event.type === "delta") length += event.text.length;
      paint ??= setTimeout(flush, paintAfterMs(length));
    };

    const open = () => {
      flush();
      dispatch({ type: "stream_opened" });
      source = new EventSource(streamUrl(id));
      for (const type of eventTypes) source.addEventListener(type, hear);
      source.onopen = () => {
        failures = 0;
        dispatch({ type: "connection", connection: "steady" });
      };
      source.onerror = () => {
        dispatch({ type: "connection", connection: "lost" });
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, nextWait(failures++));
      };
    };

    open();
    return () => {
      source?.close();
      clearTimeout(retry);
      clearTimeout(paint);
      dispatch({ type: "connection", connection: "steady" });
    };
  }, [id, turn, dispatch]);
}

const nextWait = (failures: number) => Math.min(longestWaitMs, 1000 * 2 ** failures);
