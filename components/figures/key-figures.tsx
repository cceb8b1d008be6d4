import type { ReactNode } from "react";

/** The few numbers that a page is opened for. */
export function KeyFigures({ figures }: { figures: { name: string; value: ReactNode; note?: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 border-y border-border py-5 sm:flex sm:flex-wrap sm:gap-x-12">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="flex flex-col sm:max-w-60">
          <dt className="text-xs text-muted-foreground">{name}</dt>
          <dd className="mt-0.5 text-2xl font-semibold tracking-tight tabular-nums">{value}</dd>
          {note && <dd className="mt-0.5 text-xs text-muted-foreground tabular-nums">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
