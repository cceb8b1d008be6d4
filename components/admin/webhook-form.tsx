"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";

/** What came of the last attempt. */
export interface AddedWebhook {
  url?: string;
  problem?: string;
}

interface Props {
  add: (before: AddedWebhook, form: FormData) => Promise<AddedWebhook>;
  events: { name: string; says: string }[];
  sources: { slug: string; name: string }[];
}

const field = "h-10 w-full rounded-md border border-input bg-card px-3 text-base font-normal sm:text-sm";

export function WebhookForm({ add, events, sources }: Props) {
  const [added, submit, isBusy] = useActionState(add, {});
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
        <label className="flex flex-col gap-1 text-sm font-medium">
          Address
          <input name="url" type="url" required maxLength={2000} placeholder="https://…" className={field} />
        </label>
        <label className="flex flex-col gap-1 text-sm font-medium">
          Boards of
          <select name="source" defaultValue="" className={field}>
            <option value="">every source</option>
            {sources.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">Tell of</legend>
        {events.map(({ name, says }) => (
          <label key={name} className="flex items-start gap-3 text-sm">
            <input
              type="checkbox"
              name="event"
              value={name}
              defaultChecked
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span>
              {says} <code className="ml-1 font-mono text-xs text-muted-foreground">{name}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={isBusy}>
          Add webhook
        </Button>
        <p role="alert" className="text-sm text-destructive empty:hidden">
          {added.problem}
        </p>
      </div>
    </form>
  );
}
