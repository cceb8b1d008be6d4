/**
 * Poisson draws by the alias method: a table per mean, one hashed 32-bit number per draw, two memory reads.
 *
 * Means repeat a great deal (most pairs were counted a few dozen times), so a few hundred tables serve a whole arena. They
 * lie end to end in flat arrays, and are made with + − × ÷ √ only, so that every machine draws the same numbers.
 *
 * Source: Walker (1977), An efficient method for generating discrete random variables, in Vose's (1991) linear-time form.
 */
export interface PoissonTables {
  /** Where the table of each mean starts, and by how many bits a draw is shifted to give the column in it. */
  start: Int32Array;
  shift: Int32Array;
  /** The count that a table's first column stands for; the next ones follow. */
  lowest: Float64Array;
  /** The column each column gives way to, counted from the table's first, and the coin (0 … 2³²) below which it does not. */
  alias: Int32Array;
  keep: Float64Array;
}

/**
 * What to draw each mean from; means must be positive and finite.
 *
 * Up to 8192 every mean has a table of its own. Larger ones share those of means at most 0.4 % away, shifted to their own mean,
 * so that their standard deviation is off by 0.2 % at most: a billion votes then need no more memory than ten million.
 */
export function poissonTables(means: readonly number[]): PoissonTables {
  const tables: Table[] = [];
  const startOf = new Map<number, { table: Table; start: number }>();
  const joined = {
    start: new Int32Array(means.length),
    shift: new Int32Array(means.length),
    lowest: new Float64Array(means.length),
  };
  let columns = 0;
  means.forEach((mean, t) => {
    const near = mean <= 8192 ? mean : roundedMean(mean);
    let found = startOf.get(near);
    if (!found) {
      startOf.set(near, (found = { table: tableOf(near), start: columns }));
      tables.push(found.table);
      columns += found.table.alias.length;
    }
    joined.start[t] = found.start;
    joined.shift[t] = 32 - found.table.bits;
    joined.lowest[t] = found.table.lowest + (mean - near);
  });
  const alias = new Int32Array(columns);
  const keep = new Float64Array(columns);
  let next = 0;
  for (const table of tables) {
    alias.set(table.alias, next);
    keep.set(table.keep, next);
    next += table.alias.length;
  }
  return { ...joined, alias, keep };
}

/** To eight binary digits. */
function roundedMean(mean: number): number {
  let step = 1;
  while (mean / step >= 256) step *= 2;
  return Math.round(mean / step) * step;
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

/**
 * Tables made before, by their mean: a board that is made again after a vote needs the same ones but for two. Forgotten together
 * when they come to more than 25 MB.
 */
const made = new Map<number, Table>();
const mostColumns = 2 ** 21;
let madeColumns = 0;

function tableOf(mean: number): Table {
  let table = made.get(mean);
  if (table) return table;
  table = makeTable(mean);
  madeColumns += table.alias.length;
  if (madeColumns > mostColumns) {
    made.clear();
    madeColumns = table.alias.length;
  }
  made.set(mean, table);
  return table;
}

/** Room for the tables' making, grown as needed: there may be a thousand of them, and they differ in size. */
let chance = new Float64Array(256);
let waiting = new Int32Array(256);

function makeTable(mean: number): Table {
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
