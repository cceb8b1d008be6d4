import "server-only";
import { v7 as uuidv7 } from "uuid";
import { boardKey, specOf } from "#lib/leaderboard/board-spec.ts";
import { listSources, newestLeaderboard } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { rankMoves } from "#lib/leaderboard/moves.ts";
import { lastToldOf, listWebhooks, retiredSince, tellNews } from "./store.ts";
import type { LastTold, News } from "./store.ts";
import type { DeliveryId, EventData, WebhookMessage } from "./types.ts";

/** A worker that was away for longer tells no more of models that left meanwhile. */
const retiredWithinMs = 7 * 24 * 3600 * 1000;

/**
 * Finds what has happened since it was last told, and queues it for every webhook that wants it. Nothing is lost when a
 * notification is: boards are compared with what was told of them last, however many were made in between. Returns what is to
 * be sent.
 */
export async function gatherNews(now = new Date()): Promise<DeliveryId[]> {
  const webhooks = (await listWebhooks(undefined)).filter(({ isActive }) => isActive);
  if (webhooks.length === 0) return [];
  const boards = await overallBoards();
  const oldest = Math.min(...webhooks.map(({ createdAt }) => createdAt.getTime()));
  const since = new Date(Math.max(oldest, now.getTime() - retiredWithinMs));
  return tellNews(async (transaction) => {
    const news: News[] = [];
    for (const board of boards) {
      const name = boardOf(board);
      news.push(...boardNews(board, await lastToldOf(transaction, name), now));
    }
    for (const { entry, model, name } of await retiredSince(transaction, since)) {
      const message = toMessage({ type: "model.retired", data: { model, name } }, now);
      news.push({ message, key: `audit:${entry}`, source: null });
    }
    return news;
  });
}

/** The board of all votes of every source: what a page shows first. */
async function overallBoards(): Promise<Leaderboard[]> {
  const found: Leaderboard[] = [];
  for (const { slug, votes } of await listSources()) {
    const board = votes > 0 ? await newestLeaderboard({ source: slug }) : null;
    if (board) found.push(board);
  }
  return found;
}

const boardOf = ({ snapshot }: Leaderboard) =>
  `${snapshot.source.slug}/${boardKey(specOf({ source: snapshot.source.slug }))}`;

function boardNews(board: Leaderboard, before: LastTold | null, now: Date): News[] {
  const { snapshot, rows } = board;
  if (before?.snapshot === snapshot.id) return [];
  const source = snapshot.source.slug;
  const about = { snapshot: snapshot.id, source, category: snapshot.category, method: snapshot.method };
  const { votes, models } = snapshot;
  const ranks = Object.fromEntries(rows.map(({ model, rank }) => [model, rank]));
  const published = toMessage({ type: "snapshot.published", data: { ...about, votes, models } }, now);
  const news: News[] = [{ message: published, board: boardOf(board), ranks, source }];
  const moved = before
    ? rankMoves(
        Object.entries(before.ranks).map(([model, rank]) => ({ model, rank })),
        rows,
      )
    : [];
  if (moved.length > 0)
    news.push({ message: toMessage({ type: "rank.changed", data: { ...about, moved } }, now), source });
  return news;
}

const toMessage = (event: EventData, now: Date): WebhookMessage => ({
  id: uuidv7(),
  ...event,
  createdAt: now.toISOString(),
});
