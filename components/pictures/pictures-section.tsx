"use client";

import { useEffect, useRef, useState } from "react";
import { Printer } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { PictureBoard } from "#lib/analysis/picture-board.ts";
import { pictureNames, pictures } from "#lib/analysis/pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import { LazyPicture } from "./lazy-picture.tsx";

/**
 * A printer does not wait for pictures, so Ctrl-P and a button load them all and print then; a board that is still being made is left
 * out. The browser's own menu cannot be held up: what it prints says so where a picture is missing.
 */
const longestWaitMs = 30_000;
const lookEveryMs = 250;

/** Pictures of a board one below the other, each loaded when it is nearly in view. */
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
  const box = useRef<HTMLDivElement>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const [gatheringSince, setGatheringSince] = useState<number | null>(null);
  useEffect(() => {
    const load = () => setIsPrinting(true);
    window.addEventListener("beforeprint", load);
    return () => window.removeEventListener("beforeprint", load);
  }, []);
  useEffect(() => {
    if (gatheringSince === null) return;
    const timer = setInterval(() => {
      const isWaiting = box.current?.querySelector("[data-skeleton]") !== null;
      if (isWaiting && Date.now() - gatheringSince < longestWaitMs) return;
      setGatheringSince(null);
      window.print();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [gatheringSince]);
  const gather = () => {
    setIsPrinting(true);
    setGatheringSince(Date.now());
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "p")
        return;
      // Pressed once more, it prints what there is.
      if (gatheringSince !== null) return setGatheringSince(null);
      event.preventDefault();
      gather();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [gatheringSince]);
  return (
    <>
      <p className="-ml-2.5 pb-6 print:hidden">
        <Button look="quiet" size="small" disabled={gatheringSince !== null} onClick={gather}>
          <Printer aria-hidden />
          {gatheringSince === null ? "Print with all pictures" : "Loading all pictures"}
        </Button>
      </p>
      {gatheringSince !== null && (
        <p
          role="status"
          className="fixed bottom-4 left-1/2 z-50 w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-md border border-border bg-card px-4 py-3 text-sm shadow-md print:hidden"
        >
          Loading all pictures to print them. Ctrl-P once more prints what is there.
        </p>
      )}
      <div ref={box} className="flex flex-col gap-14">
        {names.map((name) => (
          <LazyPicture key={name} name={name} board={board} level={level} isWanted={isPrinting} />
        ))}
      </div>
    </>
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
