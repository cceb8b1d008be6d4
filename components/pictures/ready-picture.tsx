"use client";

import { lazy, Suspense, useRef } from "react";
import type { CSSProperties } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Drawn } from "#lib/analysis/types.ts";
import { Figure } from "./figure.tsx";
import { roomFor } from "./heights.ts";
import { DrawnList } from "./lists/drawn-list.tsx";
import { useSeen } from "./use-seen.ts";

const PictureBody = lazy(() => import("./picture-body.tsx").then(({ PictureBody: body }) => ({ default: body })));

/**
 * A picture whose numbers the page already has, such as a model's history. Its finding is there from the first byte; the
 * drawing comes when the reader gets near.
 */
export function ReadyPicture({
  picture,
  id,
  title,
  source,
  filename,
  level,
}: {
  picture: Drawn;
  id: string;
  title: string;
  /** Whose votes, which board: one line for files. */
  source: string;
  filename: string;
  level?: 2 | 3;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(ref);
  const { wide, narrow } = roomFor(picture, 800);
  const waiting = (
    <>
      <Skeleton className="h-(--narrow) w-full sm:h-(--wide) print:hidden" />
      {/* Paper does not wait for the chart library. */}
      <div className="hidden print:block">
        <DrawnList drawing={picture.drawing} setAccent={() => {}} />
      </div>
    </>
  );
  return (
    <div
      ref={ref}
      id={id}
      className="scroll-mt-20"
      style={{ "--wide": `${wide}px`, "--narrow": `${narrow}px` } as CSSProperties}
    >
      <Figure id={id} title={title} finding={picture.finding} level={level} keepsRoom>
        {isSeen ? (
          <Suspense fallback={waiting}>
            <PictureBody picture={picture} source={source} filename={filename} />
          </Suspense>
        ) : (
          waiting
        )}
      </Figure>
    </div>
  );
}
