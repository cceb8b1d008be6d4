import "server-only";
import { z } from "zod";
import { boardKey, specOfKey } from "#lib/leaderboard/board-spec.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { makeBoard } from "#lib/leaderboard/make-board.ts";
import { listSources } from "#lib/leaderboard/store.ts";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import type { OpenThreads } from "#lib/rating-threads/open-threads.ts";
import { defineJob } from "./job.ts";

/** Reading all votes again is worth a twentieth of the time at most. */
const restFactor = 20;

const lastMade = new Map<string, { at: number; tookMs: number }>();
let threads: OpenThreads | undefined;

/** Boards that take long: made while somebody looks at them. */
export const makeOrderedBoard = defineJob({
  name: "make-board",
  says: "Makes a board that takes long: online Elo, style control, a time window, a tie model, even sampling.",
  data: z.strictObject({ source: z.string(), board: z.string() }),
  keyOf: ({ source, board }) => `${source}/${board}`,
  async run({ source: slug, board }, { progress, again }) {
    const spec = specOfKey(slug, board);
    const source = (await listSources()).find((one) => one.slug === slug);
    if (!spec || !source) return { made: null };
    const place = `${slug}/${board}`;
    const last = lastMade.get(place);
    const waitMs = last ? last.at + restFactor * last.tookMs - Date.now() : 0;
    if (waitMs > 1000) {
      await again(Math.ceil(waitMs / 1000));
      return { made: null };
    }
    const begun = Date.now();
    threads ??= openThreads();
    const made = await makeBoard(source, spec, { threads }, (share) => progress(share, place));
    lastMade.set(place, { at: Date.now(), tookMs: Date.now() - begun });
    return { made };
  },
});

export const orderOf = (source: { slug: string }, spec: BoardSpec) => ({ source: source.slug, board: boardKey(spec) });
