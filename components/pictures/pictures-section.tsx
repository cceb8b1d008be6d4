"use client";

import { useEffect, useState } from "react";
import type { PictureBoard } from "#lib/analysis/picture-board.ts";
import { pictureNames, pictures } from "#lib/analysis/pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import { LazyPicture } from "./lazy-picture.tsx";

/** Pictures of a board one below the other, each loaded when it is nearly in view; all of them before printing. */
export function PicturesSection({
  board,
  names = pictureNames,
  level = 3,
}: {
  board: PictureBoard;
  names?: readonly PictureName[];
  /** Of their headings. */
  level?: 2 | 3;
}) {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const load = () => setIsPrinting(true);
    window.addEventListener("beforeprint", load);
    return () => window.removeEventListener("beforeprint", load);
  }, []);
  return (
    <div className="flex flex-col gap-14">
      {names.map((name) => (
        <LazyPicture key={name} name={name} board={board} level={level} isWanted={isPrinting} />
      ))}
    </div>
  );
}

/** Where each picture stands on the page. */
export function PictureLinks({ names = pictureNames }: { names?: readonly PictureName[] }) {
  return (
    <nav aria-label="Pictures" className="print:hidden">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${name}`}
              className="inline-block py-1 text-muted-foreground underline decoration-border underline-offset-4 hover:text-foreground"
            >
              {pictures[name].title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
