import { scramble } from "../random.ts";
import { lanes } from "./kernels.ts";

/**
 * Draws the votes of eight replicates. The tile holds, for every pair, eight points gained by its first model and eight
 * conceded by it, one per replicate. A cell is one verdict on one pair: where its Poisson table starts, by how many bits a draw
 * is shifted to give a column, the count of the first column, key and stride of its counter, and where in the tile it goes.
 * Cells from `tiesFrom` on are ties, half of which goes to either side; the cells before fill disjoint places.
 */
export function drawBlock(
  memory: ArrayBufferLike,
  _constants: number,
  cells: number,
  cellCount: number,
  tiesFrom: number,
  entries: number,
  tile: number,
  tileBytes: number,
  firstReplicate: number,
): void {
  const i32 = new Int32Array(memory);
  const u32 = new Uint32Array(memory);
  const f32 = new Float32Array(memory);
  f32.fill(0, tile / 4, (tile + tileBytes) / 4);
  for (let c = 0; c < cellCount; c++) {
    const cell = cells / 4 + c * 6;
    const table = (entries + i32[cell]) / 4;
    const shift = i32[cell + 1];
    const lowest = f32[cell + 2];
    const key = i32[cell + 3];
    const stride = i32[cell + 4];
    const target = (tile + i32[cell + 5]) / 4;
    for (let lane = 0; lane < lanes; lane++) {
      const bits = scramble(key + Math.imul(firstReplicate + lane, stride));
      const column = bits >>> shift;
      const coin = (bits << (32 - shift)) >>> 0;
      const drawn = Math.fround(lowest + (coin < u32[table + 2 * column] ? column : i32[table + 2 * column + 1]));
      if (c < tiesFrom) {
        f32[target + lane] = drawn;
      } else {
        f32[target + lane] += drawn / 2;
        f32[target + lanes + lane] += drawn / 2;
      }
    }
  }
}
