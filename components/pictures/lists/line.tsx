import type { ReactNode } from "react";

export const List = ({ children }: { children: ReactNode }) => <ul className="text-sm">{children}</ul>;

/** A name, a number, and a mark below them; `aside` stands beside the mark. */
export function Line({
  name,
  value,
  words,
  aside,
  children,
}: {
  name: string;
  value: string;
  words?: string;
  aside?: string;
  children: ReactNode;
}) {
  return (
    <li className="py-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate" title={name}>
          {name}
        </span>
        <span className="shrink-0 tabular-nums" title={words}>
          {value}
        </span>
      </div>
      <div className="mt-1 flex items-center gap-3">
        <div className="min-w-0 flex-1">{children}</div>
        {aside !== undefined && (
          <span className="numeric w-22 shrink-0 text-xs leading-none text-muted-foreground">{aside}</span>
        )}
      </div>
    </li>
  );
}

/** A line as long as there is room; marks on it keep their width while it stretches. */
export const Rail = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden className="block h-2 w-full overflow-visible">
    <Mark d="M0 4H100" className="stroke-border" />
    {children}
  </svg>
);

/** A point is a line of no length with a round end. */
export const Mark = ({
  d,
  className,
  width = 1,
  isRound = false,
}: {
  d: string;
  className: string;
  width?: number;
  isRound?: boolean;
}) => (
  <path
    d={d}
    fill="none"
    className={className}
    strokeWidth={width}
    strokeLinecap={isRound ? "round" : undefined}
    vectorEffect="non-scaling-stroke"
  />
);

export function Legend({ series, colourOf }: { series: string[]; colourOf: (part: number) => string }) {
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-xs text-muted-foreground">
      {series.map((name, s) => (
        <span key={name} className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-full" style={{ background: colourOf(s) }} />
          {name}
        </span>
      ))}
    </li>
  );
}
