import type { ReactNode } from "react";

/** A part of a page that is for reading: what was found as its title, how to read it in a line, the thing itself. */
export function Section({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="scroll-mt-20 text-lg font-semibold tracking-tight text-balance">
        {title}
      </h2>
      {note && <p className="mt-1 max-w-[70ch] text-sm text-muted-foreground">{note}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
