import type { RefObject } from "react";
import Link from "next/link";
import type { Receipt, Side } from "#lib/battle/types.ts";
import { sides } from "#lib/battle/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";

interface Props {
  receipt: Receipt;
  models: Record<Side, PublicModel> | null;
  onNewRound: () => void;
  newRoundButton: RefObject<HTMLButtonElement | null>;
}

/** What became of the vote, and the way to the next round. */
export function RevealBanner({ receipt, models, onNewRound, newRoundButton }: Props) {
  const reasons = receipt.reasons.map(({ sentence }) => sentence).join(" ");
  return (
    <div className="w-full">
      {models && <FullNames models={models} />}
      <div className="flex w-full items-center justify-between gap-3">
        <p className="min-w-0 text-sm text-pretty">
          {receipt.counted ? (
            <>
              <strong className="font-semibold">Vote recorded.</strong> Whether it counts on the{" "}
              <Link
                href="/leaderboard"
                prefetch={false}
                className="underline decoration-input underline-offset-4 hover:decoration-current"
              >
                leaderboard
              </Link>{" "}
              is decided by its published rules.
            </>
          ) : (
            <>
              <strong className="font-semibold">Not counted:</strong> {reasons || "this vote is kept off the board."}{" "}
              <Link
                href="/leaderboard"
                prefetch={false}
                className="underline decoration-input underline-offset-4 hover:decoration-current"
              >
                Leaderboard
              </Link>
            </>
          )}
        </p>
        <Button ref={newRoundButton} onClick={onNewRound} size="small" className="h-9">
          New round
        </Button>
      </div>
    </div>
  );
}

/** On a narrow screen the headers cut long names short, so here they stand whole. */
function FullNames({ models }: { models: Record<Side, PublicModel> }) {
  return (
    <ul aria-label="Who answered" className="mb-2 flex flex-col gap-1 text-xs sm:hidden">
      {sides.map((side) => (
        <li key={side} className="flex animate-turn-over items-baseline gap-2">
          <Badge look={side}>{side.toUpperCase()}</Badge>
          <span className="min-w-0 wrap-anywhere">
            <strong className="font-semibold">{models[side].name}</strong>{" "}
            <span className="text-muted-foreground">
              {models[side].organization} · {models[side].license}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
