import type { BoardSheet, LeaderboardRow } from "#lib/leaderboard/types.ts";
import { counted, utcClock } from "./wording.ts";

/** What has to be known of a board to follow it: which it is, and what there is to announce of it. */
export interface Heard {
  board: {
    snapshot: { id: string; votes: number };
    rows: Pick<LeaderboardRow, "model" | "name" | "rank">[];
  } | null;
  state: BoardSheet["state"];
}

/** A loaded board without what following it takes no notice of. */
export const heardOf = ({ board, state }: Heard): Heard => ({
  board: board && {
    snapshot: { id: board.snapshot.id, votes: board.snapshot.votes },
    rows: board.rows.map(({ model, name, rank }) => ({ model, name, rank })),
  },
  state,
});

/** What a board that is being watched knows: the newest rows, and how fresh they are. */
export interface BoardState<Sheet extends Heard = Heard> {
  sheet: Sheet;
  line: "connecting" | "live" | "lost" | "paused";
  /** When the line was lost, in milliseconds since 1970; null while it holds or was let go on purpose. */
  lostAt: number | null;
  /** What a screen reader is told: of boards at most once in `announceEveryMs`, of a line that is lost or back at once. */
  announcement: string;
  announcedAt: number;
  /** The board that was announced last, or loaded with the page. */
  announced: Heard["board"];
}

export type BoardEvent<Sheet extends Heard = Heard> =
  | { type: "opened" }
  | { type: "loaded"; sheet: Sheet; at: number }
  | { type: "lost"; at: number }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "announcement_due"; at: number };

export const announceEveryMs = 10_000;

export function startBoard<Sheet extends Heard>(sheet: Sheet): BoardState<Sheet> {
  const { board } = sheet;
  return {
    ...({ sheet, line: "connecting", lostAt: null, announcement: "", announcedAt: -Infinity } as const),
    announced: board,
  };
}

export function nextBoard<Sheet extends Heard>(state: BoardState<Sheet>, event: BoardEvent<Sheet>): BoardState<Sheet> {
  switch (event.type) {
    case "opened":
      return state.line === "paused" ? state : { ...state, line: "live", lostAt: null, announcement: welcome(state) };
    case "loaded":
      if (state.line === "paused") return state;
      return announce({ ...state, sheet: event.sheet }, event.at);
    case "lost":
      // A line that keeps failing has been lost since it first did.
      if (state.line === "paused" || state.lostAt !== null) return state;
      return {
        ...state,
        line: "lost",
        lostAt: event.at,
        announcement: `No longer live, stale since ${utcClock(event.at)}`,
      };
    case "paused":
      return { ...state, line: "paused", lostAt: null };
    case "resumed":
      return state.line === "paused" ? { ...state, line: "connecting" } : state;
    case "announcement_due":
      return announce(state, event.at);
  }
}

/** What is said when the line stands: nothing new, unless it had been lost; what was announced since goes along. */
function welcome({ lostAt, announcedAt, announcement }: BoardState): string {
  if (lostAt === null) return announcement;
  return announcedAt >= lostAt ? `Live again. ${announcement}` : "Live again";
}

/** Milliseconds until something waits to be announced; null when nothing does. */
export function announcementDueIn(state: BoardState, now: number): number | null {
  return isUnannounced(state) ? Math.max(0, state.announcedAt + announceEveryMs - now) : null;
}

const isUnannounced = ({ sheet: { board }, announced }: BoardState): boolean =>
  board !== null && board.snapshot.id !== announced?.snapshot.id;

function announce<Sheet extends Heard>(state: BoardState<Sheet>, at: number): BoardState<Sheet> {
  const { board } = state.sheet;
  if (!board || !isUnannounced(state) || at - state.announcedAt < announceEveryMs) return state;
  const announcement = [
    `Board updated: ${counted(board.snapshot.votes, "vote")}`,
    ...moves(state.announced, board),
  ].join(". ");
  return { ...state, announcement, announcedAt: at, announced: board };
}

/** At most this many moves are read out; the table has them all. */
const mostMovesTold = 3;

/** "Ada 3 is now 1st": whose rank differs from the board that was announced before, highest places first. */
function moves(before: Heard["board"], after: NonNullable<Heard["board"]>): string[] {
  if (!before) return [];
  const earlier = new Map(before.rows.map(({ model, rank }) => [model, rank]));
  const moved = after.rows.filter(({ model, rank }) => rank !== null && earlier.get(model) !== rank);
  const told = moved.slice(0, mostMovesTold).map(({ name, rank }) => `${name} is now rank ${rank}`);
  return moved.length > told.length ? [...told, `${counted(moved.length - told.length, "more model")} moved`] : told;
}
