"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { ChartData } from "./chart-data.ts";
import { IntervalList } from "./interval-list.tsx";
import { counted, wholeNumber } from "./wording.ts";

// Recharts is the heaviest thing on the page and the last one looked at, so it comes on its own.
const IntervalChart = lazy(() => import("./interval-chart.tsx"));

/**
 * The intervals of one group under their finding. The list is there from the first byte; where there is room and the
 * reader comes near, the chart takes its place, line for line. Paper gets the list.
 */
export function ChartSection({ chart, tableId }: { chart: ChartData; tableId: string }) {
  const ref = useRef<HTMLElement>(null);
  const showsChart = useIsNear(ref);
  const list = (
    <div className="sm:pb-12">
      <IntervalList chart={chart} />
    </div>
  );
  return (
    <section ref={ref} id="chart" aria-labelledby="finding" aria-describedby={tableId} className="mt-12 scroll-mt-20">
      <h2 id="finding" className="text-lg font-semibold tracking-tight text-balance">
        {chart.title}
      </h2>
      <p className="mt-1 mb-4 max-w-[70ch] text-sm text-muted-foreground">
        Arena Elo in points, with 95 % intervals as whiskers: where they overlap widely, the votes cannot tell two
        models apart.
        {chart.points.length < chart.total &&
          ` These are the first ${wholeNumber(chart.points.length)} of ${counted(chart.total, "model")}; the table has them all.`}
      </p>
      {showsChart ? (
        <>
          <div className="print:hidden">
            <Suspense fallback={list}>
              <IntervalChart chart={chart} />
            </Suspense>
          </div>
          <div className="hidden print:block">{list}</div>
        </>
      ) : (
        list
      )}
    </section>
  );
}

/** True once the reader has come within a screen of the element, on a screen wide enough for the chart. */
function useIsNear(ref: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const room = window.matchMedia("(min-width: 640px)");
    let isSeen = false;
    const update = () => setIsNear(isSeen && room.matches);
    const observer = new IntersectionObserver(
      ([entry]) => {
        isSeen ||= entry.isIntersecting;
        update();
      },
      { rootMargin: "100% 0px" },
    );
    observer.observe(ref.current);
    room.addEventListener("change", update);
    return () => {
      observer.disconnect();
      room.removeEventListener("change", update);
    };
  }, [ref]);
  return isNear;
}
