import { expect, test } from "vitest";
import { announcementDueIn, nextBoard, startBoard } from "#components/leaderboard/board-state.ts";
import type { BoardEvent, BoardState } from "#components/leaderboard/board-state.ts";
import type { LeaderboardRow, SnapshotId } from "#lib/leaderboard/types.ts";
import { board, row, sheet } from "./rows.ts";

const snapshot = (number: number, votes = 1000 + number, rows: LeaderboardRow[] = [row("ada")]) =>
  sheet(board(rows, { id: `019b0000-0000-7000-8000-${String(number).padStart(12, "0")}` as SnapshotId, votes }));

const after = (...events: BoardEvent[]) => events.reduce<BoardState>(nextBoard, startBoard(snapshot(1)));

test("a new board takes the place of the one that is shown, and is announced", () => {
  const state = after({ type: "opened" }, { type: "loaded", sheet: snapshot(204), at: 0 });
  expect(state.sheet).toEqual(snapshot(204));
  expect(state.announcement).toBe("Board updated: 1,204 votes");
});

test("what is shown already is no news", () => {
  const state = after({ type: "opened" }, { type: "loaded", sheet: snapshot(1), at: 0 });
  expect(state.announcement).toBe("");
  expect(announcementDueIn(state, 0)).toBeNull();
});

test("updates within ten seconds are announced once, with the last count", () => {
  let state = after({ type: "loaded", sheet: snapshot(2), at: 0 });
  state = nextBoard(state, { type: "loaded", sheet: snapshot(3), at: 1000 });
  state = nextBoard(state, { type: "loaded", sheet: snapshot(4), at: 4000 });
  expect(state.sheet.board?.snapshot.votes).toBe(1004);
  expect(state.announcement).toBe("Board updated: 1,002 votes");
  expect(announcementDueIn(state, 4000)).toBe(6000);
  state = nextBoard(state, { type: "announcement_due", at: 10_000 });
  expect(state.announcement).toBe("Board updated: 1,004 votes");
  expect(announcementDueIn(state, 10_000)).toBeNull();
});

test("whose rank moved is read out, the first few by name", () => {
  const models = ["ada", "bob", "cy", "dee", "eve"];
  const first = snapshot(
    1,
    10,
    models.map((model, i) => row(model, { rank: i + 1 })),
  );
  const second = snapshot(
    2,
    11,
    models.toReversed().map((model, i) => row(model, { rank: i + 1 })),
  );
  const { announcement } = nextBoard(startBoard(first), { type: "loaded", sheet: second, at: 0 });
  expect(announcement).toBe(
    "Board updated: 11 votes. eve is now rank 1. dee is now rank 2. bob is now rank 4. 1 more model moved",
  );
});

test("a lost line says since when, and keeps saying it while coming back fails", () => {
  const lost = after({ type: "opened" }, { type: "lost", at: 5000 }, { type: "lost", at: 9000 });
  expect(lost).toMatchObject({ line: "lost", lostAt: 5000 });
  expect(nextBoard(lost, { type: "opened" })).toMatchObject({ line: "live", lostAt: null });
});

test("a screen reader is told that the board is stale, once, and that it is live again, with what changed meanwhile", () => {
  const lost = after({ type: "opened" }, { type: "lost", at: Date.UTC(2026, 0, 1, 8, 13) }, { type: "lost", at: 1e15 });
  expect(lost.announcement).toBe("No longer live, stale since 08:13 UTC");
  expect(nextBoard(lost, { type: "opened" }).announcement).toBe("Live again");
  const loaded = nextBoard(lost, { type: "loaded", sheet: snapshot(5), at: Date.UTC(2026, 0, 1, 8, 20) });
  expect(nextBoard(loaded, { type: "opened" }).announcement).toBe("Live again. Board updated: 1,005 votes");
});

test("a paused board keeps still until it is resumed", () => {
  const paused = after({ type: "opened" }, { type: "paused" });
  for (const event of [
    { type: "loaded", sheet: snapshot(9), at: 0 },
    { type: "opened" },
    { type: "lost", at: 0 },
  ] satisfies BoardEvent[]) {
    expect(nextBoard(paused, event)).toBe(paused);
  }
  expect(nextBoard(paused, { type: "resumed" }).line).toBe("connecting");
});

test("the first board of an empty arena is news as well", () => {
  const state = nextBoard(startBoard(sheet(null)), { type: "loaded", sheet: snapshot(1, 1), at: 0 });
  expect(state.announcement).toBe("Board updated: 1 vote");
});
