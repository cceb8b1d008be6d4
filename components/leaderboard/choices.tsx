"use client";

import { useId, useTransition } from "react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";

export interface Choice {
  /** The word of the address that it sets. */
  name: string;
  label: string;
  value: string;
  /** What each option does, in a line; the chosen one's is shown. */
  options: { value: string; label: string; says: string; alsoSets: Partial<Record<string, string>> }[];
  /** What stands there when the choice goes without saying. */
  usual: string;
}

/**
 * What a board is made of, choice by choice, each explained in a line. A form, so that it works before any script has come;
 * with one, a choice takes effect when it is made.
 */
export function Choices({ choices, kept }: { choices: Choice[]; kept: [name: string, value: string][] }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const id = useId();
  const apply = (form: HTMLFormElement, changed?: string) => {
    const words = new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const made = choices.find(({ name }) => name === changed);
    const option = made?.options.find(({ value }) => value === words.get(made.name));
    for (const [name, value] of Object.entries(option?.alsoSets ?? {})) words.set(name, value ?? "");
    // A language is a category that is offered apart: the one chosen last counts.
    const language = words.get("language");
    if (language && changed !== "category") words.set("category", language);
    words.delete("language");
    for (const { name, usual } of choices) if (words.get(name) === usual) words.delete(name);
    const query = new URLSearchParams([...words].filter(([, value]) => value !== "")).toString();
    const readable = query.replaceAll("%2C", ",").replaceAll("%3A", ":");
    startTransition(() =>
      router.push(readable === "" ? "/leaderboard" : `/leaderboard?${readable}`, { scroll: false }),
    );
  };
  return (
    <form
      action="/leaderboard"
      aria-busy={isPending}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
      className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4 xl:grid-cols-7 print:hidden"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices.map(({ name, label, value, options }) => {
        const chosen = options.find((option) => option.value === value);
        return (
          <div key={name} className="min-w-0">
            <label htmlFor={`${id}-${name}`} className="mb-1 block text-xs text-muted-foreground">
              {label}
            </label>
            <select
              // What the address says wins over what was chosen and not kept.
              key={value}
              id={`${id}-${name}`}
              name={name}
              defaultValue={value}
              aria-describedby={`${id}-${name}-says`}
              onChange={({ currentTarget }) => apply(currentTarget.form!, name)}
              className="h-9 w-full truncate rounded-md border border-input bg-card px-2 text-sm text-card-foreground"
            >
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
            <p id={`${id}-${name}-says`} className="mt-1 text-xs text-pretty text-muted-foreground">
              {chosen?.says}
            </p>
          </div>
        );
      })}
      <Button type="submit" look="outline" className="hidden self-start noscript:inline-flex">
        Show this board
      </Button>
    </form>
  );
}
