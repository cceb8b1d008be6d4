/** What a prompt looks like without saying what it says. Nearly equal prompts have nearly equal prints. */
export interface Print {
  minHash: number[];
  bands: number[];
}

/** Sixteen bands of four: prompts that share 80 % of their shingles share a band with probability 0.9998. */
const bandCount = 16;
const rowsPerBand = 4;
const places = bandCount * rowsPerBand;
const shingleLength = 5;
/** From so many equal places on, 80 %, two prompts count as nearly the same: such as with another name in a sentence. */
export const fewestEqual = Math.ceil(0.8 * places);
/** The head of a prompt of 32 kB is enough to know it by. */
const longestRead = 4_000;

/** Case, width, punctuation and spacing do not make another prompt. */
export const normalisePrompt = (prompt: string): string =>
  prompt
    .slice(0, longestRead)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();

/**
 * MinHash of a prompt's shingles of five characters.
 *
 * Source: Broder (1997), On the resemblance and containment of documents.
 */
export function printOf(prompt: string): Print {
  const text = normalisePrompt(prompt);
  const minHash = new Int32Array(places).fill(0x7fffffff);
  const last = Math.max(0, text.length - shingleLength);
  for (let start = 0; start <= last; start++) {
    const shingle = hashText(text, start, Math.min(text.length, start + shingleLength));
    for (let place = 0; place < places; place++) {
      const hash = mix(shingle ^ Math.imul(place + 1, 0x9e3779b1));
      if (hash < minHash[place]) minHash[place] = hash;
    }
  }
  return { minHash: [...minHash], bands: bandsOf([...minHash]) };
}

/** Hashes of stretches of a MinHash, by which an index finds those that may be alike. */
export const bandsOf = (minHash: readonly number[]): number[] =>
  Array.from({ length: bandCount }, (_, band) =>
    minHash
      .slice(band * rowsPerBand, (band + 1) * rowsPerBand)
      .reduce((hash, value) => mix(hash ^ value), Math.imul(band + 1, 0x85ebca6b)),
  );

/** Whether two prints come from the same or nearly the same prompt. */
export function areAlike(one: readonly number[], other: readonly number[]): boolean {
  let equal = 0;
  for (let place = 0; place < places; place++) if (one[place] === other[place]) equal++;
  return equal >= fewestEqual;
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. Signed, as Postgres' integers are. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
