"use client";

import { lazy, Suspense, useRef } from "react";
import type { CSSProperties } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { PictureBoard } from "#lib/analysis/picture-board.ts";
import { pictures } from "#lib/analysis/pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import { Figure } from "./figure.tsx";
import { reservedHeight } from "./heights.ts";
import { useSeen } from "./use-seen.ts";

const LoadedPicture = lazy(() =>
  import("./loaded-picture.tsx").then(({ LoadedPicture: loaded }) => ({ default: loaded })),
);

/** A place for a picture: its question and its shape until the reader comes near, then the picture. */
export function LazyPicture({
  name,
  board,
  level,
  isWanted = false,
}: {
  name: PictureName;
  board: PictureBoard;
  level: 2 | 3;
  isWanted?: boolean;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(ref) || isWanted;
  const waiting = <Waiting name={name} level={level} />;
  const { wide, narrow } = reservedHeight(name, board.models);
  return (
    <div
      ref={ref}
      id={name}
      className="flex scroll-mt-20 flex-col"
      data-picture={name}
      style={{ "--wide": `${wide}px`, "--narrow": `${narrow}px` } as CSSProperties}
    >
      {isSeen ? (
        <Suspense fallback={waiting}>
          <LoadedPicture key={board.words} name={name} board={board} level={level} place={ref} waiting={waiting} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

function Waiting({ name, level }: { name: PictureName; level: 2 | 3 }) {
  const { title, asks } = pictures[name];
  return (
    <Figure id={name} title={title} finding={null} level={level} keepsRoom>
      <div className="h-(--narrow) sm:h-(--wide) print:h-auto">
        <p className="mb-3 text-sm text-muted-foreground">{asks}</p>
        <Skeleton className="h-[calc(100%-2.5rem)] w-full print:hidden" />
        <p className="hidden text-sm print:block">
          This picture had not been loaded when the page was printed; “Print with all pictures” loads them first.
        </p>
      </div>
    </Figure>
  );
}
