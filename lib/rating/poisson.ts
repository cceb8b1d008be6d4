/**
 * Poisson draws by the alias method: one table per mean, one hashed 32-bit number per draw, two memory reads.
 *
 * Means repeat a great deal (most pairs were counted a few dozen times), so a few hundred tables serve a whole arena. They
 * lie end to end in flat arrays, and are made with + − × ÷ √ only, so that every machine draws the same numbers.
 *
 * Source: Walker (1977), An efficient method for generating discrete random variables, in Vose's (1991) linear-time form.
 */
export interface PoissonTables {
  /** Where each table starts, and by how many bits a draw is shifted to give the column in it. */
  start: Int32Array;
  shift: Int32Array;
  /** The count that a table's first column stands for; the next ones follow. */
  lowest: Float64Array;
  /** The column each column gives way to, counted from the table's first, and the coin (0 … 2³²) below which it does not. */
  alias: Int32Array;
  keep: Float64Array;
}

/** One table per mean; means must be positive and finite. */
export function poissonTables(means: readonly number[]): PoissonTables {
  const tables = means.map(tableOf);
  const columns = tables.reduce((sum, { alias }) => sum + alias.length, 0);
  const joined = {
    start: new Int32Array(tables.length),
    shift: Int32Array.from(tables, ({ bits }) => 32 - bits),
    lowest: Float64Array.from(tables, ({ lowest }) => lowest),
    alias: new Int32Array(columns),
    keep: new Float64Array(columns),
  };
  let next = 0;
  for (const [t, { alias, keep }] of tables.entries()) {
    joined.start[t] = next;
    joined.alias.set(alias, next);
    joined.keep.set(keep, next);
    next += alias.length;
  }
  return joined;
}

/** The count that 32 random bits draw from table t: the high bits choose the column, the low ones toss its coin. */
export function drawPoisson(tables: PoissonTables, t: number, bits: number): number {
  const down = tables.shift[t];
  const column = bits >>> down;
  const place = tables.start[t] + column;
  return tables.lowest[t] + ((bits << (32 - down)) >>> 0 < tables.keep[place] ? column : tables.alias[place]);
}

interface Table {
  bits: number;
  lowest: number;
  alias: Int32Array;
  keep: Float64Array;
}

function tableOf(mean: number): Table {
  // Beyond nine standard deviations (and a dozen more, for small means) lies less than 2^−53 of the mass.
  const spread = Math.ceil(9 * Math.sqrt(mean)) + 12;
  const lowest = Math.max(0, Math.floor(mean) - spread);
  const size = Math.floor(mean) + spread - lowest + 1;
  const bits = Math.ceil(Math.log2(size));
  const columns = 2 ** bits;

  // From the mode outwards each probability is its neighbour times mean/k or k/mean: no exponentials needed.
  const chance = new Float64Array(columns);
  const mode = Math.floor(mean) - lowest;
  chance[mode] = 1;
  for (let c = mode + 1; c < size; c++) chance[c] = (chance[c - 1] * mean) / (lowest + c);
  for (let c = mode - 1; c >= 0; c--) chance[c] = (chance[c + 1] * (lowest + c + 1)) / mean;
  const total = chance.reduce((sum, value) => sum + value, 0);

  const share = chance.map((value) => (value / total) * columns);
  const alias = Int32Array.from(share.keys());
  const keep = new Float64Array(columns).fill(2 ** 32);
  const poor = [...share.keys()].filter((c) => share[c] < 1);
  const rich = [...share.keys()].filter((c) => share[c] >= 1);
  while (poor.length > 0 && rich.length > 0) {
    const needy = poor.pop()!;
    const donor = rich[rich.length - 1];
    // Within one draw in 2^32 of always standing, it always stands.
    if (share[needy] * 2 ** 32 <= 2 ** 32 - 1) {
      keep[needy] = share[needy] * 2 ** 32;
      alias[needy] = donor;
    }
    share[donor] -= 1 - share[needy];
    if (share[donor] < 1) poor.push(rich.pop()!);
  }
  return { bits, lowest, alias, keep };
}
