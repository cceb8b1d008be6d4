"use client";

import { useEffect, useState } from "react";
import type { ReactNode, RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import type { PictureBoard } from "#lib/analysis/picture-board.ts";
import { pictures } from "#lib/analysis/pictures.ts";
import type { PictureName } from "#lib/analysis/pictures.ts";
import type { Picture } from "#lib/analysis/types.ts";
import { Figure } from "./figure.tsx";
import { PictureBody } from "./picture-body.tsx";

type Loaded = { picture: Picture } | { problem: string } | { inMaking: true };
/** What takes less room than was kept for it leaves the rest free, unless the reader would see the page jump. */
type Answer = { of: string; keepsRoom: boolean } & Loaded;

/** A board that a worker makes on demand is asked for again after this long; the server waits for it too. */
const askAgainMs = 3_000;

/** Fetches a picture's numbers and shows them, or says why it cannot. */
export function LoadedPicture({
  name,
  board,
  level,
  place,
  waiting,
}: {
  name: PictureName;
  board: PictureBoard;
  level: 2 | 3;
  /** Where on the page it stands. */
  place: RefObject<HTMLElement | null>;
  waiting: ReactNode;
}) {
  const [model, setModel] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer>();
  const query = new URLSearchParams(board.words);
  if (model) query.set("model", model);
  const address = `/api/leaderboard/pictures/${name}${query.size > 0 ? `?${query}` : ""}`;
  const asked = `${address} ${board.snapshot} ${attempt}`;

  useEffect(() => {
    const leaving = new AbortController();
    load(address, leaving.signal)
      .then((loaded) => {
        const keepsRoom = (place.current?.getBoundingClientRect().top ?? 0) < window.innerHeight;
        setAnswer({ of: asked, keepsRoom, ...loaded });
      })
      .catch(() => {});
    return () => leaving.abort();
  }, [address, asked, place]);

  const isInMaking = answer !== undefined && "inMaking" in answer && answer.of === asked;
  useEffect(() => {
    if (!isInMaking) return;
    const timer = setTimeout(() => setAttempt((count) => count + 1), askAgainMs);
    return () => clearTimeout(timer);
  }, [isInMaking, attempt]);

  if (!answer || "inMaking" in answer) return waiting;
  if ("problem" in answer) {
    return (
      <Figure id={name} title={pictures[name].title} finding={null} level={level}>
        <p role="alert" className="text-sm">
          {answer.problem}
        </p>
        <Button
          look="outline"
          size="small"
          className="mt-3"
          disabled={answer.of !== asked}
          onClick={() => setAttempt(attempt + 1)}
        >
          Try again
        </Button>
      </Figure>
    );
  }
  query.set("format", "csv");
  return (
    <Figure
      id={name}
      title={pictures[name].title}
      finding={answer.picture.finding}
      level={level}
      keepsRoom={answer.keepsRoom || answer.picture.drawing.kind !== "empty"}
    >
      {/* While another model's numbers are on their way, the old ones stay, dimmed. */}
      <div aria-busy={answer.of !== asked} className={answer.of === asked ? undefined : "opacity-60"}>
        <PictureBody
          picture={answer.picture}
          source={board.source}
          filename={`${board.filename}-${name}`}
          csvAddress={`/api/leaderboard/pictures/${name}?${query}`}
          choose={setModel}
        />
      </div>
    </Figure>
  );
}

async function load(address: string, signal: AbortSignal): Promise<Loaded> {
  try {
    const response = await fetch(address, { signal });
    const body = (await response.json()) as Picture | { error: { code: string; message: string } };
    if (!("error" in body)) return { picture: body };
    return body.error.code === "board_in_making" ? { inMaking: true } : { problem: body.error.message };
  } catch (error) {
    if (signal.aborted) throw error;
    return { problem: "The numbers of this picture could not be fetched. The rest of the page is not affected." };
  }
}
