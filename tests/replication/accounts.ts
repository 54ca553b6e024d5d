/** Basic auth as CouchDB 3.4 has it: anybody may ask who is there, five wrong passwords lock an account. */
import { type Asked, type Reply, refusal } from './exchange.ts';

export interface Account {
  readonly name: string;
  readonly password: string;
  /** May make databases. */
  readonly admin?: boolean;
}

export interface Doorkeeper {
  /** What an account that may not do this is told; undefined lets the request in. */
  refuse(asked: Asked): Reply | undefined;
  /** Every wrong password that was tried, by name. */
  readonly wrongTries: readonly string[];
  /** Whether whoever asks is not an admin. */
  isStation(asked: Asked): boolean;
  setPassword(name: string, password: string): void;
  /** As if the minutes of the lock had gone by. */
  unlock(): void;
}

const TRIES = 5;

/** Keeps the door for `accounts`; without any, everybody is an admin. */
export function createDoorkeeper(accounts: readonly Account[]): Doorkeeper {
  const known = new Map(accounts.map((account) => [account.name, account]));
  const wrongTries: string[] = [];
  let unlockedAt = 0;

  const isLocked = (name: string) =>
    wrongTries.slice(unlockedAt).filter((tried) => tried === name).length >= TRIES;
  return {
    wrongTries,
    isStation: (asked) => known.get(loginOf(asked)?.name ?? '')?.admin !== true,
    setPassword: (name, password) => {
      const account = known.get(name);
      if (account) known.set(name, { ...account, password });
    },
    unlock: () => {
      unlockedAt = wrongTries.length;
    },
    refuse: (asked) => {
      if (known.size === 0) return undefined;
      const login = loginOf(asked);
      if (login === undefined)
        return asked.path === '/'
          ? undefined
          : refusal(401, 'unauthorized', 'Authentication required.');
      if (isLocked(login.name))
        return refusal(
          403,
          'forbidden',
          'Account is temporarily locked due to multiple authentication failures',
        );
      const account = known.get(login.name);
      if (account?.password !== login.password) {
        wrongTries.push(login.name);
        return refusal(401, 'unauthorized', 'Name or password is incorrect.');
      }
      return answerFor(account, asked);
    },
  };
}

/** What depends on who asks: the session, and what admins alone may do. */
function answerFor({ name, admin = false }: Account, asked: Asked): Reply | undefined {
  if (asked.path === '/_session') {
    const userCtx = { name, roles: admin ? ['_admin'] : [] };
    return { status: 200, body: { ok: true, userCtx } };
  }
  const wholeDatabase = /^\/[^/]+\/?$/.test(asked.path) && /^(PUT|DELETE)$/.test(asked.method);
  if (wholeDatabase && !admin) return refusal(401, 'unauthorized', 'You are not a server admin.');
  return undefined;
}

function loginOf({ headers }: Asked): { name: string; password: string } | undefined {
  const [, encoded] = /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
