/** Hands out places in a block of memory, one after the other, each on a boundary of 64 bytes (a line of the cache). */
export class Layout {
  bytes = 64;

  place(bytes: number): number {
    const at = this.bytes;
    this.bytes += Math.ceil(bytes / 64) * 64;
    return at;
  }
}
