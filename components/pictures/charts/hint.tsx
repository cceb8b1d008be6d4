import type { ReactNode } from "react";

/** What appears beside the pointer; adds words, never what matters. */
export function Hint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="max-w-80 rounded-md border border-border bg-popover px-3 py-2 text-xs text-popover-foreground shadow-md">
      <strong className="block font-medium">{name}</strong>
      {children}
    </div>
  );
}
