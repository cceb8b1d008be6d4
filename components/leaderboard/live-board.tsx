"use client";

import { useCallback, useMemo } from "react";
import Link from "next/link";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { fewVotes } from "#lib/leaderboard/few-votes.ts";
import type { BoardSheet } from "#lib/leaderboard/types.ts";
import { BoardToolbar, ViewSummary } from "./board-toolbar.tsx";
import { boardAddress, specQuery } from "./board-view.ts";
import { chooseColumns, columnsOf, isCategoryColumn, sheetRows } from "./columns.ts";
import { EmptyBoard } from "./empty-board.tsx";
import { groupsOf } from "./groups.ts";
import { leastWidth, LeaderboardTable, NothingFound } from "./leaderboard-table.tsx";
import { LiveStatus } from "./live-status.tsx";
import { MakingBoard } from "./making-board.tsx";
import { provisionalBelow, provisionalWidth, stableWidth } from "./standing.ts";
import { useBoardView } from "./use-board-view.ts";
import { fetchSheet, useLiveBoard } from "./use-live-board.ts";
import { useNewerPage } from "./use-newer-page.ts";
import { useReadyRows } from "./use-ready-rows.ts";
import { useSlidingRows } from "./use-sliding-rows.ts";
import { sortOf, viewRows } from "./view-rows.ts";
import { utcDay } from "#lib/wording.ts";
import { counted, utcTime, wholeNumber } from "./wording.ts";

/** The table is new at once; what else stands on the page, such as its pictures, follows this much later at most. */
const pageEveryMs = 10_000;
/** What a window of 1280 px has for the columns, in rem; narrower ones let them scroll sideways anyhow. */
const widestFitting = 71.5;

export interface BoardSource {
  slug: string;
  name: string;
  kind: "arena" | "simulated" | "imported";
  votes: number;
}

interface Props {
  initial: BoardSheet;
  source: BoardSource;
  spec: BoardSpec;
  /** Address of a board that shows what this one will look like once it has votes. */
  example: string | null;
}

/** A board that stays new while it is looked at. Rendered on the server first, so it reads the same without JavaScript. */
export function LiveBoard({ initial, source, spec, example }: Props) {
  const { view, change } = useBoardView(spec);
  const query = new URLSearchParams([...specQuery(spec), ...(view.since ? [["since", view.since]] : [])]).toString();
  const read = useCallback((signal: AbortSignal) => fetchSheet(query, signal), [query]);
  const { state, ...controls } = useLiveBoard(initial, [spec], read);
  useNewerPage(state.sheet.board?.snapshot.id ?? null, initial.board?.snapshot.id ?? null, pageEveryMs);
  const { sheet } = state;
  const { board } = sheet;
  const status = <LiveStatus state={state} {...controls} />;
  const rows = useMemo(() => sheetRows({ ...sheet, rows: sheet.board?.rows ?? [] }), [sheet]);
  const columns = useMemo(() => columnsOf(sheet), [sheet]);
  const viewed = useMemo(() => viewRows(rows, columns, view), [rows, columns, view]);
  const { shown, unknown } = chooseColumns(columns, view.columns, rows);
  const table = useSlidingRows(viewed);
  useReadyRows(table, viewed);
  if (!board || board.snapshot.votes === 0) {
    return (
      <>
        <div className="flex justify-end">{status}</div>
        {sheet.state === "making" ? <MakingBoard /> : <EmptyBoard source={source} board={board} example={example} />}
      </>
    );
  }

  const { snapshot } = board;
  const groups = groupsOf(board.rows);
  const names = new Map(rows.map(({ model, name }) => [model, name]));
  const lost = view.pin.filter((model) => !names.has(model));
  const isSortKnown = sortOf(columns, view.sort).column !== undefined || /^-?change$/.test(view.sort);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <HeadLine snapshot={snapshot} />
        {status}
      </div>
      {groups.every(({ rated }) => rated.length === 0) && (
        <p className="mt-4 max-w-[70ch] text-sm text-muted-foreground">
          No ratings yet. A model is rated once it has both taken and given up points against models that have done so
          too
          {spec.method === "style-control" &&
            ", and style is told apart once each of its traits differs between answers on its own"}
          ; a few more votes settle that.
        </p>
      )}
      <div className="mt-4">
        <BoardToolbar spec={spec} view={view} rows={rows} columns={columns} change={change} />
      </div>
      <Notes
        notes={[
          ...unknown.map((name) => `This board has no column “${name}”.`),
          ...(isSortKnown ? [] : [`This board cannot be sorted by “${view.sort}”, so it stands in its own order.`]),
          ...lost.map((model) => `“${model}” is pinned in this link and not on this board.`),
          ...(sheet.since && sheet.since.madeAt === null
            ? [`There was no such board on ${utcDay(sheet.since.day)}, so no change can be told.`]
            : []),
        ]}
      />
      <div className="mt-2">
        <ViewSummary
          view={view}
          shown={viewed.rest.length + viewed.pinned.length}
          total={rows.length}
          names={names}
          change={change}
        />
      </div>
      {/* Wider than its place, the table scrolls sideways; where it fits, the header may stick to the window. */}
      <div
        id="board"
        role="region"
        aria-label="Board"
        tabIndex={0}
        className="group/board max-xl:overflow-x-auto data-wide:overflow-x-auto print:overflow-visible"
        data-wide={leastWidth(shown) > widestFitting ? "" : undefined}
      >
        <LeaderboardTable
          ref={table}
          viewed={viewed}
          columns={shown}
          sort={view.sort}
          controls={{
            hrefFor: (sort) => boardAddress(spec, { ...view, sort }),
            onSort: (sort) => change({ sort }),
            onPin: (model) =>
              change({
                pin: view.pin.includes(model) ? view.pin.filter((one) => one !== model) : [...view.pin, model],
              }),
          }}
          caption={`Models of ${source.name} by Arena Elo with 95 % confidence intervals`}
        />
      </div>
      {viewed.rest.length === 0 && viewed.pinned.length < rows.length && (
        <NothingFound models={rows.length} onClear={() => change({ q: "", org: "", license: "" })} />
      )}
      <HowToRead rounds={snapshot.rounds} hasCategories={shown.some(isCategoryColumn)} />
    </>
  );
}

/** The line that leaderboards have had since January 2024, with the three places to go from it. */
function HeadLine({ snapshot }: { snapshot: NonNullable<BoardSheet["board"]>["snapshot"] }) {
  return (
    <p className="text-sm tabular-nums">
      Total models: {wholeNumber(snapshot.models)}. Total votes: {wholeNumber(snapshot.votes)}. Last updated{" "}
      <time dateTime={snapshot.createdAt}>{utcTime(snapshot.createdAt)}</time>.{" "}
      <span className="whitespace-nowrap print:hidden">
        <HeadLink href="/">Vote</HeadLink> · <HeadLink href="/methods">Method</HeadLink> ·{" "}
        <HeadLink href="/data">Data</HeadLink>
      </span>
    </p>
  );
}

const HeadLink = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} prefetch={false} className="underline decoration-input underline-offset-4 hover:decoration-current">
    {children}
  </Link>
);

function Notes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null;
  return (
    <div role="note" className="mt-3 max-w-[75ch] text-sm text-muted-foreground">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

function HowToRead({ rounds, hasCategories }: { rounds: number; hasCategories: boolean }) {
  return (
    <p className="mt-4 max-w-[80ch] text-sm text-muted-foreground">
      {rounds > 0 &&
        `95 % CI: the middle 95 % of the ratings that ${counted(rounds, "resampling")} of the votes give. `}
      Rank: 1 + the models whose interval lies wholly above, so those the votes cannot tell apart share one; small
      figures beside it are the places by rating alone that a model took in 95 % of the resamplings. They count rivals
      that may be better, too, so they can all lie below its rank. A bar on the left joins a tier: models whose
      intervals reach that of its first. Provisional: fewer than {provisionalBelow} votes or an interval wider than{" "}
      {provisionalWidth} points. Stable: an interval of at most {stableWidth} points.
      {hasCategories &&
        ` Category ranks: given from ${fewVotes} votes of a model on. Fewer votes put fewer rivals surely above, so a rank there is often better than the model is.`}
    </p>
  );
}
