import { boardWords } from "#lib/leaderboard/board-spec.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { categoryInText, overall } from "#lib/leaderboard/categories.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { counted, utcDay } from "#lib/wording.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";

/** What pictures that load later need to know of their board. */
export interface PictureBoard {
  /** The board's words in addresses, as in `source=simulated`. */
  words: string;
  /** Which state of the board; another is another picture. Null while it is being made. */
  snapshot: string | null;
  /** For files: whose votes and which board. */
  source: string;
  /** How files begin, as in `ringside-simulated-overall`. */
  filename: string;
  /** How many models are on it. */
  models: number;
}

export function pictureBoardOf(spec: BoardSpec, sourceName: string, board: Leaderboard | null): PictureBoard {
  return {
    words: new URLSearchParams(boardWords(spec)).toString(),
    snapshot: board?.snapshot.id ?? null,
    source: `Ringside. ${boardInWords(spec, sourceName, board)}${board ? ` Snapshot ${board.snapshot.id}.` : ""}`,
    filename: `ringside-${spec.source}-${spec.category}`,
    models: board?.rows.length ?? 10,
  };
}

const methodNames = { "bradley-terry": "Bradley–Terry", elo: "online Elo", "style-control": "style control" };
const tieNames = {
  half: null,
  out: "ties left out",
  davidson: "ties by Davidson",
  "rao-kupper": "ties by Rao and Kupper",
};

/** "Simulated, coding: 12,000 votes up to 31 Dec 2025, by Bradley–Terry with 1,000 bootstrap rounds." */
export function boardInWords(spec: BoardSpec, sourceName: string, board: Leaderboard | null): string {
  const category = spec.category === overall ? "" : `, ${categoryInText(spec.category, ownCategories())}`;
  const choices = [
    `by ${methodNames[spec.method]}${board && board.snapshot.rounds > 0 ? ` with ${counted(board.snapshot.rounds, "bootstrap round")}` : ""}`,
    tieNames[spec.ties],
    spec.window !== "all" && `last ${spec.window.replace("d", " days")}`,
    spec.minVotes > 0 && `models with at least ${counted(spec.minVotes, "vote")}`,
    spec.sampling === "even" && "pairs weighing alike",
  ].filter(Boolean);
  const votes = board
    ? `${counted(board.snapshot.votes, "vote")}${board.snapshot.voteCutoff ? ` up to ${utcDay(board.snapshot.voteCutoff)}` : ""}, `
    : "";
  return `${sourceName}${category}: ${votes}${choices.join(", ")}.`;
}
