"use client";

import { useReducer, useState, type FormEvent } from "react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ImportSummary } from "./import-summary.tsx";
import { nextImportState, nothingAsked } from "./import-state.ts";
import { sendFile } from "./send-file.ts";

const inputLook = "h-10 w-full rounded-md border border-input bg-card px-3 text-base font-normal";

interface Props {
  profiles: { name: string; says: string }[];
}

/** First what would happen, then the import itself: the file is sent once for each. */
export function ImportForm({ profiles }: Props) {
  const [state, tell] = useReducer(nextImportState, nothingAsked);
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const isBusy = state.step === "checking" || state.step === "importing";

  async function send(fields: FormData, isDryRun: boolean) {
    const file = fields.get("file") as File;
    const given = ["source", "profile", "license", "consent"].map((name) => [name, String(fields.get(name) ?? "")]);
    const query = Object.fromEntries(given.filter(([, value]) => value !== "")) as Record<string, string>;
    tell({ type: "sent", isDryRun });
    try {
      tell({ type: "answered", plan: await sendFile(file, { ...query, dryRun: String(isDryRun) }) });
    } catch (error) {
      const isOffline = error instanceof TypeError;
      const message = isOffline ? "The server could not be reached. Nothing was written." : (error as Error).message;
      tell({ type: "broke-off", message });
    }
  }
  function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setForm(event.currentTarget);
    void send(new FormData(event.currentTarget), true);
  }

  const plan = "plan" in state ? state.plan : null;
  const canImport = state.step === "planned" && plan !== null && plan.problems.length === 0 && plan.votes > 0;
  return (
    <div className="flex flex-col gap-8">
      <form
        onSubmit={check}
        onChange={() => tell({ type: "changed" })}
        className="flex max-w-xl flex-col gap-4 text-sm"
      >
        <label className="flex flex-col gap-1.5 font-medium">
          File
          <input
            name="file"
            type="file"
            required
            accept=".csv,.tsv,.json,.jsonl,.ndjson,.parquet,.pq,.gz,.zst"
            className="w-full rounded-md border border-input bg-card p-2 font-normal file:mr-3 file:rounded file:border-0 file:bg-accent file:px-2.5 file:py-1 file:text-sm file:font-medium file:text-foreground"
          />
        </label>
        <label className="flex flex-col gap-1.5 font-medium">
          Name of the source
          <input name="source" required maxLength={100} autoComplete="off" className={inputLook} />
          <span className="font-normal text-muted-foreground">
            Its board stands beside the arena’s. Votes are added to a source that is there already.
          </span>
        </label>
        <label className="flex flex-col gap-1.5 font-medium">
          Format
          <select name="profile" className={inputLook} defaultValue="">
            <option value="">As its columns tell</option>
            {profiles.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="flex flex-col gap-1.5 font-medium">
          Licence, if known
          <input name="license" maxLength={200} autoComplete="off" placeholder="CC-BY-4.0" className={inputLook} />
        </label>
        <label className="flex items-start gap-2">
          <input name="consent" type="checkbox" value="publish" className="mt-0.5 size-4 accent-primary" />
          <span>
            Its conversations may be published again
            <span className="block text-muted-foreground">Otherwise votes count, and texts stay here.</span>
          </span>
        </label>
        <Button type="submit" disabled={isBusy} look={canImport ? "outline" : undefined} className="self-start">
          {plan && !isBusy ? "Check again" : "See what would happen"}
        </Button>
        <noscript>
          <p className="text-muted-foreground">This page needs scripts; npm run import does the same without.</p>
        </noscript>
      </form>

      <div aria-live="polite" className="flex flex-col gap-6 empty:hidden">
        {isBusy && (
          <p role="status" className="text-sm text-muted-foreground">
            {state.step === "checking" ? "Reading the file…" : "Importing; a million votes take about a minute…"}
          </p>
        )}
        {state.step === "failed" && (
          <Card role="alert" className="max-w-[70ch] text-sm break-words">
            {state.message}
          </Card>
        )}
        {state.step === "imported" && (
          <Card role="status" className="max-w-[70ch] text-sm">
            {state.plan.votes.toLocaleString("en")} votes are in. Their{" "}
            <Link href={`/leaderboard?source=${state.plan.source.slug}`} className="underline underline-offset-4">
              board
            </Link>{" "}
            follows within moments while a worker runs.
          </Card>
        )}
        {plan && state.step !== "failed" && (
          <ImportSummary plan={plan}>
            {canImport && form && (
              <Button size="large" className="self-start" onClick={() => void send(new FormData(form), false)}>
                Import {plan.votes.toLocaleString("en")} votes
              </Button>
            )}
          </ImportSummary>
        )}
      </div>
    </div>
  );
}
