/** The boxes that a shop packs into, and how a parcel's weight is checked. */
import { z } from 'zod';

export const boxType = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  /** Inside, mm. */
  length: z.number().positive().max(10_000),
  width: z.number().positive().max(10_000),
  height: z.number().positive().max(10_000),
  /** Empty, g. */
  tare: z.number().min(0).max(100_000),
  /** What it may weigh with everything in it, g; 0: nobody said. */
  most: z.number().min(0).max(1_000_000),
  /** What is scanned to take it. */
  code: z.string().max(60),
});
export type BoxType = z.infer<typeof boxType>;

export const boxSettings = z.object({
  types: z.array(boxType).max(40),
  /** `typed`: a weight that is given is checked; `required`: no parcel leaves without one. */
  check: z.enum(['off', 'typed', 'required']),
  /** A parcel may be off by so many percent of what it should weigh, or by so many grams, whichever is more. */
  percent: z.number().min(0).max(100),
  grams: z.number().min(0).max(10_000),
});
export type BoxSettings = z.infer<typeof boxSettings>;

/** The letters that every keyboard layout types alike (see scanning/order-code.ts). */
const LETTERS = 'BCDEFGHJKLNOPRSTUVX';

/** A code for a box that has none: one that no other has. */
export function newBoxCode(types: readonly BoxType[]): string {
  const taken = new Set(types.map(({ code }) => codeKey(code)));
  const codes = [...LETTERS].flatMap((first) =>
    [...LETTERS].map((next) => `PB.BOX${first}${next}`),
  );
  return codes.find((code) => !taken.has(codeKey(code))) ?? '';
}

/** The box that a scanned code stands for. */
export function boxWithCode(types: readonly BoxType[], raw: string): BoxType | undefined {
  const key = codeKey(raw);
  return key === '' ? undefined : types.find(({ code }) => codeKey(code) === key);
}

/** A layout may type another sign for the dot. */
function codeKey(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '.');
}
