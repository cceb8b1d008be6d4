"use client";

import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { chartOf } from "./chart-data.ts";
import { ChartSection } from "./chart-section.tsx";
import { EmptyBoard } from "./empty-board.tsx";
import { groupsOf } from "./groups.ts";
import { LeaderboardTable } from "./leaderboard-table.tsx";
import { LiveStatus } from "./live-status.tsx";
import { Provenance } from "./provenance.tsx";
import { useLiveBoard } from "./use-live-board.ts";
import type { BoardQuery } from "./use-live-board.ts";
import { useSlidingRows } from "./use-sliding-rows.ts";
import { counted, utcTime, wholeNumber } from "./wording.ts";

export interface BoardSource {
  slug: string;
  name: string;
  kind: "arena" | "simulated" | "imported";
  votes: number;
}

/** A board that stays new while it is looked at. Rendered on the server first, so it reads the same without JavaScript. */
export function LiveBoard({
  initial,
  source,
  query,
  example,
}: {
  initial: Leaderboard | null;
  source: BoardSource;
  query: BoardQuery;
  /** Address of a board that shows what this one will look like once it has votes. */
  example: string | null;
}) {
  const { state, ...controls } = useLiveBoard(initial, query);
  const { board } = state;
  const table = useSlidingRows(board);
  const status = <LiveStatus state={state} {...controls} />;
  if (!board || board.snapshot.votes === 0) {
    return (
      <>
        <div className="flex justify-end">{status}</div>
        <EmptyBoard source={source} board={board} example={example} />
      </>
    );
  }

  const { snapshot, rows } = board;
  const groups = groupsOf(rows);
  const chart = chartOf(groups[0]);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="text-sm tabular-nums">
          Total models: {wholeNumber(snapshot.models)}. Total votes: {wholeNumber(snapshot.votes)}. Last updated{" "}
          <time dateTime={snapshot.createdAt}>{utcTime(snapshot.createdAt)}</time>.
        </p>
        {status}
      </div>
      {groups.every(({ rated }) => rated.length === 0) && (
        <p className="mt-4 max-w-[70ch] text-sm text-muted-foreground">
          No ratings yet. A model is rated once it has both taken and given up points against models that have done so
          too; a few more votes settle that.
        </p>
      )}
      <div id="board" className="mt-4">
        <LeaderboardTable
          ref={table}
          rows={rows}
          caption={`Models of ${source.name} by Arena Elo with 95 % confidence intervals`}
        />
      </div>
      <HowToRead rounds={snapshot.rounds} />
      {chart && <ChartSection chart={chart} tableId="board" />}
      <Provenance snapshot={snapshot} query={query} />
    </>
  );
}

function HowToRead({ rounds }: { rounds: number }) {
  return (
    <p className="mt-4 max-w-[75ch] text-sm text-muted-foreground">
      {rounds > 0 &&
        `95 % CI: the middle 95 % of the ratings that ${counted(rounds, "resampling")} of the votes give. `}
      Rank: 1 + the models whose interval lies wholly above, so those the votes cannot tell apart share one. Small
      figures beside it: the places a model took in 95 % of the resamplings.
    </p>
  );
}
