"use client";

import { Pause, Play, RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { BoardState } from "./board-state.ts";
import { utcClock } from "./wording.ts";

/** Whether what is on the screen is the newest there is, in words and with the one thing to do about it. */
export function LiveStatus({
  state,
  pause,
  resume,
  reconnect,
}: {
  state: BoardState;
  pause: () => void;
  resume: () => void;
  reconnect: () => void;
}) {
  const { line, lostAt } = state;
  const [Icon, label, press] = {
    live: [Pause, "Pause", pause] as const,
    connecting: [Pause, "Pause", pause] as const,
    paused: [Play, "Resume", resume] as const,
    lost: [RotateCw, "Reconnect", reconnect] as const,
  }[line];
  return (
    <div className="flex min-h-8 items-center gap-2 text-sm text-muted-foreground print:hidden">
      <span
        aria-hidden
        className={classNames(
          "size-2 rounded-full border border-current",
          line === "live" && "border-transparent bg-side-a",
          line === "lost" && "border-destructive",
        )}
      />
      {/* As wide as its longest usual word, so that nothing beside it moves when the line is there. */}
      <span className="min-w-19">
        {line === "live" && "Live"}
        {line === "connecting" && "Connecting"}
        {line === "paused" && "Paused"}
        {line === "lost" && lostAt !== null && `Stale since ${utcClock(new Date(lostAt).toISOString())}`}
      </span>
      {/* One button that changes, so that whoever pressed it by keyboard stays on it. */}
      <Button look="quiet" size="small" onClick={press}>
        <Icon aria-hidden />
        {label}
      </Button>
      <span role="status" className="sr-only">
        {state.announcement}
      </span>
    </div>
  );
}
