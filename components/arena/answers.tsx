"use client";

import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { Side } from "#lib/battle/types.ts";
import { sides } from "#lib/battle/types.ts";
import { AnswerPane } from "./answer-pane.tsx";
import { loadMarkdown } from "./answer-text.tsx";
import type { BattleState, Phase } from "./battle-state.ts";
import { SideHeader } from "./side-header.tsx";

interface Props {
  state: BattleState;
  phase: Phase;
  region: RefObject<HTMLElement | null>;
  onReason: (reason: string) => void;
}

/** Both answers: beside each other where there is room, otherwise one swipe (or one tap on a header) apart. */
export function Answers({ state, phase, region, onReason }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Side>("a");
  const last = state.turns.at(-1);

  useEffect(() => void loadMarkdown(), []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => setShown(element.scrollLeft > element.clientWidth / 2 ? "b" : "a");
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, []);

  const show = (side: Side) =>
    scroller.current?.scrollTo({ left: side === "a" ? 0 : scroller.current.clientWidth, behavior: "smooth" });

  return (
    <section ref={region} tabIndex={-1} aria-label="Both answers" className="flex min-h-0 flex-1 flex-col outline-none">
      <div className="grid grid-cols-2 border-b border-border">
        {sides.map((side) => {
          const answer = last?.answers[side];
          return (
            <SideHeader
              key={side}
              side={side}
              status={statusOf(phase, answer?.isDone ?? false, answer?.text !== "")}
              model={state.models?.[side] ?? null}
              answer={answer?.isDone ? answer.text : null}
              isShown={shown === side}
              onShow={() => show(side)}
            />
          );
        })}
      </div>
      <div
        ref={scroller}
        className="flex min-h-0 flex-1 snap-x snap-mandatory overflow-x-auto overflow-y-hidden [scrollbar-width:none] sm:grid sm:grid-cols-2 sm:overflow-hidden print:grid print:grid-cols-2 print:overflow-visible"
      >
        {sides.map((side) => (
          <AnswerPane
            key={side}
            side={side}
            turns={state.turns}
            isWriting={(phase === "writing" || phase === "loading") && !(last?.answers[side].isDone ?? false)}
            isStopped={phase === "void"}
            reasons={phase === "revealed" && state.winner ? state.reasons : null}
            onReason={onReason}
          />
        ))}
      </div>
    </section>
  );
}

function statusOf(phase: Phase, isDone: boolean, hasText: boolean): string {
  if (phase === "void") return "Stopped";
  if (isDone) return "Complete";
  if (phase === "loading") return "Fetching …";
  return hasText ? "Writing …" : "Thinking …";
}
