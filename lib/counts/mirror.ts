import { winners } from "#lib/rating/index.ts";
import type { PairCount } from "#lib/rating/index.ts";
import { countColumns } from "./types.ts";
import type { CountRow, Excluded } from "./types.ts";

/** More models than this have no room in a key: 2⁵³ ≥ 2²⁴ · 2²⁴ · 4. */
const mostModels = 2 ** 24;

/**
 * The counts of one category in memory: what folds add is added here too, so that a board costs no query.
 *
 * Counted votes are kept by pair and winner; votes that are kept off by what keeps them off alone.
 */
export class CountMirror {
  /** By (a · 2²⁴ + b) · 4 + winner, with a and b places in `#models`. */
  readonly #counted = new Map<number, number>();
  readonly #excluded = new Map<string, number>();
  readonly #models: string[] = [];
  readonly #placeOf = new Map<string, number>();

  add(row: CountRow): void {
    if (row.exclusion !== "") {
      const votes = winners.reduce((sum, winner) => sum + row[countColumns[winner]], 0);
      change(this.#excluded, row.exclusion, votes);
      return;
    }
    const pair = this.#place(row.modelAId) * mostModels + this.#place(row.modelBId);
    winners.forEach((winner, w) => change(this.#counted, pair * 4 + w, row[countColumns[winner]]));
  }

  /** Counted votes by model id. Fails: throws RangeError on a count below zero, which no history of votes leads to. */
  *counts(): Generator<PairCount> {
    for (const [at, count] of this.#counted) {
      if (count < 0) throw new RangeError("a count is below zero: the counts do not fit the votes; rebuild them");
      const pair = Math.floor(at / 4);
      yield {
        modelA: this.#models[Math.floor(pair / mostModels)],
        modelB: this.#models[pair % mostModels],
        winner: winners[at % 4],
        count,
      };
    }
  }

  /** What keeps votes off, in order of its name. */
  excluded(): Excluded[] {
    return toExcluded(this.#excluded);
  }

  get isEmpty(): boolean {
    return this.#counted.size === 0 && this.#excluded.size === 0;
  }

  #place(model: string): number {
    let place = this.#placeOf.get(model);
    if (place === undefined) this.#placeOf.set(model, (place = this.#models.push(model) - 1));
    return place;
  }
}

function change<Key>(counts: Map<Key, number>, key: Key, by: number) {
  if (by === 0) return;
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** "private,daily_cap/1" and how many votes it stands for, as reasons. */
export function toExcluded(votesByExclusion: Iterable<[exclusion: string, votes: number]>): Excluded[] {
  return [...votesByExclusion]
    .filter(([exclusion, votes]) => exclusion !== "" && votes !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([exclusion, votes]) => ({ reasons: exclusion.split(","), votes }));
}
