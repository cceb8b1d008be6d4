import "server-only";
import { loadBoard, readCounts } from "#lib/leaderboard/boards.ts";
import type { LoadedBoard } from "#lib/leaderboard/boards.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { windowDays } from "#lib/leaderboard/board-spec.ts";
import { readOrderedVotes } from "#lib/leaderboard/ordered-votes-store.ts";
import { tally, votesOf } from "#lib/rating/index.ts";
import type { HoldOut } from "#lib/rating/index.ts";
import type { ForeseeWork } from "./foresee.ts";
import { inThread } from "./in-thread.ts";

/** Scoring reads votes one by one; beyond this many it is left to the command line. */
const mostScored = 200_000;
const mostKept = 100;
const scores = new Map<string, Promise<HoldOut>>();

export interface ChoicesCompared {
  here: LoadedBoard;
  there: LoadedBoard;
  /** How well each foresees votes it has not seen; a reason where that says nothing or was not tried. */
  foresight: { scores: HoldOut } | { why: "other_votes" | "too_many" | "too_few" };
}

/** Two boards beside each other, and which of them foresees votes better where they are made of the same. */
export async function compareChoices(sourceId: string, here: BoardSpec, there: BoardSpec): Promise<ChoicesCompared> {
  const [one, other] = await Promise.all([loadBoard(here), loadBoard(there)]);
  return { here: one, there: other, foresight: await foresight() };

  async function foresight(): Promise<ChoicesCompared["foresight"]> {
    const isSame = (["category", "window", "minVotes"] as const).every((word) => here[word] === there[word]);
    if (!isSame) return { why: "other_votes" };
    if (!one.board || !other.board || one.board.snapshot.votes < 100) return { why: "too_few" };
    if (one.board.snapshot.votes > mostScored) return { why: "too_many" };
    const key = `${one.board.snapshot.id} ${other.board.snapshot.id}`;
    const known =
      scores.get(key) ?? gather(sourceId, here, there).then((work) => inThread<HoldOut>({ kind: "foresee", ...work }));
    scores.set(key, known);
    known.catch(() => scores.delete(key));
    if (scores.size > mostKept) scores.delete([...scores.keys()][0]);
    return { scores: await known };
  }
}

/** The votes of both boards: counts laid out where order and style do not matter, else the votes themselves. */
async function gather(sourceId: string, here: BoardSpec, there: BoardSpec): Promise<ForeseeWork> {
  const ratings = [here, there];
  if (ratings.every(({ method }) => method === "bradley-terry")) {
    return { votes: votesOf(tally(await readCounts(here))), style: [], ratings };
  }
  const withStyle = ratings.some(({ method }) => method === "style-control");
  const { votes, style } = await readOrderedVotes({
    ...{ sourceId, category: here.category, days: windowDays(here), withStyle },
  });
  return { votes, style: style ?? [], ratings };
}
