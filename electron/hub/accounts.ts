/** The hub's accounts: names and hashed passwords, in a file of its folder that only this user can read. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** The account that may also make databases. */
export const OWNER = 'owner';

const account = z.object({ salt: z.string(), hash: z.string() });
const accountsFile = z.record(z.string(), account);

export type Account = z.infer<typeof account>;

/** Without those that look like others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Nobody's: no password has this hash. */
const NOBODY: Account = { salt: '', hash: '' };

/** Whether an account may be called this. */
export function isAccountName(name: string): boolean {
  return /^[a-z][a-z0-9_-]{0,39}$/.test(name);
}

/** The accounts by name; none where there is no file yet. */
export function readAccounts(folder: string): ReadonlyMap<string, Account> {
  const file = join(folder, 'accounts.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(accountsFile.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

/** Makes an account, or gives it another password. The password is told this once and kept nowhere. */
export async function giveAccount(folder: string, name: string): Promise<string> {
  const password = newPassword();
  const salt = randomBytes(16).toString('base64');
  const hash = (await hashed(password, salt)).toString('base64');
  const accounts = new Map(readAccounts(folder)).set(name, { salt, hash });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'accounts.json');
  writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(accounts), null, 2), {
    mode: 0o600,
  });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return password;
}

/** Whether the password is the account's. Takes as long for an account that is not there. */
export async function isPassword(known: Account | undefined, password: string): Promise<boolean> {
  const { salt, hash } = known ?? NOBODY;
  const [offered, kept] = [await hashed(password, salt), Buffer.from(hash, 'base64')];
  return offered.length === kept.length && timingSafeEqual(offered, kept);
}

function hashed(password: string, salt: string): Promise<Buffer> {
  return promisify<string, string, number, Buffer>(scrypt)(password, salt, 32);
}

/** Four groups of four, as people type them: some 79 bits. */
function newPassword(): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    const [byte = 0] = randomBytes(1);
    // A remainder would make some letters likelier than others.
    if (byte < LETTERS.length * 8) letters.push(LETTERS.charAt(byte % LETTERS.length));
  }
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-');
}
