import "server-only";
import { isDeepStrictEqual } from "node:util";
import { countedSources, foldChanges, readCounts } from "#lib/counts/store.ts";
import { CountMirror } from "#lib/counts/mirror.ts";
import type { CountRow, CountState } from "#lib/counts/types.ts";
import { env } from "#lib/env.ts";
import type { Machinery } from "#lib/rating/index.ts";
import { codeVersion } from "#lib/version.ts";
import { assemble, parametersOf, prepare } from "./assemble.ts";
import { boardKey, isMadeOfCounts, specOf } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";
import { hashInput } from "./build-snapshot.ts";
import { overall } from "./categories.ts";
import { rankMoves } from "./moves.ts";
import { listSources, newestInput, publish, slugsById } from "./store.ts";
import type { ListedSource } from "./store.ts";
import type { NewSnapshot, SnapshotEvent, SnapshotId } from "./types.ts";

/** A NOTIFY carries 8,000 bytes; whoever wants all moves compares the boards. */
const mostMovesTold = 30;

interface Source {
  id: string;
  slug: string;
}

interface Mirrored {
  state: CountState;
  categories: Map<string, CountMirror>;
}

/** What a board was last made of. */
type Shown = Pick<NewSnapshot, "inputHash" | "codeVersion" | "excluded" | "parameters"> & {
  ranks: { model: string; rank: number | null }[];
};

/**
 * Folds changes into the counts and makes boards of them, with the counts in memory: neither costs more when there are more
 * votes. One per process, and one process at a time; should there be two for a moment, each notices by the position of a fold
 * that its memory is behind, reads the counts again, and no board goes back to an older fold.
 */
export class Refresher {
  readonly #machinery: Machinery | undefined;
  readonly #sources = new Map<string, Mirrored>();
  readonly #shown = new Map<string, Shown | null>();
  #slugs = new Map<string, string>();

  constructor(machinery?: Machinery) {
    this.#machinery = machinery;
  }

  /** Takes in what votes, verdicts and taggings have changed. Returns which categories of which sources did. */
  async fold(): Promise<{ sourceId: string; category: string }[]> {
    const { changes, states } = await foldChanges();
    const changed = new Set(changes.map(({ sourceId }) => sourceId));
    await this.#learnSlugs(changes);
    const touched = new Map<string, { sourceId: string; category: string }>();
    const touch = (sourceId: string, category: string) =>
      touched.set(`${sourceId}/${category}`, { sourceId, category });
    for (const state of states) {
      const { sourceId, position } = state;
      const known = this.#sources.get(sourceId);
      if (!known && changed.has(sourceId)) continue;
      if (known && position === known.state.position + (changed.has(sourceId) ? 1 : 0)) {
        known.state = state;
        continue;
      }
      // Somebody else has folded, perhaps the first votes of a source; what, is in the counts.
      this.#sources.delete(sourceId);
      for (const category of (await this.#mirrored(sourceId)).categories.keys()) touch(sourceId, category);
      changed.delete(sourceId);
    }
    for (const row of changes) {
      touch(row.sourceId, row.category);
      // A source that is not in memory yet, or was just read again, has these changes in its stored counts.
      const known = changed.has(row.sourceId) ? this.#sources.get(row.sourceId) : undefined;
      if (known) mirrorOf(known, row.category).add(this.#named(row));
    }
    return [...touched.values()];
  }

  /** The categories a source has counts in, the one of all votes first. */
  async categories(sourceId: string): Promise<string[]> {
    const { categories } = await this.#mirrored(sourceId);
    return [...categories.keys()].sort((one, other) =>
      one === overall ? -1 : other === overall ? 1 : one < other ? -1 : 1,
    );
  }

  /** Makes a board that counts are enough for, unless it would be the one that is shown. */
  async refresh(source: Source, spec: BoardSpec): Promise<SnapshotId | null> {
    if (!isMadeOfCounts(spec)) throw new RangeError(`${boardKey(spec)} is not made of counts`);
    const { state, categories } = await this.#mirrored(source.id);
    const mirror = categories.get(spec.category);
    const place = `${source.id}/${boardKey(spec)}`;
    if (!mirror && !(await this.#lastShown(source.id, spec))) return null;

    const { input, ...rest } = prepare(
      {
        input: { kind: "counts", counts: mirror ? [...mirror.counts()] : [] },
        excluded: mirror?.excluded() ?? [],
        dropped: [],
        voteCutoff: state.newest,
        taken: state.taken,
        position: state.position,
      },
      spec,
    );
    const inputHash = hashInput(input);
    const parameters = parametersOf(spec, env().BOOTSTRAP_ROUNDS);
    const before = await this.#lastShown(source.id, spec);
    const next = { inputHash, codeVersion, excluded: rest.excluded, parameters };
    if (before && isSame(before, next)) return null;

    const snapshot = assemble({ input, ...rest }, { source, spec, parameters, inputHash, machinery: this.#machinery });
    const { rows, votes } = snapshot.board;
    const id = await publish(snapshot, announcement(snapshot, before?.ranks ?? []));
    // Somebody else has shown a newer one: what we know of this source is old.
    if (id === null) this.#sources.delete(source.id);
    else if (votes >= 0) this.#shown.set(place, { ...next, ranks: rows.map(({ model, rank }) => ({ model, rank })) });
    return id;
  }

  async #mirrored(sourceId: string): Promise<Mirrored> {
    const known = this.#sources.get(sourceId);
    if (known) return known;
    const { state, rows } = await readCounts(sourceId);
    const mirrored: Mirrored = {
      state: state ?? { sourceId, position: 0, taken: "", newest: null },
      categories: new Map(),
    };
    await this.#learnSlugs(rows);
    for (const row of rows) mirrorOf(mirrored, row.category).add(this.#named(row));
    this.#sources.set(sourceId, mirrored);
    for (const place of this.#shown.keys()) if (place.startsWith(`${sourceId}/`)) this.#shown.delete(place);
    return mirrored;
  }

  async #lastShown(sourceId: string, spec: BoardSpec): Promise<Shown | null> {
    const place = `${sourceId}/${boardKey(spec)}`;
    const known = this.#shown.get(place);
    if (known !== undefined) return known;
    const stored = await newestInput(sourceId, boardKey(spec));
    const shown = stored && { ...stored, ranks: stored.rows };
    this.#shown.set(place, shown);
    return shown;
  }

  async #learnSlugs(rows: readonly CountRow[]): Promise<void> {
    if (rows.some(({ modelAId, modelBId }) => !this.#slugs.has(modelAId) || !this.#slugs.has(modelBId)))
      this.#slugs = await slugsById();
  }

  /** Boards name models by slug, which never changes. */
  #named(row: CountRow): CountRow {
    const slug = (id: string) => this.#slugs.get(id) ?? id;
    return { ...row, modelAId: slug(row.modelAId), modelBId: slug(row.modelBId) };
  }
}

function mirrorOf({ categories }: Mirrored, category: string): CountMirror {
  let mirror = categories.get(category);
  if (!mirror) categories.set(category, (mirror = new CountMirror()));
  return mirror;
}

/** Stored parameters have been JSON: what is not there and what is undefined are alike. */
export const isSame = (
  before: Pick<Shown, "inputHash" | "codeVersion" | "excluded" | "parameters">,
  next: Pick<Shown, "inputHash" | "codeVersion" | "excluded" | "parameters">,
): boolean =>
  before.inputHash === next.inputHash &&
  before.codeVersion === next.codeVersion &&
  isDeepStrictEqual(before.parameters, JSON.parse(JSON.stringify(next.parameters))) &&
  isDeepStrictEqual(before.excluded, next.excluded);

/** What readers of the event stream hear of a new snapshot. */
export function announcement(
  { source, spec, board }: NewSnapshot,
  before: readonly { model: string; rank: number | null }[],
): (id: SnapshotId) => SnapshotEvent {
  const moved = rankMoves(before, board.rows).slice(0, mostMovesTold);
  return (snapshot) => ({
    snapshot,
    source: source.slug,
    category: spec.category,
    board: boardKey(spec),
    votes: board.votes,
    moved,
  });
}

/** Folds what there is and makes the standard boards of a source where they changed. Returns the new snapshots. */
export async function refreshSource(source: Source, refresher = new Refresher()): Promise<SnapshotId[]> {
  await refresher.fold();
  const made: SnapshotId[] = [];
  for (const category of await refresher.categories(source.id)) {
    const id = await refresher.refresh(source, specOf({ source: source.slug, category }));
    if (id) made.push(id);
  }
  return made;
}

/** Sources that have ever had a vote, as boards name them. */
export async function sourcesWithVotes(): Promise<ListedSource[]> {
  const counted = new Set(await countedSources());
  return (await listSources()).filter(({ id }) => counted.has(id));
}
