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
      {line === "paused" && <Control icon={Play} label="Resume" onClick={resume} />}
      {line === "lost" && <Control icon={RotateCw} label="Reconnect" onClick={reconnect} />}
      {(line === "live" || line === "connecting") && <Control icon={Pause} label="Pause" onClick={pause} />}
      <span role="status" className="sr-only">
        {state.announcement}
      </span>
    </div>
  );
}

function Control({ icon: Icon, label, onClick }: { icon: typeof Pause; label: string; onClick: () => void }) {
  return (
    <Button look="quiet" size="small" onClick={onClick}>
      <Icon aria-hidden />
      {label}
    </Button>
  );
}
