import type { ChartData } from "./chart-data.ts";

/** The intervals as lines of text with a small bar each: what a phone, a printer and a browser without JavaScript show. */
export function IntervalList({ chart }: { chart: ChartData }) {
  const [from, to] = chart.domain;
  const at = (points: number) => ((points - from) / (to - from)) * 100;
  return (
    <ol className="text-sm">
      {chart.points.map((point) => (
        <li
          key={point.model}
          className="grid min-h-(--line) grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 [--line:2.75rem] sm:grid-cols-[14rem_minmax(0,1fr)_4rem] sm:[--line:1.625rem]"
        >
          <span className="truncate" title={point.name}>
            {point.name}
          </span>
          <span className="numeric sm:order-last" title={point.words}>
            {point.label}
          </span>
          {/* Lines that keep their width while the picture stretches; the point is a line of no length with a round end. */}
          <svg
            viewBox="0 0 100 8"
            preserveAspectRatio="none"
            aria-hidden
            className="col-span-2 h-2 w-full overflow-visible sm:col-span-1"
          >
            <path d="M0 4H100" className="stroke-border" strokeWidth="1" vectorEffect="non-scaling-stroke" />
            <path
              d={`M${at(point.low)} 4H${at(point.high)}`}
              className="stroke-muted-foreground"
              strokeWidth="1.5"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={`M${at(point.rating)} 4h0`}
              className="stroke-foreground"
              strokeWidth="8"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        </li>
      ))}
    </ol>
  );
}
