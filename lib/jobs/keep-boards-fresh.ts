import "server-only";
import { isQuick, specOf } from "#lib/leaderboard/board-spec.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { Refresher, sourcesWithVotes } from "#lib/leaderboard/refresh.ts";
import { demandedBoards, listSources } from "#lib/leaderboard/store.ts";
import { listen } from "#lib/live/bus.ts";
import type { Machinery } from "#lib/rating/index.ts";
import { collectGarbage } from "#lib/rating-threads/collect-garbage.ts";
import { BoardQueue } from "./board-queue.ts";
import { report } from "./report.ts";

/** Changes that arrive within this time share a fold. */
const gatherMs = 50;
/** Looked for this often even when nobody says that something changed. */
const lookAnywayMs = 2_000;
const retryMs = 1_000;
/** A board is looked at while a page or a program asked for it within this time; open pages ask every 20 s. */
const lookedAtSeconds = 60;
const demandsMs = 1_000;
/** After so many boards their memory is let go. */
const boardsBetweenCollections = 8;

/** Asks the queue for a board that needs the votes themselves; it says when that is done by itself. */
export type OrderBoard = (source: { id: string; slug: string }, spec: BoardSpec) => Promise<void>;

/**
 * Folds every change into the counts and makes the boards it touches anew, those that somebody looks at first, until told to
 * stop. Refreshes coalesce: however many votes arrive while a board is made, the next one holds them all.
 */
export async function keepBoardsFresh(
  signal: AbortSignal,
  { machinery, order = async () => {} }: { machinery?: Machinery; order?: OrderBoard } = {},
): Promise<void> {
  const refresher = new Refresher(machinery);
  const queue = new BoardQueue();
  let wake = () => {};
  let isNews = true;
  let isLoaded = false;
  const hush = listen("votes", (sourceId) => {
    isNews = true;
    // Somebody asks for another look at everything; a lost connection may have hidden that.
    if (sourceId === null || sourceId === "*") isLoaded = false;
    wake();
  });
  signal.addEventListener("abort", () => wake());
  let demandsAt = 0;
  let lookAt = 0;
  let made = 0;

  while (!signal.aborted) {
    try {
      if (!isLoaded) {
        // After a start or a fault anything may have changed meanwhile: options, code, counts.
        for (const source of await sourcesWithVotes())
          for (const category of await refresher.categories(source.id))
            queue.add(source.id, specOf({ source: source.slug, category }));
        isLoaded = true;
      }
      if (isNews || Date.now() >= lookAt) {
        isNews = false;
        lookAt = Date.now() + lookAnywayMs;
        const touched = await refresher.fold();
        const slugs = touched.length > 0 ? await slugsOf() : new Map<string, string>();
        for (const { sourceId, category } of touched)
          queue.touch(sourceId, specOf({ source: slugs.get(sourceId)!, category }));
      }
      if (Date.now() >= demandsAt) {
        demandsAt = Date.now() + demandsMs;
        const demands = await demandedBoards(lookedAtSeconds);
        queue.lookAt(demands);
      }
      const next = queue.next(Date.now());
      if (next) {
        const begun = performance.now();
        const source = { id: next.sourceId, slug: next.spec.source };
        if (isQuick(next.spec)) await refresher.refresh(source, next.spec);
        else await order(source, next.spec);
        queue.done(next, Date.now(), performance.now() - begun);
        if (++made % boardsBetweenCollections === 0) collectGarbage();
        continue;
      }
    } catch (error) {
      report(error);
      isNews = true;
      isLoaded = false;
      await sleep(retryMs);
      continue;
    }
    const idle = new Promise<void>((resolve) => (wake = resolve));
    if (!isNews && !signal.aborted) await Promise.race([idle, sleep(queue.msUntilNext(Date.now(), lookAnywayMs))]);
    if (isNews && !signal.aborted) await sleep(gatherMs);
  }
  hush();
}

async function slugsOf(): Promise<Map<string, string>> {
  return new Map((await listSources()).map(({ id, slug }) => [id, slug]));
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
