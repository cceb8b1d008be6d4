import { Check } from "lucide-react";
import type { Winner } from "#lib/vote/types.ts";
import { classNames } from "#components/ui/class-names.ts";
import { verdictWords } from "./words.ts";

/** A on the left and B on the right, as the answers stand; the verdicts about both lie between. */
const order: readonly { winner: Winner; keyName: string; look: string; chosen: string }[] = [
  {
    winner: "model_a",
    keyName: "A",
    look: "border-side-a text-side-a-text enabled:hover:bg-side-a-soft",
    chosen: "border-side-a bg-side-a-soft text-side-a-text",
  },
  { winner: "tie", keyName: "T", look: "border-input enabled:hover:bg-accent", chosen: "border-input bg-accent" },
  { winner: "both_bad", keyName: "X", look: "border-input enabled:hover:bg-accent", chosen: "border-input bg-accent" },
  {
    winner: "model_b",
    keyName: "B",
    look: "border-side-b text-side-b-text enabled:hover:bg-side-b-soft",
    chosen: "border-side-b bg-side-b-soft text-side-b-text",
  },
];

interface Props {
  isOpen: boolean;
  winner: Winner | null;
  onVote: (winner: Winner) => void;
}

/** Four buttons that keep their places from the first word to the reveal. */
export function VoteBar({ isOpen, winner, onVote }: Props) {
  return (
    <div
      role="group"
      aria-label="Your verdict"
      aria-describedby="duel-status"
      className="mx-auto grid w-full max-w-4xl grid-cols-4 gap-1.5 sm:gap-3 print:hidden"
    >
      {order.map(({ winner: verdict, keyName, look, chosen }) => {
        const isChosen = winner === verdict;
        return (
          <button
            key={verdict}
            type="button"
            disabled={!isOpen}
            aria-pressed={isChosen}
            onClick={() => onVote(verdict)}
            className={classNames(
              "flex h-11 items-center justify-center gap-1.5 rounded-md border bg-card px-1 text-[0.8125rem] leading-tight font-medium transition-colors duration-150 sm:gap-2 sm:text-sm",
              isOpen ? look : "cursor-not-allowed border-border text-muted-foreground",
              isChosen && ["ring-1 ring-current", chosen],
            )}
          >
            {isChosen && <Check aria-hidden className="size-4 shrink-0 max-sm:hidden" />}
            {verdictWords[verdict]}
            <kbd
              aria-hidden
              className="hidden rounded-sm border border-border px-1.5 font-mono text-xs font-normal text-muted-foreground sm:pointer-fine:inline"
            >
              {keyName}
            </kbd>
          </button>
        );
      })}
    </div>
  );
}
