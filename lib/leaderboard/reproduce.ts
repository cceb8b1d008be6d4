import "server-only";
import { recount } from "#lib/counts/store.ts";
import type { Machinery } from "#lib/rating/index.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { codeVersion } from "#lib/version.ts";
import { assemble, prepare } from "./assemble.ts";
import type { Gathered } from "./assemble.ts";
import { isMadeOfCounts, specOfKey } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { canonicalJson } from "./build-snapshot.ts";
import { countsBySlug, gatherVotes } from "./make-board.ts";
import { contentOf, findSnapshot, listSources, snapshotIdOf } from "./store.ts";
import type { NewSnapshot, SnapshotId } from "./types.ts";

export interface Reproduction {
  /** What the votes give now. */
  snapshot: NewSnapshot;
  id: SnapshotId;
  /** Whether every byte of the content agrees, and with it the id, which is its hash. */
  agrees: boolean;
  /** Which parts of the content differ; empty when none does. */
  differs: string[];
  /** Set when another version of the code made it: a difference may then be the code's doing. */
  madeBy: string | null;
}

export interface Redoing {
  machinery?: Machinery;
  onProgress?: (share: number) => void;
}

type Failure = "snapshot_not_found" | "not_reproducible";

/** Makes a stored snapshot again, from the votes, verdicts and taggings that its database snapshot saw. */
export async function reproduce(
  id: string,
  { machinery, onProgress }: Redoing = {},
): Promise<Result<Reproduction, Failure>> {
  const stored = await findSnapshot(id);
  if (!stored)
    return fail("snapshot_not_found", {
      message: `There is no snapshot ${id}: it was never made, or history thinned it.`,
    });
  const spec = specOfKey(stored.slug, stored.board);
  const source = (await listSources()).find(({ slug }) => slug === stored.slug);
  if (!stored.taken || !spec || !source) {
    return fail("not_reproducible", { message: `Snapshot ${id} is older than the record of what it was made from.` });
  }
  const gathered = await gatherAgain(source, spec, { taken: stored.taken, newest: stored.voteCutoff, onProgress });
  const { parameters } = stored;
  const snapshot = assemble(prepare(gathered, spec), { source, spec, parameters, machinery });
  const { rows, seed, rounds, votes, models, dropped, converged, components, findings, inputHash, filters, excluded } =
    stored;
  const before: Record<string, unknown> = {
    ...contentOf(snapshot),
    ...{
      parameters,
      filters,
      excluded,
      seed,
      rounds,
      votes,
      models,
      dropped,
      converged,
      components,
      findings,
      inputHash,
      rows,
    },
    voteCutoff: stored.voteCutoff?.toISOString() ?? null,
    codeVersion: stored.codeVersion,
  };
  const now: Record<string, unknown> = contentOf(snapshot);
  const differs = Object.keys(now).filter((part) => canonicalJson(before[part]) !== canonicalJson(now[part]));
  const again = snapshotIdOf(snapshot);
  const madeBy = stored.codeVersion === codeVersion ? null : stored.codeVersion;
  return ok({ snapshot, id: again, agrees: again === id && differs.length === 0, differs, madeBy });
}

interface Source {
  id: string;
  slug: string;
}

interface As {
  taken: string;
  newest: Date | null;
  onProgress?: (share: number) => void;
  /** Votes that this earlier snapshot saw are judged and filed as they were then. */
  opinionsOf?: string;
}

/** The votes of a board as a snapshot of the database saw them. */
export async function gatherAgain(source: Source, spec: BoardSpec, as: As): Promise<Gathered> {
  if (!isMadeOfCounts(spec)) return gatherVotes(source, spec, as);
  const { taken, onProgress, opinionsOf } = as;
  const { rows, state } = await recount(source.id, { taken, opinionsOf, category: spec.category, onProgress });
  return {
    ...(await countsBySlug(rows)),
    dropped: [],
    voteCutoff: state?.newest ?? null,
    taken,
    position: 0,
  };
}
