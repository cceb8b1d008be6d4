import Link from "next/link";
import { PictureLinks, PicturesSection } from "#components/pictures/pictures-section.tsx";
import { pictureBoardOf } from "#lib/analysis/picture-board.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import type { BoardSheet } from "#lib/leaderboard/types.ts";
import { specQuery } from "./board-view.ts";
import { LiveBoard } from "./live-board.tsx";
import type { BoardSource } from "./live-board.tsx";

interface Props {
  spec: BoardSpec;
  sheet: BoardSheet;
  source: BoardSource;
  example: string | null;
}

/** The board itself, live, and below it its pictures, each of which loads when a reader comes near. */
export function ArenaTab({ spec, sheet, source: { slug, name, kind, votes }, example }: Props) {
  const { board } = sheet;
  return (
    <>
      <LiveBoard initial={sheet} source={{ slug, name, kind, votes }} spec={spec} example={example} />
      {board && board.snapshot.votes > 0 && (
        <section aria-labelledby="pictures" className="mt-14">
          <h2 id="pictures" className="text-xl font-semibold tracking-tight">
            The board in pictures
          </h2>
          <p className="mt-1 mb-3 text-sm text-muted-foreground">
            Each with the numbers behind it; also on{" "}
            <Link
              href={`/leaderboard/pictures?${specQuery(spec)}`}
              prefetch={false}
              className="underline decoration-input underline-offset-4 hover:decoration-current"
            >
              a page of their own
            </Link>
            .
          </p>
          <PictureLinks />
          <div className="mt-8">
            <PicturesSection board={pictureBoardOf(spec, name, board)} />
          </div>
        </section>
      )}
    </>
  );
}
