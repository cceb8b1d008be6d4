import type { RefObject } from "react";
import Link from "next/link";
import type { Receipt } from "#lib/battle/types.ts";
import { Button } from "#components/ui/button.tsx";

interface Props {
  receipt: Receipt;
  onNewRound: () => void;
  newRoundButton: RefObject<HTMLButtonElement | null>;
}

/** What became of the vote, and the way to the next round. */
export function RevealBanner({ receipt, onNewRound, newRoundButton }: Props) {
  const reasons = receipt.reasons.map(({ sentence }) => sentence).join(" ");
  return (
    <div className="flex w-full items-center justify-between gap-3">
      <p className="min-w-0 text-sm text-pretty">
        {receipt.counted ? (
          <>
            <strong className="font-semibold">Counted.</strong>{" "}
            <Link
              href="/leaderboard"
              prefetch={false}
              className="underline decoration-input underline-offset-4 hover:decoration-current"
            >
              See the leaderboard
            </Link>
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
  );
}
