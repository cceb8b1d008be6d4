"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Download, Table as TableIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { writeCsv } from "#lib/analysis/csv.ts";
import { fileTableOf } from "#lib/analysis/table.ts";
import type { Drawn } from "#lib/analysis/types.ts";
import { DataTable } from "./data-table.tsx";
import { chartHeight } from "./heights.ts";
import { DrawnList } from "./lists/drawn-list.tsx";
import { ModelChoice } from "./model-choice.tsx";
import { pageFont, saveAs, toPng, toSvg } from "./save-picture.ts";
import { useWidth } from "./use-width.ts";

// The chart library is the heaviest thing on any page, and a phone does without it.
const Chart = lazy(() => import("./charts/chart.tsx"));

/** Narrower than this a picture is a list. */
const leastWidth = 600;
/** How wide a chart is in a file, whatever screen it is saved from. */
const fileWidth = 960;

/** A picture with its notes, its table and its downloads. */
export function PictureBody({
  picture,
  source,
  filename,
  csvAddress,
  choose,
}: {
  picture: Drawn;
  /** Whose votes, which board: one line for files. */
  source: string;
  /** Without its ending. */
  filename: string;
  /** Where the whole table can be had; without it, the file has what is drawn. */
  csvAddress?: string;
  choose?: (model: string) => void;
}) {
  const { drawing, finding, notes, choice } = picture;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [accent, setAccent] = useState<string>();
  const [showsTable, setShowsTable] = useState(false);
  const [saving, setSaving] = useState<"png" | "svg" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  if (drawing.kind === "empty") return <p className="max-w-[65ch] text-sm text-muted-foreground">{drawing.says}</p>;
  const lines = drawing.kind === "lines" && drawing.lines.length > 1 ? drawing.lines : null;
  const shown = "total" in drawing ? countOf(drawing) : 0;
  const said = [
    ...notes,
    ...("total" in drawing && shown < drawing.total
      ? [
          `Drawn are the first ${shown} of ${drawing.total}; ${csvAddress ? "the CSV has them all" : "the others are left out"}.`,
        ]
      : []),
  ];

  async function saveCsv() {
    saveAs(new Blob([writeCsv(fileTableOf(drawing))], { type: "text/csv;charset=utf-8" }), `${filename}.csv`);
  }

  return (
    <>
      {choice && choose && <ModelChoice label="Model" models={choice.models} chosen={choice.chosen} choose={choose} />}
      {lines && width !== null && width >= leastWidth && (
        <ModelChoice
          label="In colour"
          models={lines}
          chosen={accent ?? lines[0].model ?? lines[0].name}
          choose={setAccent}
        />
      )}
      <div ref={box} className="mt-2">
        {width !== null &&
          (width >= leastWidth ? (
            <div
              role="img"
              aria-label={`${finding}. The numbers are in the table that follows.`}
              className="print:[&_.recharts-wrapper]:h-auto! print:[&_.recharts-wrapper]:w-full! print:[&_svg]:h-auto! print:[&_svg]:max-w-full"
            >
              <Suspense fallback={<Skeleton className="w-full" style={{ height: chartHeight(drawing, width) }} />}>
                <Chart drawing={drawing} width={width} accent={accent} />
              </Suspense>
            </div>
          ) : (
            <DrawnList drawing={drawing} accent={accent} setAccent={setAccent} />
          ))}
      </div>
      {said.length > 0 && <p className="mt-2 max-w-[75ch] text-xs text-muted-foreground">{said.join(" ")}</p>}
      <DataTable drawing={drawing} caption={finding} isShown={showsTable} />
      <p className="mt-2 -ml-2.5 flex flex-wrap items-center gap-x-1 print:hidden">
        <Button look="quiet" size="small" aria-expanded={showsTable} onClick={() => setShowsTable(!showsTable)}>
          <TableIcon aria-hidden />
          {showsTable ? "Hide the table" : "Table"}
        </Button>
        {(["png", "svg"] as const).map((kind) => (
          <Button key={kind} look="quiet" size="small" disabled={saving !== null} onClick={() => setSaving(kind)}>
            <Download aria-hidden />
            <span className="sr-only">Save as </span>
            {kind.toUpperCase()}
          </Button>
        ))}
        {csvAddress ? (
          <Button look="quiet" size="small" asChild>
            <a href={csvAddress} download={`${filename}.csv`}>
              <Download aria-hidden />
              <span className="sr-only">Save as </span>CSV
            </a>
          </Button>
        ) : (
          <Button look="quiet" size="small" onClick={() => void saveCsv()}>
            <Download aria-hidden />
            <span className="sr-only">Save as </span>CSV
          </Button>
        )}
      </p>
      {problem && (
        <p role="alert" className="text-sm text-destructive">
          {problem}
        </p>
      )}
      {saving && (
        <OffScreen
          picture={picture}
          accent={accent}
          onDrawn={(svg) => {
            const caption = { finding, source: [source, ...said].join(" ") };
            void save(svg, caption, saving, filename)
              .then(() => setProblem(null))
              .catch((error: unknown) =>
                setProblem(
                  `The picture could not be saved: ${error instanceof Error ? error.message : "unknown reason"}`,
                ),
              )
              .finally(() => setSaving(null));
          }}
        />
      )}
    </>
  );
}

async function save(
  svg: SVGSVGElement,
  caption: { finding: string; source: string },
  kind: "png" | "svg",
  filename: string,
) {
  if (kind === "svg") return saveAs(new Blob([toSvg(svg, caption)], { type: "image/svg+xml" }), `${filename}.svg`);
  // Letters come first: the chart leaves the page as soon as this is done.
  const font = await pageFont();
  saveAs(await toPng(toSvg(svg, caption, font)), `${filename}.png`);
}

/** The chart at the width of a file, where nobody sees it, until it has been saved. */
function OffScreen({
  picture,
  accent,
  onDrawn,
}: {
  picture: Drawn;
  accent?: string;
  onDrawn: (svg: SVGSVGElement) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const tell = useRef(onDrawn);
  useEffect(() => {
    let frame = 0;
    let stillFor = 0;
    let before = "";
    // Charts lay themselves out in a few steps: this one is done when it has not changed for some frames.
    const look = () => {
      const svg = box.current?.querySelector("svg");
      const now = svg?.outerHTML ?? "";
      stillFor = now !== "" && now === before ? stillFor + 1 : 0;
      before = now;
      if (svg && stillFor >= 4) return tell.current(svg);
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div
      ref={box}
      aria-hidden
      inert
      className="pointer-events-none fixed top-0 left-[-200vw] opacity-0"
      style={{ width: fileWidth }}
    >
      <Suspense fallback={null}>
        <Chart drawing={picture.drawing} width={fileWidth} accent={accent} />
      </Suspense>
    </div>
  );
}

function countOf(drawing: Extract<Drawn["drawing"], { total: number }>): number {
  switch (drawing.kind) {
    case "dots":
    case "bars":
      return drawing.rows.length;
    case "lines":
      return drawing.lines.length;
    case "matrix":
      return drawing.models.length;
  }
}
