"use client";

import { lazy, Suspense, useRef } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { pictures } from "#lib/analysis/pictures.ts";
import type { Picture } from "#lib/analysis/types.ts";
import { Figure } from "./figure.tsx";
import { chartHeight } from "./heights.ts";
import { useSeen } from "./use-seen.ts";

const PictureBody = lazy(() => import("./picture-body.tsx").then(({ PictureBody: body }) => ({ default: body })));

/**
 * A picture whose numbers the page already has, such as a model's history. Its finding is there from the first byte; the
 * drawing comes when the reader gets near.
 */
export function ReadyPicture({
  picture,
  id = picture.picture,
  title = pictures[picture.picture].title,
  source,
  filename,
  level,
}: {
  picture: Picture;
  id?: string;
  title?: string;
  /** Whose votes, which board: one line for files. */
  source: string;
  filename: string;
  level?: 2 | 3;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(ref);
  const waiting = (
    <Skeleton className="w-full print:hidden" style={{ height: chartHeight(picture.drawing, 800) + 70 }} />
  );
  return (
    <div ref={ref} id={id} className="scroll-mt-20">
      <Figure id={id} title={title} finding={picture.finding} level={level}>
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
