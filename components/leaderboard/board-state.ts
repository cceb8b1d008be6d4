import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { counted } from "./wording.ts";

/** What a board that is being watched knows: the newest rows, and how fresh they are. */
export interface BoardState {
  board: Leaderboard | null;
  line: "connecting" | "live" | "lost" | "paused";
  /** When the line was lost, in milliseconds since 1970; null while it holds or was let go on purpose. */
  lostAt: number | null;
  /** What a screen reader is told; changes at most once in `announceEveryMs`. */
  announcement: string;
  announcedAt: number;
  /** An update that has not been announced yet. */
  isUnannounced: boolean;
}

export type BoardEvent =
  | { type: "opened" }
  | { type: "loaded"; board: Leaderboard; at: number }
  | { type: "lost"; at: number }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "announcement_due"; at: number };

export const announceEveryMs = 10_000;

export function startBoard(board: Leaderboard | null): BoardState {
  return { board, line: "connecting", lostAt: null, announcement: "", announcedAt: -Infinity, isUnannounced: false };
}

export function nextBoard(state: BoardState, event: BoardEvent): BoardState {
  switch (event.type) {
    case "opened":
      return state.line === "paused" ? state : { ...state, line: "live", lostAt: null };
    case "loaded":
      if (state.line === "paused" || !isNewer(event.board, state.board)) return state;
      return announce({ ...state, board: event.board, isUnannounced: true }, event.at);
    case "lost":
      // A line that keeps failing has been lost since it first did.
      return state.line === "paused" ? state : { ...state, line: "lost", lostAt: state.lostAt ?? event.at };
    case "paused":
      return { ...state, line: "paused", lostAt: null };
    case "resumed":
      return state.line === "paused" ? { ...state, line: "connecting" } : state;
    case "announcement_due":
      return announce(state, event.at);
  }
}

/** Milliseconds until something waits to be announced; null when nothing does. */
export function announcementDueIn(state: BoardState, now: number): number | null {
  return state.isUnannounced ? Math.max(0, state.announcedAt + announceEveryMs - now) : null;
}

function announce(state: BoardState, at: number): BoardState {
  if (!state.isUnannounced || !state.board || at - state.announcedAt < announceEveryMs) return state;
  const announcement = `Board updated: ${counted(state.board.snapshot.votes, "vote")}`;
  return { ...state, announcement, announcedAt: at, isUnannounced: false };
}

/** Snapshot ids are ordered by time, so an answer that was overtaken on its way is recognised. */
const isNewer = (board: Leaderboard, than: Leaderboard | null) => !than || board.snapshot.id > than.snapshot.id;
