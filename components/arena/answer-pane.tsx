"use client";

import { memo } from "react";
import { ArrowDown } from "lucide-react";
import type { Side } from "#lib/battle/types.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { AnswerText } from "./answer-text.tsx";
import type { Turn } from "./battle-state.ts";
import { PromptBubble } from "./prompt-bubble.tsx";
import { ReasonTags } from "./reason-tags.tsx";
import { useFollow } from "./use-follow.ts";
import { sideWords } from "./words.ts";

interface Props {
  side: Side;
  turns: readonly Turn[];
  isWriting: boolean;
  /** The round is void: what was not written will not come. */
  isStopped: boolean;
  /** Why the visitor voted so; null before the vote. */
  reasons: readonly string[] | null;
  onReason: (reason: string) => void;
}

/** One side of the duel: every prompt and this side's answers, scrolling by itself. */
export function AnswerPane({ side, turns, isWriting, isStopped, reasons, onReason }: Props) {
  const { pane, content, isBehind, toEnd } = useFollow(isWriting);
  return (
    <div className="relative flex min-h-0 min-w-full flex-col snap-start sm:min-w-0 print:min-w-0">
      <section
        ref={pane}
        id={`pane-${side}`}
        aria-label={sideWords[side]}
        aria-busy={isWriting}
        tabIndex={0}
        className={classNames(
          "min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-4 py-4 outline-offset-[-3px] sm:px-6",
          side === "b" && "sm:border-l sm:border-border",
        )}
      >
        <div ref={content} className="mx-auto flex max-w-[72ch] flex-col gap-8">
          {turns.length === 0 && <WaitingText />}
          {turns.map((turn) => (
            <TurnOnSide
              key={turn.index}
              prompt={turn.prompt}
              text={turn.answers[side].text}
              isWriting={!turn.answers[side].isDone && !isStopped}
            />
          ))}
        </div>
      </section>
      {reasons && <ReasonTags side={side} reasons={reasons} onToggle={onReason} />}
      {isBehind && (
        <Button
          look="outline"
          size="small"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-md print:hidden"
        >
          <ArrowDown aria-hidden />
          Follow
        </Button>
      )}
    </div>
  );
}

interface TurnProps {
  prompt: string;
  text: string;
  isWriting: boolean;
}

const TurnOnSide = memo(function TurnOnSide({ prompt, text, isWriting }: TurnProps) {
  return (
    <div>
      <PromptBubble prompt={prompt} />
      {text !== "" && <AnswerText text={text} isWriting={isWriting} />}
      {text === "" && isWriting && <WaitingText />}
      {text === "" && !isWriting && <p className="text-sm text-muted-foreground">No answer.</p>}
    </div>
  );
});

function WaitingText() {
  return (
    <div className="flex flex-col gap-2.5 pt-1">
      <Skeleton className="h-3.5 w-11/12" />
      <Skeleton className="h-3.5 w-full" />
      <Skeleton className="h-3.5 w-3/5" />
    </div>
  );
}
