import type { ReactNode } from "react";

interface Props {
  title: string;
  lead: string;
  suggestions: readonly string[];
  onPick: (prompt: string) => void;
  /** Where else one could begin. */
  aside?: ReactNode;
}

/** The empty arena: what to do, and a few ways to begin. */
export function Welcome({ title, lead, suggestions, onPick, aside }: Props) {
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col justify-center px-4 py-6 short:py-3">
      <h1 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{title}</h1>
      <p className="mt-2 max-w-[60ch] text-muted-foreground sm:text-lg">{lead}</p>
      {suggestions.length > 0 && (
        <ul aria-label="Prompts to begin with" className="mt-6 short:mt-3 grid gap-2 sm:grid-cols-2">
          {suggestions.map((suggestion) => (
            <li key={suggestion}>
              <button
                type="button"
                onClick={() => onPick(suggestion)}
                className="h-full w-full rounded-lg border border-border bg-card px-3.5 py-3 text-left text-sm transition-colors duration-150 hover:bg-accent"
              >
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      )}
      {aside}
    </div>
  );
}
