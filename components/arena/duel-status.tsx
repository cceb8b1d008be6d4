import type { RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { phaseOf } from "./battle-state.ts";
import type { BattleState } from "./battle-state.ts";
import { RevealBanner } from "./reveal-banner.tsx";

interface Props {
  state: BattleState;
  onNewRound: () => void;
  onSamePrompt: () => void;
  newRoundButton: RefObject<HTMLButtonElement | null>;
}

/** The one line above the verdict: why it is not open yet, what to decide, or what became of it. */
export function DuelStatus({ state, onNewRound, onSamePrompt, newRoundButton }: Props) {
  const phase = phaseOf(state);
  return (
    <div id="duel-status" className="mx-auto flex min-h-10 w-full short:min-h-7 max-w-4xl items-center print:hidden">
      {phase === "revealed" && state.receipt ? (
        <RevealBanner
          receipt={state.receipt}
          models={state.models}
          onNewRound={onNewRound}
          newRoundButton={newRoundButton}
        />
      ) : phase === "void" ? (
        <div className="flex w-full items-center justify-between gap-3">
          <p className="min-w-0 text-sm text-pretty">
            <strong className="font-semibold">This round could not be finished.</strong>{" "}
            <span className="max-sm:hidden">Nothing was counted.</span>
          </p>
          <Button ref={newRoundButton} onClick={onSamePrompt} size="small" className="h-9">
            New round, same prompt
          </Button>
        </div>
      ) : (
        <p className="text-sm text-muted-foreground">{lineFor(state, phase)}</p>
      )}
    </div>
  );
}

function lineFor(state: BattleState, phase: ReturnType<typeof phaseOf>): string {
  if (state.connection === "lost") return "Connection lost. Reconnecting …";
  if (phase === "ready") return "Which answer is better? Or ask a follow-up.";
  if (phase === "voting") return "Recording your vote …";
  return "Voting opens when both answers are complete.";
}
