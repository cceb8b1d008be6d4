"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Search } from "lucide-react";
import { Method } from "./method.tsx";

interface Entry {
  id: string;
  label: string;
  method?: string;
  /** More words by which it is found. */
  text: string;
}

interface Props {
  groups: { title: string; entries: Entry[] }[];
}

const matches = (entry: Entry, words: string[]) => {
  const text = `${entry.method ?? ""} ${entry.label} ${entry.text}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The table of contents, searched by typing. `/` goes to the field, arrows through what was found, Enter to the first. */
export function ContentsSearch({ groups }: Props) {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = groups
    .map(({ title, entries }) => ({ title, entries: entries.filter((entry) => matches(entry, words)) }))
    .filter(({ entries }) => entries.length > 0);

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      const isTyping = /^(input|textarea|select)$/i.test((event.target as HTMLElement).tagName);
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);

  function move(event: KeyboardEvent) {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && event.target === field.current) links[0]?.click();
    if (step === undefined) return;
    event.preventDefault();
    const at = links.indexOf(document.activeElement as HTMLAnchorElement) + step;
    if (at < 0) field.current?.focus();
    else links[Math.min(at, links.length - 1)]?.focus();
  }

  return (
    <div onKeyDown={move} className="lg:sticky lg:top-20 lg:flex lg:max-h-[calc(100dvh-6rem)] lg:flex-col">
      <label className="relative block">
        <span className="sr-only">Search the calls and schemas</span>
        <Search aria-hidden className="absolute top-3 left-3 size-4 text-muted-foreground" />
        <input
          ref={field}
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder="Search, or press /"
          className="h-10 w-full rounded-md border border-input bg-card pr-3 pl-9 text-base sm:text-sm"
        />
      </label>
      <nav
        ref={list}
        aria-label="Calls and schemas"
        className="mt-3 max-h-64 overflow-y-auto rounded-md border border-border px-1 py-2 lg:max-h-none lg:border-0 lg:px-0"
      >
        <p role="status" className="px-2 text-sm text-muted-foreground empty:hidden">
          {found.length === 0 && "Nothing has all these words."}
        </p>
        {found.map(({ title, entries }) => (
          <div key={title} className="mb-3">
            <p className="px-2 pb-1 text-xs font-semibold text-muted-foreground">{title}</p>
            <ul>
              {entries.map(({ id, label, method }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex items-baseline gap-1 rounded-sm px-2 py-1 text-[0.8125rem] hover:bg-accent"
                  >
                    {method && <Method name={method} isSmall />}
                    <span className="wrap-anywhere">{label.replace(/^\/api/, "")}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}
