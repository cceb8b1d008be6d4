import type { ReactNode } from "react";

/** Names and what is known under each, as lines that wrap on a phone. */
export function FactsList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="max-w-[75ch] max-sm:mb-1">{children}</dd>
    </>
  );
}

/** A part of a page with its question, what answers it in a sentence, and the rest below. */
export function Section({
  title,
  lead,
  id,
  children,
}: {
  title: string;
  lead?: ReactNode;
  id: string;
  children?: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10 first:mt-0">
      <h2 id={id} className="scroll-mt-20 text-lg font-semibold tracking-tight text-balance">
        {title}
      </h2>
      {lead && <p className="mt-1 max-w-[75ch] text-sm text-pretty text-muted-foreground">{lead}</p>}
      {children && <div className="mt-4">{children}</div>}
    </section>
  );
}
