"use client";

import { useState } from "react";
import type { Consent } from "#lib/battle/types.ts";
import { Arena } from "./arena.tsx";

export interface Choice {
  slug: string;
  name: string;
  organization: string;
}

interface Props {
  choices: readonly Choice[];
  maxPromptBytes: number;
  defaultConsent: Consent;
}

/** The same arena with both models chosen by name. */
export function SideBySideArena({ choices, maxPromptBytes, defaultConsent }: Props) {
  const [first, setFirst] = useState(choices[0]?.slug ?? "");
  const [second, setSecond] = useState(choices[1]?.slug ?? "");
  const isPair = first !== "" && second !== "" && first !== second;
  return (
    <Arena
      mode="side-by-side"
      title="Compare two models by name"
      lead="You choose who answers, and see who is who from the start. Such votes are not blind, so they do not count on the board."
      suggestions={[]}
      maxPromptBytes={maxPromptBytes}
      defaultConsent={defaultConsent}
      models={isPair ? [first, second] : null}
      picker={
        <div className="mx-auto grid w-full max-w-4xl grid-cols-2 gap-2 print:hidden">
          <ModelSelect label="One model" choices={choices} value={first} onChange={setFirst} />
          <ModelSelect label="Another model" choices={choices} value={second} onChange={setSecond} />
          {!isPair && (
            <p role="status" className="col-span-2 text-xs text-muted-foreground">
              {choices.length < 2 ? "There are not enough models to compare yet." : "Choose two different models."}
            </p>
          )}
        </div>
      }
    />
  );
}

interface SelectProps {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange: (slug: string) => void;
}

function ModelSelect({ label, choices, value, onChange }: SelectProps) {
  return (
    <label className="min-w-0 text-xs text-muted-foreground">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 block h-10 w-full truncate rounded-md border border-input bg-card px-2 text-sm text-foreground"
      >
        {choices.map(({ slug, name, organization }) => (
          <option key={slug} value={slug}>
            {name} ({organization})
          </option>
        ))}
      </select>
    </label>
  );
}
