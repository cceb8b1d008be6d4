"use client";

import { useCallback } from "react";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import type { Heard } from "./board-state.ts";
import { specQuery } from "./board-view.ts";
import { LiveStatus } from "./live-status.tsx";
import { fetchSheet, useLiveBoard } from "./use-live-board.ts";
import { useNewerPage } from "./use-newer-page.ts";

/** New snapshots in quick succession are looked at once. */
const gatherMs = 2_000;

interface Props {
  /** The board that is looked at, and others of its source that the page shows beside it. */
  specs: BoardSpec[];
  /** What the page shows of them, in the same order. */
  shown: Heard[];
}

/** Keeps a page made on the server as new as its boards, and says how new it is. */
export function FollowBoard({ specs, shown }: Props) {
  const queries = specs.map((spec) => specQuery(spec).toString()).join("\n");
  const read = useCallback(
    async (signal: AbortSignal) =>
      together(await Promise.all(queries.split("\n").map((query) => fetchSheet(query, signal)))),
    [queries],
  );
  const here = together(shown);
  const { state, ...controls } = useLiveBoard(here, specs, read);
  useNewerPage(state.sheet.board?.snapshot.id ?? null, here.board?.snapshot.id ?? null, gatherMs);
  return (
    <div className="flex justify-end sm:float-right sm:ml-6">
      <LiveStatus state={state} {...controls} />
    </div>
  );
}

/** Several boards as one that is new whenever one of them is. */
function together(all: Heard[]): Heard {
  const [{ board }] = all;
  return {
    board: board && {
      snapshot: { id: all.map((one) => one.board?.snapshot.id).join(" "), votes: board.snapshot.votes },
      rows: board.rows,
    },
    state: all.some(({ state }) => state === "making") ? "making" : all[0].state,
  };
}
