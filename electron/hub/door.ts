/**
 * Who comes in: Basic authentication, and a lock of five minutes for an account at a peer after five wrong passwords,
 * as CouchDB has it.
 */
import { createHash } from 'node:crypto';
import { type Account, isPassword, OWNER } from './accounts.ts';

export const WRONG_TRIES = 5;
export const LOCK_MS = 5 * 60_000;

/** Failures remembered at most; the oldest are forgotten first. */
const MOST_KEYS = 10_000;

export type Admission =
  | { readonly kind: 'in'; readonly name: string; readonly isOwner: boolean }
  /** Gave no account. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked' };

interface Failures {
  readonly count: number;
  readonly last: number;
}

export interface Door {
  /** What becomes of a request with this `Authorization` header from this address. */
  admit(authorization: string | undefined, peer: string): Promise<Admission>;
}

/** A door for `accounts`, which are asked for at each request: a new password counts at once. */
export function createDoor(accounts: () => ReadonlyMap<string, Account>, now: () => number): Door {
  const failures = new Map<string, Failures>();
  const known = new Map<string, string>();
  const turns = new Map<string, Promise<Admission>>();

  const judge = async (key: string, { name, password }: Login): Promise<Admission> => {
    const account = accounts().get(name);
    const failed = failures.get(key);
    if (failed && now() - failed.last >= LOCK_MS) failures.delete(key);
    if ((failures.get(key)?.count ?? 0) >= WRONG_TRIES) return { kind: 'locked' };
    // A hash takes tens of milliseconds: one that was right is known again by a quick one.
    const token = createHash('sha256').update(`${name}:${password}`).digest('base64');
    const isKnown = account !== undefined && known.get(token) === account.hash;
    if (isKnown || (await isPassword(account, password))) {
      if (account) known.set(token, account.hash);
      failures.delete(key);
      return { kind: 'in', name, isOwner: name === OWNER };
    }
    const count = (failures.get(key)?.count ?? 0) + 1;
    failures.delete(key);
    failures.set(key, { count, last: now() });
    const [oldest] = failures.keys();
    if (failures.size > MOST_KEYS && oldest !== undefined) failures.delete(oldest);
    return { kind: 'wrong' };
  };

  return {
    admit: (authorization, peer) => {
      const login = readLogin(authorization);
      if (!login) return Promise.resolve({ kind: 'stranger' });
      // One after the other, so that many tries at the same time are as many as five.
      const key = JSON.stringify([login.name, peer]);
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(() => judge(key, login));
      turns.set(key, turn);
      const done = () => turns.get(key) === turn && turns.delete(key);
      turn.then(done, done);
      return turn;
    },
  };
}

interface Login {
  readonly name: string;
  readonly password: string;
}

function readLogin(authorization: string | undefined): Login | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,2000})$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
