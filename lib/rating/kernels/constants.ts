import { coefficients, thresholds } from "./play-tile.ts";
import type { Layout } from "./layout.ts";

const count = 21;

export function placeConstants(layout: Layout): number {
  return layout.place(count * 16);
}

/**
 * Writes the constants of the WebAssembly kernels, each filling a register of sixteen bytes. A constant in the code would be
 * made anew, in three instructions, at every use; one that was read from memory stays in its register.
 */
export function writeConstants(buffer: ArrayBufferLike, at: number): void {
  const i16 = (n: number, value: number) => new Int16Array(buffer, at + 16 * n, 8).fill(value);
  const i32 = (n: number, value: number) => new Int32Array(buffer, at + 16 * n, 4).fill(value);
  const f32 = (n: number, value: number) => new Float32Array(buffer, at + 16 * n, 4).fill(value);
  // Of `scramble`.
  i32(0, 0x7feb352d);
  i32(1, 0x846ca68b | 0);
  f32(2, 0.5);
  coefficients.forEach((value, i) => f32(3 + i, value));
  f32(9, 12582912);
  f32(10, 64);
  f32(11, -64);
  i16(12, -32768);
  thresholds.forEach((threshold, i) => i16(13 + i, threshold - 1 - 32768));
}
