import type { BoardSheet, Leaderboard, LeaderboardRow, ModelFacts, SnapshotId } from "#lib/leaderboard/types.ts";

/** Boards for tests of what is shown. */

export function row(model: string, given: Partial<LeaderboardRow> = {}): LeaderboardRow {
  const rating = given.rating === undefined ? 1000 : given.rating;
  return {
    rank: rating === null ? null : 1,
    rankLow: rating === null ? null : 1,
    rankHigh: rating === null ? null : 1,
    model,
    name: model,
    organization: "Example Lab",
    license: "MIT",
    link: null,
    isToy: false,
    rating,
    low: rating === null ? null : rating - 10,
    high: rating === null ? null : rating + 10,
    component: 0,
    votes: 100,
    wins: 50,
    losses: 50,
    ties: 0,
    ...given,
  };
}

export function board(rows: LeaderboardRow[], given: Partial<Leaderboard["snapshot"]> = {}): Leaderboard {
  return {
    snapshot: {
      id: "019b0000-0000-7000-8000-000000000001" as SnapshotId,
      source: { slug: "arena", name: "Arena", kind: "arena", description: "" },
      category: "overall",
      method: "bradley-terry",
      parameters: {},
      filters: [],
      excluded: [],
      findings: [],
      seed: 0,
      rounds: 1000,
      voteCutoff: null,
      votes: 1204,
      models: rows.length,
      dropped: [],
      converged: true,
      components: 1,
      codeVersion: "1",
      inputHash: "0".repeat(64),
      createdAt: "2026-01-01T00:05:00.000Z",
      ...given,
    },
    rows,
  };
}

/** A board with nothing beside it but what is given. */
export function sheet(of: Leaderboard | null, given: Partial<BoardSheet> = {}): BoardSheet {
  return { board: of, state: of ? "current" : "empty", categories: [], own: [], facts: {}, since: null, ...given };
}

export const facts = (given: Partial<ModelFacts> = {}): ModelFacts => ({
  ...{ knowledgeCutoff: null, inputPrice: null, outputPrice: null, tokensPerSecond: null },
  ...{ styleRank: null, ranks: [], earlierRank: null },
  ...given,
});
