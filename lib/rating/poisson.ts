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

/** Room for the tables' making, grown as needed: there may be a thousand of them, and they differ in size. */
let chance = new Float64Array(256);
let waiting = new Int32Array(256);

function tableOf(mean: number): Table {
  // Beyond 6.7 standard deviations (and a dozen more, for small means) lies less than a draw of 32 bits can tell from nothing.
  const spread = Math.ceil(6.7 * Math.sqrt(mean)) + 12;
  const lowest = Math.max(0, Math.floor(mean) - spread);
  const size = Math.floor(mean) + spread - lowest + 1;
  const bits = Math.ceil(Math.log2(size));
  const columns = 2 ** bits;
  if (chance.length < columns) {
    chance = new Float64Array(columns);
    waiting = new Int32Array(columns);
  }
  const share = chance;

  // From the mode outwards each probability is its neighbour times mean/k or k/mean: no exponentials needed.
  share.fill(0, 0, columns);
  const mode = Math.floor(mean) - lowest;
  share[mode] = 1;
  let total = 1;
  for (let c = mode + 1; c < size; c++) total += share[c] = (share[c - 1] * mean) / (lowest + c);
  for (let c = mode - 1; c >= 0; c--) total += share[c] = (share[c + 1] * (lowest + c + 1)) / mean;

  // Columns with less than their share wait at the front of the list, those with more at its back.
  const alias = new Int32Array(columns);
  const keep = new Float64Array(columns);
  const scale = columns / total;
  let poor = 0;
  let rich = columns;
  for (let c = 0; c < columns; c++) {
    share[c] *= scale;
    alias[c] = c;
    keep[c] = 2 ** 32;
    if (share[c] < 1) waiting[poor++] = c;
    else waiting[--rich] = c;
  }
  while (poor > 0 && rich < columns) {
    const needy = waiting[--poor];
    const donor = waiting[rich];
    const coin = share[needy] * 2 ** 32;
    // Within one draw in 2^32 of always standing, it always stands.
    if (coin <= 2 ** 32 - 1) {
      keep[needy] = coin;
      alias[needy] = donor;
    }
    share[donor] -= 1 - share[needy];
    if (share[donor] < 1) {
      rich++;
      waiting[poor++] = donor;
    }
  }
  return { bits, lowest, alias, keep };
}
