import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

/** The frame of a picture: what it is about, what it shows, the picture. The same before, while and after it is loaded. */
export function Figure({
  id,
  title,
  finding,
  level = 3,
  keepsRoom = false,
  children,
}: {
  id: string;
  title: string;
  finding: string | null;
  level?: 2 | 3;
  /** Whether it is at least as high as was foreseen in `--narrow` and `--wide`, its heading not counted. */
  keepsRoom?: boolean;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={`${id}-finding`}
      className={classNames(
        "relative break-inside-avoid",
        keepsRoom && "min-h-[calc(var(--narrow)+6rem)] sm:min-h-[calc(var(--wide)+5rem)] print:min-h-0",
      )}
    >
      {/* Room for two lines on a wide screen and three on a phone, so that what follows stays where it is. */}
      <div className="min-h-24 sm:min-h-20">
        <p className="text-xs text-muted-foreground">{title}</p>
        <Heading
          id={`${id}-finding`}
          className={classNames(
            "mt-0.5 max-w-[65ch] text-base font-semibold tracking-tight text-pretty sm:text-lg",
            finding === null && "text-muted-foreground",
          )}
        >
          {finding ?? title}
        </Heading>
      </div>
      {children}
    </section>
  );
}
