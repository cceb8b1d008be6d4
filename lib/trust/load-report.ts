import "server-only";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { readCounts } from "#lib/leaderboard/boards.ts";
import type { SnapshotId } from "#lib/leaderboard/types.ts";
import { inThread } from "./in-thread.ts";
import { recentPace } from "./store.ts";
import type { TrustReport } from "./types.ts";

/** As many reports as a busy arena has boards that people look at. */
const mostKept = 200;
const reports = new Map<SnapshotId, Promise<TrustReport>>();

/** The report on a snapshot of a board, made once per snapshot and process, beside the thread that answers requests. */
export function loadReport(spec: BoardSpec, snapshot: SnapshotId): Promise<TrustReport> {
  const known = reports.get(snapshot);
  if (known) return known;
  const report = readCounts(spec).then((counts) =>
    inThread<TrustReport>({ kind: "report", counts, ties: spec.ties === "out" ? "out" : "half" }),
  );
  // A failure is not worth keeping.
  report.catch(() => reports.delete(snapshot));
  reports.set(snapshot, report);
  const [oldest] = reports.keys();
  if (reports.size > mostKept) reports.delete(oldest);
  return report;
}

const paceFreshForMs = 60_000;
const paces = new Map<string, { at: number; read: Promise<number> }>();

/** Votes a day that a board gains at present, from what its source gains and its share of that. */
export async function boardPace(
  sourceId: string,
  board: { votes: number },
  source: { votes: number },
): Promise<number> {
  const known = paces.get(sourceId);
  const isFresh = known && Date.now() - known.at < paceFreshForMs;
  const read = isFresh ? known.read : recentPace(sourceId, new Date());
  if (!isFresh) {
    paces.set(sourceId, { at: Date.now(), read });
    read.catch(() => paces.delete(sourceId));
  }
  return source.votes === 0 ? 0 : (await read) * Math.min(1, board.votes / source.votes);
}
