import type { ReactNode } from "react";

/** What will be here, and the one thing to do. */
export function State({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-6 rounded-lg border border-dashed border-border px-5 py-8">
      <h2 className="font-semibold">{title}</h2>
      <div className="mt-2 max-w-[65ch] text-sm text-muted-foreground [&_a]:text-foreground [&_a]:underline [&_a]:underline-offset-4">
        {children}
      </div>
    </div>
  );
}
