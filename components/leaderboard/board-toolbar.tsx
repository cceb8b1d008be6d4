"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { Download, Link2, Search, SlidersHorizontal, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { specQuery } from "./board-view.ts";
import type { BoardView } from "./board-view.ts";
import { CategoryRanks, ColumnMenu } from "./column-menu.tsx";
import type { Column, SheetRow } from "./columns.ts";
import { choicesIn } from "./view-rows.ts";

interface Props {
  spec: BoardSpec;
  view: BoardView;
  rows: readonly SheetRow[];
  columns: readonly Column[];
  change: (changes: Partial<BoardView>, how?: { isTyping?: boolean }) => void;
}

const field =
  "h-9 rounded-md border border-input bg-card px-2.5 text-sm text-card-foreground placeholder:text-muted-foreground";

/** Everything that rearranges the table. As a form it works before any script has come. */
export function BoardToolbar({ spec, view, rows, columns, change }: Props) {
  // A phone shows the search, and the rest when asked for it.
  const [isOpen, setOpen] = useState(false);
  const download = (format: string) => {
    const query = specQuery(spec);
    if (view.since) query.set("since", view.since);
    query.set("format", format);
    return `/api/leaderboard/sheet?${query}`;
  };
  return (
    <form
      role="search"
      aria-label="Find models on this board"
      onSubmit={(event) => event.preventDefault()}
      className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden"
    >
      {[...specQuery(spec)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {Object.entries({ sort: view.sort, pin: view.pin.join(","), columns: view.columns?.join(",") ?? "" }).map(
        ([name, value]) => value !== "" && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <SearchField value={view.q} onChange={(q) => change({ q }, { isTyping: true })} />
      <Button
        look="outline"
        size="icon"
        className="size-9 sm:hidden noscript:hidden"
        aria-expanded={isOpen}
        aria-label="Filters and downloads"
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden />
      </Button>
      <div className={isOpen ? "contents" : "contents max-sm:hidden noscript:contents!"}>
        <Filter
          label="Organization"
          name="org"
          value={view.org}
          rows={rows}
          of={(row) => row.organization}
          change={change}
        />
        <Filter
          label="License"
          name="license"
          value={view.license}
          rows={rows}
          of={(row) => row.license}
          change={change}
        />
        <Labelled label="Change since">
          {(id) => (
            <input
              id={id}
              type="date"
              name="since"
              // Uncontrolled: half a date is nobody's business but the field's.
              key={view.since}
              defaultValue={view.since ?? ""}
              onChange={({ target }) => {
                const isWhole = target.value === "" || /^[12]\d{3}-/.test(target.value);
                if (isWhole && target.validity.valid) change({ since: target.value || null });
              }}
              className={classNames(field, "w-36")}
            />
          )}
        </Labelled>
        <Button type="submit" look="outline" className="hidden h-9 noscript:inline-flex">
          Show
        </Button>
        <div className="flex flex-wrap items-center gap-1 sm:ml-auto">
          <CategoryRanks view={view} rows={rows} columns={columns} change={change} />
          <ColumnMenu view={view} rows={rows} columns={columns} change={change} />
          <CopyLink />
          <Button asChild look="quiet" size="small">
            <a href={download("csv")} download>
              <Download aria-hidden />
              CSV
            </a>
          </Button>
          <Button asChild look="quiet" size="small">
            <a href={download("json")} download>
              JSON
            </a>
          </Button>
        </div>
      </div>
    </form>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  // The field is its own master while somebody types: the address follows a moment after the keys.
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  return (
    <Labelled label="Search" className="max-sm:min-w-0 max-sm:flex-1">
      {(id) => (
        <span className="relative block">
          <Search aria-hidden className="absolute top-2.5 left-2.5 size-4 text-muted-foreground" />
          <input
            id={id}
            type="search"
            name="q"
            ref={input}
            defaultValue={value}
            onChange={({ target }) => onChange(target.value)}
            placeholder="Model or maker"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            className={classNames(field, "w-full pl-8 sm:w-48")}
          />
        </span>
      )}
    </Labelled>
  );
}

function Filter({
  label,
  name,
  value,
  rows,
  of,
  change,
}: {
  label: string;
  name: "org" | "license";
  value: string;
  rows: readonly SheetRow[];
  of: (row: SheetRow) => string;
  change: Props["change"];
}) {
  const choices = choicesIn(rows, of);
  const isKnown = value === "" || choices.some(([choice]) => choice === value);
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          name={name}
          value={value}
          onChange={({ target }) => change({ [name]: target.value })}
          className={classNames(field, "w-36 sm:w-40")}
        >
          <option value="">All</option>
          {!isKnown && <option value={value}>{value} (0)</option>}
          {choices.map(([choice, models]) => (
            <option key={choice} value={choice}>
              {choice} ({models})
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Labelled({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-xs text-muted-foreground">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function CopyLink() {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setState("copied");
    } catch {
      setState("failed");
    }
    setTimeout(() => setState("idle"), 2_000);
  };
  return (
    <Button look="quiet" size="small" className="noscript:hidden" onClick={() => void copy()}>
      <Link2 aria-hidden />
      {/* The longer words keep their place, so that nothing moves. */}
      <span className="grid">
        <span aria-live="polite" className="col-start-1 row-start-1 text-left">
          {{ idle: "Copy link", copied: "Copied", failed: "Not allowed" }[state]}
        </span>
        <span aria-hidden className="invisible col-start-1 row-start-1">
          Not allowed
        </span>
      </span>
    </Button>
  );
}

/** What is filtered and pinned right now, with the way out of it. */
export function ViewSummary({
  view,
  shown,
  total,
  change,
  names,
}: {
  view: BoardView;
  shown: number;
  total: number;
  change: Props["change"];
  names: ReadonlyMap<string, string>;
}) {
  const isFiltered = view.q !== "" || view.org !== "" || view.license !== "";
  const pinned = view.pin.filter((model) => names.has(model));
  if (!isFiltered && pinned.length === 0) return <div className="min-h-6" />;
  const [first, second] = pinned;
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted-foreground print:hidden">
      {isFiltered && (
        <span role="status">
          {shown} of {total} models{" "}
          <button
            type="button"
            className="ml-1 inline-flex items-center gap-1 text-foreground underline underline-offset-4"
            onClick={() => change({ q: "", org: "", license: "" })}
          >
            <X aria-hidden className="size-3.5" />
            Show all
          </button>
        </span>
      )}
      {pinned.length === 1 && <span>Pin another model to compare the two.</span>}
      {first && second && (
        <a
          href={`/compare/${encodeURIComponent(first)}/${encodeURIComponent(second)}`}
          className="text-foreground underline underline-offset-4"
        >
          Compare {names.get(first)} and {names.get(second)}
        </a>
      )}
    </div>
  );
}
