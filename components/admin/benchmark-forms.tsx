"use client";

import { useActionState } from "react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";

/** What came of the last attempt; of one that failed, what was typed. */
export interface ScoresTaken {
  done?: string;
  problem?: string;
  given?: { model: string; benchmark: string; value: string; source: string };
}

type Action = (before: ScoresTaken, form: FormData) => Promise<ScoresTaken>;

interface Props {
  benchmarks: string[];
  models: string[];
  upload: Action;
  edit: Action;
}

/** Two ways to bring scores in. Forms, so that they work before any script has arrived. */
export function BenchmarkForms({ benchmarks, models, upload, edit }: Props) {
  const [taken, take, isTaking] = useActionState(upload, {});
  const [edited, set, isSetting] = useActionState(edit, {});
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <form action={take} className="flex flex-col gap-3">
        <h2 className="text-lg font-semibold">A table of scores</h2>
        <p className="max-w-[60ch] text-sm text-muted-foreground">
          A CSV file in the layout of LMSYS’s leaderboard_table: key, Model, License, Organization, Link, Knowledge
          cutoff date, and one column of numbers per benchmark, with a dash for what is not known. Anything wrong in it
          is named with line and column, and then nothing is taken.
        </p>
        <Field label="File">
          <FileInput name="file" accept=".csv,text/csv" required />
        </Field>
        <Button type="submit" look="outline" className="self-start" disabled={isTaking}>
          Take the table
        </Button>
        <Outcome {...taken} />
      </form>
      <form action={set} className="flex flex-col gap-3">
        <h2 className="text-lg font-semibold">One score</h2>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Model, as in the table’s key">
            <Text name="model" list="benchmark-models" defaultValue={edited.given?.model} required />
          </Field>
          <Field label="Benchmark">
            <Text name="benchmark" list="benchmark-names" defaultValue={edited.given?.benchmark} required />
          </Field>
          <Field label="Value; empty takes it away">
            <Text name="value" inputMode="decimal" defaultValue={edited.given?.value} />
          </Field>
          <Field label="Where it is from">
            <Text name="source" defaultValue={edited.given?.source} required />
          </Field>
        </div>
        <datalist id="benchmark-models">
          {models.map((model) => (
            <option key={model} value={model} />
          ))}
        </datalist>
        <datalist id="benchmark-names">
          {benchmarks.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" look="outline" className="self-start" disabled={isSetting}>
          Set the score
        </Button>
        <Outcome {...edited} />
      </form>
    </div>
  );
}

const Outcome = ({ done, problem }: ScoresTaken) => (
  <>
    <p role="status" className="text-sm empty:hidden">
      {done}
    </p>
    <p role="alert" className="text-sm wrap-anywhere text-destructive empty:hidden">
      {problem}
    </p>
  </>
);

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-1 text-sm">
      <span className="text-xs text-muted-foreground">{label}</span>
      {children}
    </label>
  );
}

const Text = (props: ComponentProps<"input">) => (
  <input
    type="text"
    maxLength={200}
    autoComplete="off"
    className="h-10 rounded-md border border-input bg-card px-3"
    {...props}
  />
);
