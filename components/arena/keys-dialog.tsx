"use client";

import type { RefObject } from "react";
import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

const keys: readonly [string[], string][] = [
  [["Enter"], "Send the prompt"],
  [["Shift", "Enter"], "New line in the prompt"],
  [["A"], "A is better (or ←)"],
  [["B"], "B is better (or →)"],
  [["T"], "Tie"],
  [["X"], "Both are bad"],
  [["1", "…", "7"], "Say what A was like, after the vote"],
  [["Shift", "1", "…", "7"], "Say what B was like"],
  [["N"], "New round"],
  [["Esc"], "Leave the prompt box; close this"],
  [["?"], "Show these keys"],
];

/** The browser's own dialog: it keeps the focus inside and gives it back. */
export function KeysDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-border bg-popover p-0 text-popover-foreground backdrop:bg-black/40"
    >
      <div className="p-5">
        <div className="mb-3 flex items-center justify-between">
          <h2 id="keys-title" className="font-semibold">
            Keys
          </h2>
          <Button look="quiet" size="smallIcon" aria-label="Close" onClick={() => dialog.current?.close()}>
            <X aria-hidden />
          </Button>
        </div>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
          {keys.map(([names, what]) => (
            <div key={what} className="contents">
              <dt className="flex gap-1">
                {names.map((name) => (
                  <kbd key={name} className="rounded-sm border border-border bg-muted px-1.5 py-0.5 font-mono text-xs">
                    {name}
                  </kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-xs text-muted-foreground">
          Voting keys work once both answers are complete, outside the prompt box.
        </p>
      </div>
    </dialog>
  );
}
