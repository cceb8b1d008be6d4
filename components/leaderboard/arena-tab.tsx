import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import type { BoardSheet } from "#lib/leaderboard/types.ts";
import { chartOf } from "./chart-data.ts";
import { ChartSection } from "./chart-section.tsx";
import { groupsOf } from "./groups.ts";
import { LiveBoard } from "./live-board.tsx";
import type { BoardSource } from "./live-board.tsx";

/** The board itself, live, and its pictures. */
export function ArenaTab({
  spec,
  sheet,
  source: { slug, name, kind, votes },
  example,
}: {
  spec: BoardSpec;
  sheet: BoardSheet;
  source: BoardSource;
  example: string | null;
}) {
  const chart = sheet.board && chartOf(groupsOf(sheet.board.rows)[0]);
  return (
    <>
      <LiveBoard initial={sheet} source={{ slug, name, kind, votes }} spec={spec} example={example} />
      {chart && <ChartSection chart={chart} tableId="board" />}
    </>
  );
}
