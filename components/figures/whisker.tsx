import { classNames } from "#components/ui/class-names.ts";

/**
 * A value with its interval on a scale, and the value that matters as a line across. Drawn in one stretch of SVG whose lines
 * keep their width; the words stand beside it, so it is hidden from screen readers.
 */
export function Whisker({
  value,
  low,
  high,
  domain: [from, to],
  middle,
  tone = "plain",
  className,
}: {
  value: number;
  low: number | null;
  high: number | null;
  domain: readonly [number, number];
  middle: number;
  tone?: "plain" | "a" | "b";
  className?: string;
}) {
  const at = (x: number) => ((Math.min(to, Math.max(from, x)) - from) / (to - from)) * 100;
  const line = { vectorEffect: "non-scaling-stroke" } as const;
  const colour = { plain: "stroke-foreground", a: "stroke-side-a", b: "stroke-side-b" }[tone];
  return (
    <svg
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden
      className={classNames("h-3 w-full overflow-visible", className)}
    >
      <path d="M0 6H100" className="stroke-border" strokeWidth="1" {...line} />
      <path d={`M${at(middle)} 0V12`} className="stroke-input" strokeWidth="1" {...line} />
      {low !== null && high !== null && (
        <path d={`M${at(low)} 6H${at(high)}`} className={colour} strokeWidth="2" strokeOpacity="0.55" {...line} />
      )}
      <path d={`M${at(value)} 6h0`} className={colour} strokeWidth="9" strokeLinecap="round" {...line} />
    </svg>
  );
}
