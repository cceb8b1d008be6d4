import { greatestCommonDivisor } from "./rational.ts";

/** Above this, factoring could take longer than an answer may; primality alone stays quick much further. */
export const largestFactored = 10n ** 15n;
/** Miller–Rabin with the first thirteen primes is proven up to here (Sorenson and Webster, 2015). */
export const largestTested = 3_317_044_064_679_887_385_961_981n;

const witnesses = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];

export function isPrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (const p of witnesses) if (n % p === 0n) return n === p;
  let odd = n - 1n;
  let twos = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    twos++;
  }
  return witnesses.every((witness) => {
    let x = powerModulo(witness, odd, n);
    if (x === 1n || x === n - 1n) return true;
    for (let i = 1; i < twos; i++) {
      x = (x * x) % n;
      if (x === n - 1n) return true;
    }
    return false;
  });
}

function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Prime factors in rising order; n is between 2 and `largestFactored`. */
export function factorise(n: bigint): bigint[] {
  const factors: bigint[] = [];
  let rest = Number(n); // at most 10^15, so a plain number is exact and much quicker
  for (let p = 2; p <= 100_000 && p * p <= rest; p += p === 2 ? 1 : 2) {
    for (; rest % p === 0; rest /= p) factors.push(BigInt(p));
  }
  if (rest === 1) return factors;
  const large = BigInt(rest);
  if (isPrime(large)) return [...factors, large];
  const divisor = findDivisor(large);
  return [...factors, ...[divisor, large / divisor].sort((a, b) => (a < b ? -1 : 1))];
}

/** Pollard's rho for a product of two primes above 100,000. */
function findDivisor(n: bigint): bigint {
  for (let step = 1n; ; step++) {
    let [slow, fast, divisor] = [2n, 2n, 1n];
    const next = (x: bigint) => (x * x + step) % n;
    while (divisor === 1n) {
      slow = next(slow);
      fast = next(next(fast));
      divisor = greatestCommonDivisor(slow - fast, n);
    }
    if (divisor !== n) return divisor;
  }
}
