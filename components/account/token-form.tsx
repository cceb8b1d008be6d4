"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";

/** What came of the last attempt: the token, this once, or why there is none. */
export interface MadeToken {
  token?: string;
  problem?: string;
}

interface Props {
  create: (before: MadeToken, form: FormData) => Promise<MadeToken>;
  scopes: { name: string; says: string }[];
  lifetimes: readonly number[];
}

const field = "h-10 w-full rounded-md border border-input bg-card px-3 text-base sm:text-sm";

export function TokenForm({ create, scopes, lifetimes }: Props) {
  const [made, submit, isBusy] = useActionState(create, {});
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-5">
      {made.token !== undefined && (
        <div role="status" className="flex flex-col gap-2 rounded-lg border border-border bg-card p-4">
          <p className="text-sm">
            <strong className="font-semibold">Copy it now.</strong> Only its fingerprint is kept here, so it cannot be
            shown again.
          </p>
          <CopyField label="The new token" text={made.token} />
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
        <label className="flex flex-col gap-1 text-sm font-medium">
          Name
          <input
            name="name"
            required
            maxLength={80}
            autoComplete="off"
            placeholder="Nightly evaluation"
            className={`${field} font-normal`}
          />
        </label>
        <label className="flex flex-col gap-1 text-sm font-medium">
          Ends after
          <select name="days" defaultValue="90" className={`${field} font-normal`}>
            {lifetimes.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">It may</legend>
        {scopes.map(({ name, says }) => (
          <label key={name} className="flex items-start gap-3 text-sm">
            <input type="checkbox" name="scope" value={name} className="mt-0.5 size-4 shrink-0 accent-primary" />
            <span>
              {says} <code className="ml-1 font-mono text-xs text-muted-foreground">{name}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={isBusy}>
          Make token
        </Button>
        <p role="alert" className="text-sm text-destructive empty:hidden">
          {made.problem}
        </p>
      </div>
    </form>
  );
}
