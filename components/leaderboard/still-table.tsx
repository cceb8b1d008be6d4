import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { usualView } from "./board-view.ts";
import { chooseColumns, columnsOf, sheetRows } from "./columns.ts";
import { LeaderboardTable } from "./leaderboard-table.tsx";
import { viewRows } from "./view-rows.ts";

/** A board's rows as they are, with nothing to do to them: what a snapshot shows. */
export function StillTable({ rows, caption }: { rows: LeaderboardRow[]; caption: string }) {
  const lines = sheetRows({ rows, facts: {}, since: null });
  const columns = columnsOf({ categories: [], own: [], since: null });
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="max-xl:overflow-x-auto print:overflow-visible">
      <LeaderboardTable
        viewed={viewRows(lines, columns, usualView)}
        columns={chooseColumns(columns, null, lines).shown}
        sort="rank"
        caption={caption}
      />
    </div>
  );
}
