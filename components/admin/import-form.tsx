"use client";

import { useReducer, useRef, useState, type FormEvent } from "react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { Card } from "#components/ui/card.tsx";
import { ImportModels } from "./import-models.tsx";
import type { KnownName } from "./import-models.tsx";
import { ImportProblems, hasPlace } from "./import-problems.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportSummary } from "./import-summary.tsx";
import { chosen, isUnderWay, nextImportState, nothingAsked, wrongWith } from "./import-state.ts";
import type { Choices } from "./import-state.ts";
import { sendFile } from "./send-file.ts";

const inputLook = "h-10 w-full rounded-md border border-input bg-card px-3 text-base font-normal";

interface Props {
  profiles: { name: string; says: string }[];
  /** Models that names in a file can be mapped to. */
  models: KnownName[];
}

/** First what would happen, then the import itself: the file is sent once for each. */
export function ImportForm({ profiles, models }: Props) {
  const [state, tell] = useReducer(nextImportState, nothingAsked);
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [bytes, setBytes] = useState(0);
  const stopping = useRef<AbortController>(null);
  const isBusy = isUnderWay(state);

  async function send(fields: FormData, isDryRun: boolean) {
    const file = fields.get("file") as File;
    const given = ["source", "profile", "license", "consent"].map((name) => [name, String(fields.get(name) ?? "")]);
    const query = Object.fromEntries(given.filter(([, value]) => value !== "")) as Record<string, string>;
    stopping.current = new AbortController();
    setBytes(file.size);
    tell({ type: "sent", isDryRun });
    try {
      const plan = await sendFile({
        file,
        query: { ...query, dryRun: String(isDryRun) },
        aliases: chosen(choices),
        onProgress: (progress) => tell({ type: "went-on", progress }),
        signal: stopping.current.signal,
      });
      tell({ type: "answered", plan });
    } catch (error) {
      tell({ type: "broke-off", message: (error as Error).message });
    }
  }
  function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setForm(event.currentTarget);
    void send(new FormData(event.currentTarget), true);
  }
  function change() {
    tell({ type: "changed" });
    if (!isBusy) setChoices({});
  }

  const plan = "plan" in state ? state.plan : null;
  const isWrong = Object.values(choices).some((choice) => wrongWith(choice) !== null);
  const canImport = state.step === "planned" && plan !== null && plan.problems.length === 0 && plan.votes > 0;
  const canChoose = state.step === "planned" || state.step === "failed";
  return (
    <div className="flex flex-col gap-8">
      <form onSubmit={check} onChange={change} className="flex max-w-xl flex-col gap-4 text-sm">
        <label className="flex flex-col gap-1.5 font-medium">
          File
          <FileInput
            name="file"
            required
            accept=".csv,.tsv,.json,.jsonl,.ndjson,.parquet,.pq,.gz,.zst"
            disabled={isBusy}
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
        <Button
          type="submit"
          disabled={isBusy || isWrong}
          look={canImport ? "outline" : undefined}
          className="self-start"
        >
          {plan && !isBusy ? "Check again" : "See what would happen"}
        </Button>
        <noscript>
          <p className="text-muted-foreground">This page needs scripts; npm run import does the same without.</p>
        </noscript>
      </form>

      {isBusy && (
        <ImportProgress
          progress={state.progress}
          isDryRun={state.step === "checking"}
          bytes={bytes}
          onStop={() => stopping.current?.abort()}
        />
      )}
      <div aria-live="polite" className="flex flex-col gap-6 empty:hidden">
        {state.step === "failed" &&
          (hasPlace(state.message) ? (
            <ImportProblems problems={state.message.split("\n")} />
          ) : (
            <Card role="alert" className="max-w-[70ch] text-sm break-words">
              {state.message}
            </Card>
          ))}
        {state.step === "imported" && (
          <Card role="status" className="max-w-[70ch] text-sm">
            {state.plan.votes.toLocaleString("en")} votes are in. Their{" "}
            <Link href={`/leaderboard?source=${state.plan.source.slug}`} className="underline underline-offset-4">
              board
            </Link>{" "}
            follows within moments while a worker runs.
          </Card>
        )}
        {plan && !isBusy && state.step !== "failed" && (
          <>
            {plan.problems.length > 0 ? (
              <ImportProblems problems={plan.problems} />
            ) : (
              <ImportSummary plan={plan}>
                {canImport && form && (
                  <Button
                    size="large"
                    className="self-start"
                    disabled={isWrong}
                    onClick={() => void send(new FormData(form), false)}
                  >
                    Import {plan.votes.toLocaleString("en")} votes
                  </Button>
                )}
              </ImportSummary>
            )}
          </>
        )}
      </div>
      {plan && !isBusy && (
        <ImportModels
          plan={plan}
          known={models}
          choices={choices}
          onChoose={canChoose ? (name, choice) => setChoices((others) => ({ ...others, [name]: choice })) : undefined}
        />
      )}
    </div>
  );
}
