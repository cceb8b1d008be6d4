import type { ComponentProps, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";

interface Props {
  benchmarks: string[];
  models: string[];
  upload: (form: FormData) => Promise<void>;
  edit: (form: FormData) => Promise<void>;
}

/** Two ways to bring scores in. Forms, so that they work before any script has arrived. */
export function BenchmarkForms({ benchmarks, models, upload, edit }: Props) {
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <form action={upload} className="flex flex-col gap-3">
        <h2 className="text-lg font-semibold">A table of scores</h2>
        <p className="max-w-[60ch] text-sm text-muted-foreground">
          A CSV file in the layout of LMSYS’s leaderboard_table: key, Model, License, Organization, Link, Knowledge
          cutoff date, and one column of numbers per benchmark, with a dash for what is not known. Anything wrong in it
          is named with line and column, and then nothing is taken.
        </p>
        <Field label="File">
          <FileInput name="file" accept=".csv,text/csv" required />
        </Field>
        <Button type="submit" look="outline" className="self-start">
          Take the table
        </Button>
      </form>
      <form action={edit} className="flex flex-col gap-3">
        <h2 className="text-lg font-semibold">One score</h2>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Model, as in the table’s key">
            <Text name="model" list="benchmark-models" required />
          </Field>
          <Field label="Benchmark">
            <Text name="benchmark" list="benchmark-names" required />
          </Field>
          <Field label="Value; empty takes it away">
            <Text name="value" inputMode="decimal" />
          </Field>
          <Field label="Where it is from">
            <Text name="source" required />
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
        <Button type="submit" look="outline" className="self-start">
          Set the score
        </Button>
      </form>
    </div>
  );
}

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
