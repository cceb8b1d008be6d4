"use client";

import { useTransition } from "react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";

interface Props {
  kept: [name: string, value: string][];
  groups: { label: string; options: { value: string; label: string }[] }[];
  versus: string | null;
  says: string;
}

/** Which choice to change for a comparison. A form, so that it works before any script has come. */
export function VersusForm({ kept, groups, versus, says }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const isKnown = versus === null || groups.some(({ options }) => options.some(({ value }) => value === versus));
  const apply = (form: HTMLFormElement) => {
    const words = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    const query = new URLSearchParams(words).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    startTransition(() => router.push(`/leaderboard?${query}`, { scroll: false }));
  };
  return (
    <form
      action="/leaderboard"
      aria-busy={isPending}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
      className="flex flex-wrap items-end gap-x-3 gap-y-2"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="min-w-0">
        <label htmlFor="versus" className="mb-1 block text-xs text-muted-foreground">
          Compare this board with
        </label>
        <select
          key={versus}
          id="versus"
          name="versus"
          defaultValue={versus ?? ""}
          aria-describedby="versus-says"
          onChange={({ currentTarget }) => apply(currentTarget.form!)}
          className="h-9 w-64 max-w-full truncate rounded-md border border-input bg-card px-2 text-sm text-card-foreground"
        >
          <option value="">Choose one thing to change</option>
          {!isKnown && <option value={versus}>{versus}</option>}
          {groups.map(({ label, options }) => (
            <optgroup key={label} label={label}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <Button type="submit" look="outline" className="hidden h-9 noscript:inline-flex">
        Compare
      </Button>
      <p id="versus-says" className="min-h-9 content-center text-sm text-muted-foreground">
        {says}
      </p>
    </form>
  );
}
