import "server-only";
import { env } from "#lib/env.ts";
import type { Machinery, OnProgress } from "#lib/rating/index.ts";
import { codeVersion } from "#lib/version.ts";
import { assemble, countsOf, parametersOf, prepare } from "./assemble.ts";
import type { Gathered } from "./assemble.ts";
import { boardKey, windowDays } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { hashInput } from "./build-snapshot.ts";
import { announcement, isSame } from "./refresh.ts";
import { newestInput, publish, readOrderedVotes } from "./store.ts";
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

/** Makes a board that counts are not enough for, unless it would be the one that is shown. Takes as long as its votes take to read. */
export async function makeBoard(
  source: Source,
  spec: BoardSpec,
  machinery?: Machinery,
  onProgress?: OnProgress,
): Promise<SnapshotId | null> {
  const gathered = prepare(await gatherVotes(source, spec), spec);
  const parameters = parametersOf(spec, env().BOOTSTRAP_ROUNDS);
  const inputHash = hashInput(gathered.input);
  const before = await newestInput(source.id, boardKey(spec));
  if (before && isSame(before, { inputHash, codeVersion, excluded: gathered.excluded, parameters })) return null;
  const snapshot = assemble(gathered, { source, spec, parameters, inputHash, machinery, onProgress });
  return publish(snapshot, announcement(snapshot, before?.rows ?? []));
}
