// Draws the votes of eight bootstrap replicates, one SIMD lane each. The readable definition is `drawBlock` in
// ../draw-block.ts; the layout of the memory is described in ../README.md.

/** `scramble` of ../../random.ts on four lanes. */
// @ts-ignore: decorator
@inline
function scramble4(x: v128, multiplier1: v128, multiplier2: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16));
  x = i32x4.mul(x, multiplier1);
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, multiplier2);
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** Four draws from one alias table: entries are pairs (coin below which the column stands, column it gives way to). */
// @ts-ignore: decorator
@inline
function draw4(entries: usize, shift: i32, lowest: v128, bits: v128): v128 {
  const column = i32x4.shr_u(bits, shift);
  const coin = i32x4.shl(bits, 32 - shift);
  const low = v128.load64_lane(
    entries + ((<usize>i32x4.extract_lane(column, 1)) << 3),
    v128.load64_zero(entries + ((<usize>i32x4.extract_lane(column, 0)) << 3)),
    1,
  );
  const high = v128.load64_lane(
    entries + ((<usize>i32x4.extract_lane(column, 3)) << 3),
    v128.load64_zero(entries + ((<usize>i32x4.extract_lane(column, 2)) << 3)),
    1,
  );
  const keep = i32x4.shuffle(low, high, 0, 2, 4, 6);
  const alias = i32x4.shuffle(low, high, 1, 3, 5, 7);
  const drawn = v128.bitselect(column, alias, i32x4.lt_u(coin, keep));
  return f32x4.add(lowest, f32x4.convert_i32x4_s(drawn));
}

export function drawBlock(
  constants: usize,
  cells: usize,
  cellCount: i32,
  tiesFrom: i32,
  entries: usize,
  tile: usize,
  tileBytes: i32,
  firstReplicate: i32,
): void {
  memory.fill(tile, 0, tileBytes);
  const firstFour = i32x4.add(i32x4.splat(firstReplicate), i32x4(0, 1, 2, 3));
  const multiplier1 = v128.load(constants);
  const multiplier2 = v128.load(constants, 16);
  const half = v128.load(constants, 32);
  for (let c = 0; c < cellCount; c++) {
    const cell = cells + <usize>c * 24;
    const table = entries + <usize>load<u32>(cell);
    const shift = load<i32>(cell, 4);
    const lowest = v128.load32_splat(cell, 8);
    const key = v128.load32_splat(cell, 12);
    const stride = load<i32>(cell, 16);
    const target = tile + <usize>load<u32>(cell, 20);
    const first = i32x4.add(key, i32x4.mul(firstFour, i32x4.splat(stride)));
    const second = i32x4.add(first, i32x4.splat(stride << 2));
    const drawn0 = draw4(table, shift, lowest, scramble4(first, multiplier1, multiplier2));
    const drawn1 = draw4(table, shift, lowest, scramble4(second, multiplier1, multiplier2));
    if (c < tiesFrom) {
      v128.store(target, drawn0);
      v128.store(target, drawn1, 16);
    } else {
      const tied0 = f32x4.mul(drawn0, half);
      const tied1 = f32x4.mul(drawn1, half);
      v128.store(target, f32x4.add(v128.load(target), tied0));
      v128.store(target, f32x4.add(v128.load(target, 16), tied1), 16);
      v128.store(target, f32x4.add(v128.load(target, 32), tied0), 32);
      v128.store(target, f32x4.add(v128.load(target, 48), tied1), 48);
    }
  }
}
