/** Chance that can be had again: all of a simulation's decisions follow from one seed (sfc32, by Chris Doty-Humphrey). */

export interface Random {
  /** A whole number from 0 to `end` - 1. */
  below(end: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Some of them, at least `least`, in their order. */
  some<T>(from: readonly T[], probability: number, least: number): T[];
}

export function createRandom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // Seeds that are neighbours begin alike.
  for (let warm = 0; warm < 15; warm++) next();
  const below = (end: number) => Math.floor(next() * end);
  const chance = (probability: number) => next() < probability;
  return {
    below,
    chance,
    pick: (from) => from[below(from.length)] ?? from[0],
    some: (from, probability, least) => {
      const some = from.filter(() => chance(probability));
      if (some.length >= least) return some;
      const first = below(from.length);
      return from.filter((_, n) => (n - first + from.length) % from.length < least);
    },
  };
}
