/**
 * Text that becomes the key of a stored object (a line's id, above all). RxDB's Dexie storage writes a key, or a part
 * of it after a dot, that begins with `|` as one that begins with `__`, and nobody who reads the storage directly
 * could tell the two apart. And a name that every object has would be found where nothing was put.
 */
import { z } from 'zod';

const LONGEST = 200;
const REWRITTEN = /(^|\.)(\||__)/;

/** Whether a text can be the key of a stored object and come back as it is. */
export function isObjectKey(text: string): boolean {
  return text !== '' && text.length <= LONGEST && !REWRITTEN.test(text) && !(text in {});
}

export const objectKey = z
  .string()
  .refine(isObjectKey, 'must be 1 to 200 letters and not begin with | or __');
