import type { ReactNode } from "react";
import { Footer } from "./footer.tsx";

/** The frame of every page that is for reading: a title, what it is in one line, the thing itself, the footer. */
export function Page({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col px-4 pt-8 sm:px-6">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {lead && <p className="mt-2 max-w-[70ch] text-muted-foreground">{lead}</p>}
      <div className="mt-6 flex-1">{children}</div>
      <Footer />
    </div>
  );
}
