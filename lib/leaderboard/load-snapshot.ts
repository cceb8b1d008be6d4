import "server-only";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { compareSnapshots } from "./compare-snapshots.ts";
import { specOfKey } from "./board-spec.ts";
import type { Comparison } from "./compare-snapshots.ts";
import { boardHistory } from "./history-store.ts";
import { findLeaderboard, findSnapshot, findWithdrawal, pinSnapshot } from "./store.ts";
import type { Leaderboard } from "./types.ts";

/** Whoever asks for a snapshot by its name may cite it: history keeps it from then on. */
const cited = "cited";

/** A snapshot by its id. One that was withdrawn answers with its tombstone. */
export async function loadSnapshot(
  id: string,
): Promise<Result<Leaderboard, "snapshot_not_found" | "snapshot_withdrawn">> {
  const board = await findLeaderboard(id);
  if (!board)
    return fail("snapshot_not_found", {
      message: "There is no such snapshot: it was never made, or history thinned it.",
    });
  const withdrawal = await findWithdrawal(id);
  if (withdrawal) {
    const on = withdrawal.withdrawnAt.toISOString().slice(0, 10);
    return fail("snapshot_withdrawn", { message: `This snapshot was withdrawn on ${on}: ${withdrawal.reason}` });
  }
  await pinSnapshot(id, cited);
  return ok(board);
}

export interface ComparedSnapshots {
  from: Leaderboard["snapshot"];
  to: Leaderboard["snapshot"];
  comparison: Comparison;
}

/** What differs between two snapshots. */
export async function compareByIds(
  from: string,
  to: string,
): Promise<Result<ComparedSnapshots, "snapshot_not_found" | "snapshot_withdrawn">> {
  const [one, other] = [await loadSnapshot(from), await loadSnapshot(to)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  return ok({
    from: one.value.snapshot,
    to: other.value.snapshot,
    comparison: compareSnapshots(one.value, other.value),
  });
}

/** Other snapshots that the same board has shown, newest first. */
export async function earlierBoards({ snapshot }: Leaderboard): Promise<{ snapshot: string; at: string }[]> {
  const spec = await specOfSnapshot(snapshot.id);
  if (!spec) return [];
  const history = await boardHistory(spec, { models: [] });
  return history
    .filter((point) => point.snapshot !== snapshot.id)
    .map((point) => ({ snapshot: point.snapshot, at: point.at }))
    .reverse();
}

async function specOfSnapshot(id: string) {
  const stored = await findSnapshot(id);
  return stored && specOfKey(stored.slug, stored.board);
}
