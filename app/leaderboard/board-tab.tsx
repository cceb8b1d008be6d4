import { ArenaTab } from "#components/leaderboard/arena-tab.tsx";
import { heardOf } from "#components/leaderboard/board-state.ts";
import { boardAddress } from "#components/leaderboard/board-view.ts";
import type { BoardView } from "#components/leaderboard/board-view.ts";
import { CompareTab } from "#components/leaderboard/compare-tab.tsx";
import { EmptyBoard } from "#components/leaderboard/empty-board.tsx";
import { FollowBoard } from "#components/leaderboard/follow-board.tsx";
import { FullTab } from "#components/leaderboard/full-tab.tsx";
import { MakingBoard } from "#components/leaderboard/making-board.tsx";
import { TrustTab } from "#components/leaderboard/trust-tab.tsx";
import { VotesTab } from "#components/leaderboard/votes-tab.tsx";
import { fullLeaderboard } from "#lib/benchmarks/full-leaderboard.ts";
import { readBenchmarks } from "#lib/benchmarks/store.ts";
import type { BoardPage } from "#lib/leaderboard/board-page.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { loadBoard } from "#lib/leaderboard/boards.ts";
import { loadSheet, recentModelFacts } from "#lib/leaderboard/sheet.ts";
import { readVersus, versusOptions } from "#lib/leaderboard/versus.ts";
import { compareChoices } from "#lib/trust/compare-choices.ts";
import { boardPace, loadReport } from "#lib/trust/load-report.ts";
import { readFunnel } from "#lib/vote/funnel.ts";

interface Props {
  spec: BoardSpec;
  view: BoardView;
  page: BoardPage;
}

/** One of the ways to look at a board: each loads what it shows and hands it on. */
export function BoardTab(props: Props) {
  switch (props.view.tab) {
    case "elo":
      return <Arena {...props} />;
    case "full":
      return <Full {...props} />;
    case "compare":
      return <Compare {...props} />;
    case "trust":
    case "votes":
      return <Doubts {...props} />;
  }
}

async function Arena({ spec, view, page: { source, simulated } }: Props) {
  return (
    <ArenaTab
      // Another board, or another day to compare with, is another line to the server, not news about this one.
      key={boardAddress(spec, { since: view.since })}
      spec={spec}
      sheet={await loadSheet(spec, source.id || null, view.since)}
      source={source}
      example={exampleOf(simulated)}
    />
  );
}

const exampleOf = (simulated: string | null) => (simulated ? `/leaderboard?source=${simulated}` : null);

async function Full({ spec, view }: Props) {
  const [loaded, known, roster] = await Promise.all([loadBoard(spec), readBenchmarks(), recentModelFacts()]);
  return (
    <>
      <FollowBoard specs={[spec]} shown={[heardOf(loaded)]} />
      <FullTab
        rows={fullLeaderboard(loaded.board?.rows ?? [], known, roster)}
        benchmarks={known.names}
        sources={known.sources}
        sort={view.sort}
        hrefFor={(sort) => boardAddress(spec, { tab: "full", sort })}
      />
    </>
  );
}

async function Compare({ spec, view: { versus }, page: { source, choices } }: Props) {
  const other = versus === null ? null : readVersus(spec, versus);
  const compared = other && source.id ? await compareChoices(source.id, spec, other) : null;
  const boards = compared ? [compared.here, compared.there] : [await loadBoard(spec)];
  return (
    <>
      <FollowBoard key={versus} specs={compared && other ? [spec, other] : [spec]} shown={boards.map(heardOf)} />
      <CompareTab
        kept={[...new URL(boardAddress(spec, { tab: "compare" }), "http://x").searchParams]}
        groups={versusOptions(choices)}
        versus={versus}
        isUnknown={versus !== null && other === null}
        compared={compared}
      />
    </>
  );
}

async function Doubts({ spec, view: { tab }, page: { source, simulated } }: Props) {
  const loaded = await loadBoard(spec);
  const { board, state } = loaded;
  const follow = <FollowBoard specs={[spec]} shown={[heardOf(loaded)]} />;
  if (!board || board.snapshot.votes === 0) {
    return (
      <>
        {follow}
        {state === "making" ? (
          <MakingBoard />
        ) : (
          <EmptyBoard source={source} board={board} example={exampleOf(simulated)} />
        )}
      </>
    );
  }
  const report = await loadReport(spec, board.snapshot.id);
  return (
    <>
      {follow}
      {tab === "trust" ? (
        <TrustTab spec={spec} board={board} report={report} funnel={await readFunnel(source.id, spec.category)} />
      ) : (
        <VotesTab board={board} report={report} pace={await boardPace(source.id, board.snapshot, source)} />
      )}
    </>
  );
}
