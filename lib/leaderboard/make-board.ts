import "server-only";
import { CountMirror } from "#lib/counts/mirror.ts";
import { readCounts } from "#lib/counts/store.ts";
import type { CountRow } from "#lib/counts/types.ts";
import { env } from "#lib/env.ts";
import type { Machinery, OnProgress } from "#lib/rating/index.ts";
import { codeVersion } from "#lib/version.ts";
import { assemble, countsOf, parametersOf, prepare } from "./assemble.ts";
import type { Gathered } from "./assemble.ts";
import { boardKey, isMadeOfCounts, windowDays } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { hashInput } from "./build-snapshot.ts";
import { announcement, isSame } from "./refresh.ts";
import { readOrderedVotes } from "./ordered-votes-store.ts";
import { newestInput, publish, slugsById } from "./store.ts";
import type { SnapshotId } from "./types.ts";

interface Source {
  id: string;
  slug: string;
}

/** Reads the votes of a board whose method needs more than counts: their order, their style, or a time window. */
export async function gatherVotes(
  source: Source,
  spec: BoardSpec,
  as: { taken?: string; newest?: Date | null } = {},
): Promise<Gathered> {
  const { method, category } = spec;
  const days = windowDays(spec);
  const read = await readOrderedVotes({
    sourceId: source.id,
    category,
    days,
    withStyle: method === "style-control",
    ...as,
  });
  const { votes, style, withoutStyle, newest, taken, position } = read;
  const input: Gathered["input"] =
    method === "elo"
      ? { kind: "sequence", votes }
      : style
        ? { kind: "style", votes, style }
        : { kind: "counts", counts: countsOf(votes) };
  return {
    input,
    excluded: read.excluded,
    dropped: withoutStyle > 0 ? [{ reason: "answers_without_style", count: withoutStyle }] : [],
    voteCutoff: newest,
    taken,
    position,
  };
}

/** The counts of a board as they are stored, after the newest fold. */
async function gatherCounts(source: Source, { category }: BoardSpec): Promise<Gathered> {
  const { rows, state } = await readCounts(source.id, category);
  return {
    ...(await countsBySlug(rows)),
    dropped: [],
    voteCutoff: state?.newest ?? null,
    taken: state?.taken ?? "",
    position: state?.position ?? 0,
  };
}

export async function countsBySlug(rows: readonly CountRow[]): Promise<Pick<Gathered, "input" | "excluded">> {
  const slugs = await slugsById();
  const slug = (id: string) => slugs.get(id) ?? id;
  const mirror = new CountMirror();
  for (const row of rows) mirror.add({ ...row, modelAId: slug(row.modelAId), modelBId: slug(row.modelBId) });
  return { input: { kind: "counts", counts: [...mirror.counts()] }, excluded: mirror.excluded() };
}

/** Makes any board, unless it would be the one that is shown. Takes as long as its votes take to read, if counts are not enough. */
export async function makeBoard(
  source: Source,
  spec: BoardSpec,
  machinery?: Machinery,
  onProgress?: OnProgress,
): Promise<SnapshotId | null> {
  const gather = isMadeOfCounts(spec) ? gatherCounts : gatherVotes;
  const gathered = prepare(await gather(source, spec), spec);
  const parameters = parametersOf(spec, env().BOOTSTRAP_ROUNDS);
  const inputHash = hashInput(gathered.input);
  const before = await newestInput(source.id, boardKey(spec));
  if (before && isSame(before, { inputHash, codeVersion, excluded: gathered.excluded, parameters })) return null;
  const snapshot = assemble(gathered, { source, spec, parameters, inputHash, machinery, onProgress });
  return publish(snapshot, announcement(snapshot, before?.rows ?? []));
}
