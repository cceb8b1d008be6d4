import { LiveBoard, tallyColumns, winners } from "#lib/rating/index.ts";
import { makeVotes } from "./votes.ts";
import type { Case } from "./case.ts";

/** A board of 130 models and a million votes to which votes are added one at a time. */
const live = (after: (board: LiveBoard) => unknown) => () => {
  const columns = makeVotes(130, 1e6);
  const more = makeVotes(130, 1e6, 1);
  const board = new LiveBoard(tallyColumns(columns));
  let next = 0;
  return () => {
    const v = (next += 7919) % more.modelA.length;
    board.add({
      modelA: more.models[more.modelA[v]],
      modelB: more.models[more.modelB[v]],
      winner: winners[more.winner[v]],
    });
    return after(board);
  };
};

export const cases: Case[] = [
  {
    name: "rating: one new vote, exact ratings",
    reachMs: 1,
    fastChatSeconds: 0.92,
    prepare: live((board) => board.ratings()),
  },
  {
    name: "rating: one new vote, fresh intervals",
    reachMs: 30,
    fastChatSeconds: 9.9,
    prepare: live((board) => board.board()),
  },
];
