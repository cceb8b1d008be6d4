"use client";

import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import Link from "next/link";
import { CircleAlert, Keyboard } from "lucide-react";
import { consents } from "#lib/battle/types.ts";
import type { BattleMode, Consent } from "#lib/battle/types.ts";
import { qualities, reasonFor } from "#lib/vote/qualities.ts";
import type { Winner } from "#lib/vote/types.ts";
import { Button } from "#components/ui/button.tsx";
import { loadMarkdown } from "./answer-text.tsx";
import { Answers } from "./answers.tsx";
import { ConsentChoice } from "./consent-choice.tsx";
import { DuelStatus } from "./duel-status.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { PromptForm } from "./prompt-form.tsx";
import { useAnnouncement } from "./use-announcement.ts";
import { useArenaKeys } from "./use-arena-keys.ts";
import { useBattle } from "./use-battle.ts";
import { useRememberedConsent } from "./use-remembered-consent.ts";
import { VoteBar } from "./vote-bar.tsx";
import { Welcome } from "./welcome.tsx";

interface Props {
  mode: BattleMode;
  title: string;
  lead: string;
  suggestions: readonly string[];
  maxPromptBytes: number;
  /** What may leave of a battle whose voter has never chosen. */
  defaultConsent: Consent;
  /** Side by side only: who plays. Null until two different models are chosen. */
  models?: readonly [string, string] | null;
  /** Side by side only: where they are chosen. */
  picker?: ReactNode;
}

/** The whole duel: prompt, two answers, verdict, reveal. Fills the window; each answer scrolls by itself. */
export function Arena({ mode, title, lead, suggestions, maxPromptBytes, defaultConsent, models, picker }: Props) {
  const { state, phase, start, ask, vote, toggleReason, consentTo, newRound } = useBattle(mode);
  const [remembered, remember] = useRememberedConsent(defaultConsent);
  const [prompt, setPrompt] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const answers = useRef<HTMLElement>(null);
  const newRoundButton = useRef<HTMLButtonElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const announcement = useAnnouncement(state);

  const isOver = phase === "revealed" || phase === "void";
  const isFirst = phase === "empty" || isOver;
  const needsModels = mode === "side-by-side" && isFirst && !models;
  const blocked = needsModels
    ? "Choose two different models first"
    : phase === "writing" || phase === "loading"
      ? "Wait until both answers are complete"
      : phase === "voting"
        ? "Your vote is being recorded"
        : null;

  async function send(text = prompt) {
    // The focus leaves the box so that the single-letter keys work, and a phone's keyboard makes room for reading.
    const sending = isFirst ? start(text, remembered, models ?? undefined) : ask(text);
    requestAnimationFrame(() => answers.current?.focus({ preventScroll: true }));
    setPrompt("");
    if (await sending) return;
    setPrompt((now) => (now === "" ? text : now));
    box.current?.focus();
  }

  /** It holds for the battle on the table, and for those to come. */
  async function consent(chosen: Consent) {
    if (state.id === null || (await consentTo(chosen))) remember(chosen);
  }

  function beginNewRound() {
    newRound();
    requestAnimationFrame(() => box.current?.focus());
  }

  function repeatRound() {
    const [first] = state.turns;
    if (needsModels) beginNewRound();
    if (!first || needsModels) setPrompt(first?.prompt ?? prompt);
    else void send(first.prompt);
  }

  useArenaKeys({
    onVote: (winner: Winner) => void vote(winner),
    onNewRound: () => isOver && beginNewRound(),
    onReason: (side, place) => place <= qualities.length && toggleReason(reasonFor(qualities[place - 1], side)),
    onHelp: () => keys.current?.showModal(),
  });

  useEffect(() => {
    if (isOver) newRoundButton.current?.focus({ preventScroll: true });
  }, [isOver]);

  return (
    <div className="flex h-[calc(100dvh-var(--header))] min-h-80 flex-col print:h-auto">
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {phase === "empty" ? (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto *:my-auto">
          <Welcome
            title={title}
            lead={lead}
            suggestions={suggestions}
            aside={
              mode === "blind" && (
                <Link
                  href="/side-by-side"
                  prefetch={false}
                  className="mt-5 self-start text-sm text-muted-foreground underline underline-offset-4 hover:text-foreground sm:hidden"
                >
                  Or choose two models by name
                </Link>
              )
            }
            onPick={(suggestion) => {
              setPrompt(suggestion);
              box.current?.focus();
            }}
          />
        </div>
      ) : (
        <>
          <h1 className="sr-only">{title}</h1>
          <Answers state={state} phase={phase} region={answers} onReason={toggleReason} />
        </>
      )}
      <div className="flex flex-col gap-2 short:gap-1.5 border-t sm:gap-3 border-border bg-background px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4 short:pt-1 print:hidden">
        {phase !== "empty" && (
          <>
            <DuelStatus
              state={state}
              onNewRound={beginNewRound}
              onSamePrompt={repeatRound}
              newRoundButton={newRoundButton}
            />
            <VoteBar isOpen={phase === "ready"} winner={state.winner} onVote={(winner) => void vote(winner)} />
          </>
        )}
        {state.problem && (
          <p
            role="alert"
            className="mx-auto flex w-full max-w-4xl items-start gap-2 rounded-md bg-muted px-3 py-2 text-sm text-destructive"
          >
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {state.problem.message}
          </p>
        )}
        {isFirst && picker}
        <PromptForm
          prompt={prompt}
          onChange={setPrompt}
          onSend={() => void send()}
          onFocus={() => void loadMarkdown()}
          blocked={blocked}
          placeholder={isOver ? "Ask something new …" : phase === "empty" ? "Ask anything …" : "Ask both a follow-up …"}
          maxBytes={maxPromptBytes}
          box={box}
        >
          <ConsentChoice
            consent={state.consent ?? remembered}
            open={state.consents ?? consents}
            onChange={(chosen) => void consent(chosen)}
          />
        </PromptForm>
        <Button
          look="quiet"
          size="small"
          onClick={() => keys.current?.showModal()}
          className="fixed right-4 bottom-3 hidden text-xs lg:pointer-fine:inline-flex"
        >
          <Keyboard aria-hidden />
          Keys
        </Button>
      </div>
      <KeysDialog dialog={keys} />
    </div>
  );
}
