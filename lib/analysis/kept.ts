interface Kept {
  value: Promise<unknown>;
  until: number;
}

/** How long something is kept, as a multiple of how long it took to make: then making it takes a hundredth of the time. */
const keepFactor = 100;

/**
 * Results that are kept for a while, made once for everybody who waits for them.
 *
 * What belongs to a snapshot never changes and is kept until there is no more room; what is counted anew is kept for `leastMs`
 * and the longer the costlier it was, so that no number of visitors makes the database count more than now and then.
 */
export class Keeper {
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value under a name, made when it is not there. A failure is kept for nobody. */
  get<Value>(
    name: string,
    make: () => Promise<Value>,
    leastMs = Infinity,
    now: () => number = Date.now,
  ): Promise<Value> {
    const known = this.#kept.get(name);
    if (known && known.until > now()) {
      this.#kept.delete(name);
      this.#kept.set(name, known);
      return known.value as Promise<Value>;
    }
    const begun = now();
    const value = make();
    const entry: Kept = { value, until: Infinity };
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    value.then(
      () => (entry.until = now() + Math.max(leastMs, keepFactor * (now() - begun))),
      () => this.#kept.get(name) === entry && this.#kept.delete(name),
    );
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return value;
  }
}
