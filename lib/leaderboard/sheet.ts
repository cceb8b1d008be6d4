import "server-only";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { inOrder, overall } from "./categories.ts";
import { specOf } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { loadBoard } from "./boards.ts";
import { fewVotes } from "./few-votes.ts";
import { ranksAt, readModelFacts } from "./sheet-store.ts";
import { listCategories, newestLeaderboard } from "./store.ts";
import type { BoardSheet, Leaderboard, ModelFacts } from "./types.ts";

/** Prices, dates and speeds change far less often than boards. */
const factsFreshForMs = 30_000;
let facts: { at: number; read: ReturnType<typeof readModelFacts> } | null = null;

/** A board with everything that its table shows beside it. */
export async function loadSheet(spec: BoardSpec, sourceId: string | null, since: string | null): Promise<BoardSheet> {
  const { board, state } = await loadBoard(spec);
  if (!board || !sourceId) return { board, state, categories: [], own: [], facts: {}, since: null };
  const [known, standings, style, earlier] = await Promise.all([
    recentModelFacts(),
    categoryRanks(spec.source, sourceId),
    // Asked for as it is by a reader, so that a worker makes it and keeps it new while this board is looked at.
    loadBoard(specOf({ source: spec.source, category: spec.category, method: "style-control" })),
    since === null ? null : ranksAt(sourceId, spec, endOf(since)),
  ]);
  const styleRanks = ranksOf(style.board);
  return {
    board,
    state,
    categories: standings.map(({ category }) => category),
    own: ownCategories()
      .filter(({ slug }) => standings.some(({ category }) => category === slug))
      .map(({ slug, name, description }) => ({ slug, name, description })),
    since: since === null ? null : { day: since, madeAt: earlier?.madeAt ?? null },
    facts: Object.fromEntries(
      board.rows.map(({ model }): [string, ModelFacts] => [
        model,
        {
          ...(known.get(model) ?? unknown),
          styleRank: styleRanks?.get(model) ?? null,
          ranks: standings.map(({ ranks }) => ranks.get(model) ?? null),
          earlierRank: earlier?.ranks.get(model) ?? null,
        },
      ]),
    ),
  };
}

const unknown = { knowledgeCutoff: null, inputPrice: null, outputPrice: null, tokensPerSecond: null };

/** Changes since a day are changes since its end. */
const endOf = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000);

/** What is known of every model beside its votes, by slug; at most half a minute old. */
export function recentModelFacts() {
  if (facts && Date.now() - facts.at < factsFreshForMs) return facts.read;
  const read = readModelFacts();
  facts = { at: Date.now(), read };
  // A failure is not worth keeping.
  read.catch(() => (facts = null));
  return read;
}

/** Every model's rank on each of the source's boards but the one of all votes, where it has votes enough for one to mean something. */
async function categoryRanks(source: string, sourceId: string) {
  const categories = inOrder(await listCategories(sourceId), ownCategories()).filter(
    (category) => category !== overall,
  );
  const boards = await Promise.all(categories.map((category) => newestLeaderboard({ source, category })));
  return categories.flatMap((category, i) => {
    const ranks = ranksOf(boards[i], fewVotes);
    return ranks && ranks.size > 0 ? [{ category, ranks }] : [];
  });
}

function ranksOf(board: Leaderboard | null, fewest = 0): Map<string, number> | null {
  if (!board) return null;
  return new Map(
    board.rows.flatMap(({ model, rank, votes }) => (rank === null || votes < fewest ? [] : [[model, rank]])),
  );
}
