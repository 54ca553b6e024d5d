/** Seeded randomness, so that the sample shop comes out the same on every machine (mulberry32, public domain). */

export interface Random {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of the keys, each as likely as its weight says. */
  readonly weighted: <K extends string>(weights: { readonly [key in K]: number }) => K;
}

export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(from: readonly T[]): T => {
    const index = Math.floor(next() * from.length);
    for (const [n, value] of from.entries()) if (n === index) return value;
    throw new Error('nothing to pick from');
  };
  return {
    next,
    pick,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    weighted: <K extends string>(weights: { readonly [key in K]: number }) => {
      const keys = Object.keys(weights) as K[]; // The keys of the very record.
      const sum = keys.reduce((all, key) => all + weights[key], 0);
      let left = next() * sum;
      for (const key of keys) {
        left -= weights[key];
        if (left < 0) return key;
      }
      return pick(keys);
    },
  };
}
