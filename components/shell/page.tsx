import type { ReactNode } from "react";
import { Footer } from "./footer.tsx";

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** For a table of many columns. */
  isWide?: boolean;
  children: ReactNode;
}

/** The frame of every page that is for reading: a title, what it is in one line, the thing itself, the footer. */
export function Page({ title, lead, isWide = false, children }: PageProps) {
  return (
    <div className={`mx-auto flex w-full flex-1 flex-col px-4 pt-8 sm:px-6 ${isWide ? "max-w-[84rem]" : "max-w-6xl"}`}>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {lead && <p className="mt-2 max-w-[70ch] text-muted-foreground">{lead}</p>}
      <div className="mt-6 flex-1">{children}</div>
      <Footer />
    </div>
  );
}
