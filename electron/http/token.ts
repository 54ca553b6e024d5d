/**
 * The token that lets a browser in.
 *
 * It outlives a restart, in a file that only this user can read: a browser that was let in stays so,
 * and a bookmark works. Deleting the file shuts every browser out.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHAPE = /^[A-Za-z0-9_-]{16,200}$/;

/** Whether a token is long enough to be hard to guess, and can stand in an address and a cookie. */
export function isToken(text: string): boolean {
  return SHAPE.test(text);
}

/** The token of this user, made on first use. Where the folder cannot be written it lasts for this run. */
export function tokenIn(folder: string): string {
  const file = join(folder, 'browser-token');
  const kept = read(file);
  if (kept !== undefined && isToken(kept)) return kept;
  const made = randomBytes(24).toString('base64url');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, made, { mode: 0o600 });
    chmodSync(file, 0o600);
  } catch {
    // A token for this run alone is as safe; the browser asks again next time.
  }
  return made;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
