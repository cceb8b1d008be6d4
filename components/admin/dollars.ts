/** Millionths of a dollar as people write them: cents, and "under $0.01" for what would round to nothing. */
export function toDollars(micros: bigint): string {
  if (micros > 0n && micros < 10_000n) return "under $0.01";
  const dollars = Number(micros) / 1e6;
  return dollars.toLocaleString("en-US", { style: "currency", currency: "USD" });
}
