import type { Side } from "#lib/battle/types.ts";
import { qualities, reasonFor } from "#lib/vote/qualities.ts";
import { classNames } from "#components/ui/class-names.ts";
import { qualityWords, sideWords } from "./words.ts";

interface Props {
  side: Side;
  reasons: readonly string[];
  onToggle: (reason: string) => void;
}

const chosenLook: Record<Side, string> = {
  a: "border-side-a bg-side-a-soft text-side-a-text",
  b: "border-side-b bg-side-b-soft text-side-b-text",
};

/** Why, in one tap each, under the answer that it is about. Nothing waits for it, and everything can be taken back. */
export function ReasonTags({ side, reasons, onToggle }: Props) {
  return (
    <div
      role="group"
      aria-labelledby={`why-${side}`}
      className={classNames(
        "shrink-0 border-t border-border bg-background px-3 py-2 sm:px-6 print:hidden",
        side === "b" && "sm:border-l",
      )}
    >
      <div className="mx-auto flex max-w-[72ch] flex-wrap items-center gap-1.5 short:flex-nowrap short:overflow-x-auto">
        <p id={`why-${side}`} className="w-full text-xs text-muted-foreground short:w-auto short:shrink-0">
          <span className="sr-only">{sideWords[side]}: </span>What was it like? Optional.
        </p>
        {qualities.map((quality, index) => {
          const reason = reasonFor(quality, side);
          const isChosen = reasons.includes(reason);
          return (
            <button
              key={quality}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onToggle(reason)}
              className={classNames(
                "flex h-8 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-xs font-medium transition-colors duration-150",
                isChosen ? chosenLook[side] : "border-input bg-card hover:bg-accent",
              )}
            >
              {qualityWords[quality]}
              <kbd
                aria-hidden
                className="hidden font-mono text-[0.6875rem] font-normal text-muted-foreground lg:pointer-fine:inline"
              >
                {side === "b" && "⇧"}
                {index + 1}
              </kbd>
            </button>
          );
        })}
      </div>
    </div>
  );
}
