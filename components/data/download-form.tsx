"use client";

import { useState } from "react";
import type { ComponentProps, ReactNode } from "react";
import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

interface Props {
  dataset: "votes" | "battles" | "leaderboard" | "preferences";
  source: string;
  title: string;
  profiles: { name: string; says: string; formats: string[] }[];
}

/** The lists of what a field may hold, once on the page for all forms. */
const suggestionsOf = { categories: "data-categories", models: "data-models" } as const;

export function Suggestions(lists: Record<keyof typeof suggestionsOf, readonly string[]>) {
  return Object.entries(suggestionsOf).map(([of, id]) => (
    <datalist key={id} id={id}>
      {lists[of as keyof typeof suggestionsOf].map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  ));
}

const formatNames: Record<string, string> = { jsonl: "JSON lines", csv: "CSV", json: "JSON", parquet: "Parquet" };

/** What to download and how. An ordinary form: without JavaScript it offers the first layout's formats. */
export function DownloadForm({ dataset, source, title, profiles }: Props) {
  const [profileName, setProfile] = useState(profiles[0].name);
  const profile = profiles.find(({ name }) => name === profileName) ?? profiles[0];
  const [wanted, setFormat] = useState(profile.formats[0]);
  const format = profile.formats.includes(wanted) ? wanted : profile.formats[0];
  const address = `/api/export/${dataset}`;
  const isOfVotes = dataset !== "leaderboard";
  return (
    <form action={address} method="get" aria-label={`Download ${title}`} className="mt-4 text-sm">
      <input type="hidden" name="source" value={source} />
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Layout">
          <Select
            name="profile"
            value={profile.name}
            onChange={setProfile}
            options={profiles.map(({ name }) => [name, name])}
          />
        </Field>
        <Field label="Format">
          <Select
            name="format"
            value={format}
            onChange={setFormat}
            options={profile.formats.map((one) => [one, formatNames[one]])}
          />
        </Field>
        {format !== "parquet" && (
          <Field label="Compression">
            <Select
              name="compression"
              options={[
                ["none", "none"],
                ["gzip", "gzip"],
                ["zstd", "Zstandard"],
              ]}
            />
          </Field>
        )}
        <Button type="submit" look="outline" aria-label={`Download ${title}`}>
          <Download aria-hidden />
          Download
        </Button>
        {isOfVotes && (
          <a
            className="inline-flex h-10 items-center underline decoration-input underline-offset-4 hover:decoration-current"
            href={`${address}?${new URLSearchParams({ source, profile: profile.name, format: profile.formats.includes("json") ? "json" : profile.formats[0], limit: "5" })}`}
          >
            First five rows
          </a>
        )}
      </div>
      <p className="mt-2 max-w-[70ch] text-muted-foreground">{profile.says}</p>
      {isOfVotes && <Filters isForTraining={dataset === "preferences"} />}
    </form>
  );
}

function Filters({ isForTraining }: { isForTraining: boolean }) {
  return (
    <details className="mt-2">
      <summary className="cursor-pointer py-1 text-muted-foreground hover:text-foreground">Only some of it</summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-3 lg:grid-cols-4">
        <Field label="Verdicts">
          <Select
            name="counted"
            options={[
              ["true", "Votes that count"],
              ["false", "Votes kept off the board"],
              ["all", "Both"],
            ]}
          />
        </Field>
        <Field label="Category">
          <Input
            name="category"
            defaultValue="overall"
            required
            pattern="[a-z0-9][a-z0-9._\-]*"
            list={suggestionsOf.categories}
          />
        </Field>
        <Field label="Language (name or code)">
          <Input name="language" placeholder="any" pattern="\p{L}[\p{L} \-]*" />
        </Field>
        <Field label="Model">
          <Input name="model" placeholder="any" list={suggestionsOf.models} />
        </Field>
        <Field label="Cast from">
          <Input name="since" type="date" />
        </Field>
        <Field label="Cast before">
          <Input name="until" type="date" />
        </Field>
        <Field label="At most so many rows">
          <Input name="limit" type="number" min={1} placeholder="all" />
        </Field>
        {isForTraining && (
          <>
            <Field label="Shortest answer (characters)">
              <Input name="minChars" type="number" min={0} placeholder="1" />
            </Field>
            <Field label="Longest answer (characters)">
              <Input name="maxChars" type="number" min={1} placeholder="any" />
            </Field>
            <Field label="Longer by at most a factor of">
              <Input name="maxLengthRatio" type="number" min={1} step="any" placeholder="any" />
            </Field>
            <Field label="Refusals">
              <Select
                name="refusals"
                options={[
                  ["in", "Keep"],
                  ["out", "Leave out"],
                ]}
              />
            </Field>
            <Field label="Models’ licences">
              <Input name="license" placeholder="any, or MIT, Apache-2.0" />
            </Field>
          </>
        )}
      </div>
    </details>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex min-w-0 flex-col gap-1">
      <span className="text-xs text-muted-foreground">{label}</span>
      {children}
    </label>
  );
}

const control =
  "h-10 w-full min-w-0 rounded-md border border-input bg-card px-3 text-sm text-card-foreground placeholder:text-muted-foreground";

function Input(props: ComponentProps<"input">) {
  return <input autoComplete="off" {...props} className={control} />;
}

interface SelectProps {
  name: string;
  options: readonly (readonly [value: string, label: string])[];
  value?: string;
  onChange?: (value: string) => void;
}

function Select({ name, options, value, onChange }: SelectProps) {
  return (
    <select
      name={name}
      {...(onChange && { value, onChange: (event) => onChange(event.target.value) })}
      className={control}
    >
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}
