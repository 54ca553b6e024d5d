/** The shop's server as the host has it: connected or not, by which account, and what is asked of it. */
import { randomUUID } from 'node:crypto';
import type {
  ConnectOutcome,
  ConnectReport,
  ConnectRequest,
} from '../../shared/replication/connecting.ts';
import type {
  Answer,
  Bell,
  Connection,
  RemoteChanges,
  RemoteDoc,
  RemoteMarks,
  RemoteWrite,
  ReplicatedName,
  WriteOutcome,
} from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Secrets } from '../secrets.ts';
import { type Account, accountFileIn } from './account.ts';
import { createBellTower } from './bell-tower.ts';
import { BELL_TIMES, type BellTimes } from './bells.ts';
import { walkSteps } from './connect.ts';
import { type ChangesAsked, readChanges, readDocs, readLeaves, writeDocs } from './couch-remote.ts';
import { type CouchSession, createCouchSession } from './couch-session.ts';
import { readMarks, writeMark } from './marks.ts';

/** Each call as shared/replication/remote.ts has it, with one object of arguments. */
export interface ShopServer {
  current(): Promise<Connection | null>;
  /** Tells how connecting would go. Makes nothing. */
  test(request: ConnectRequest): Promise<ConnectReport>;
  connect(request: ConnectRequest): Promise<ConnectOutcome>;
  /** The password again, for the account that is set. */
  signIn(password: string): Promise<Result<ConnectOutcome, { readonly kind: 'off' }>>;
  leave(): Promise<void>;
  changes(asked: Of<ChangesAsked>): Answer<RemoteChanges>;
  read(asked: Of<{ ids: readonly string[] }>): Answer<RemoteDoc[]>;
  leaves(asked: Of<{ id: string; revs: readonly string[] }>): Answer<RemoteDoc[]>;
  write(asked: Of<{ docs: readonly RemoteWrite[] }>): Answer<WriteOutcome[]>;
  marks(asked: Of<{ station: string }>): Answer<RemoteMarks>;
  mark(asked: Of<{ station: string; mark: number; markRev: string }>): Answer<string>;
  bells(signal: AbortSignal): AsyncIterableIterator<Bell>;
  close(): void;
}

type Of<T> = T & { readonly collection: ReplicatedName };

export interface ShopServerSetting {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly times?: BellTimes;
}

/** Takes up the connection that was kept, if there is one. */
export function createShopServer(setting: ShopServerSetting): ShopServer {
  const { folder, secrets, times = BELL_TIMES } = setting;
  const file = accountFileIn(folder);
  const tower = createBellTower(times);
  const closing = new AbortController();
  let account = file.read();
  let session: CouchSession | undefined;

  const change = (next: Account | undefined, password: string | null) => {
    session?.close();
    account = next;
    session = next && createCouchSession({ ...next, password });
    tower.change(session);
  };
  const takenUp = takeUp();
  async function takeUp(): Promise<void> {
    const kept = account;
    const password = kept ? await secrets.read(secretOf(kept)) : null;
    if (kept && !closing.signal.aborted) change(kept, password);
  }

  /** What is asked of the server by way of the session there is. */
  async function by<T>(call: (session: CouchSession) => Answer<T>): Answer<T> {
    await takenUp;
    return session ? call(session) : err({ kind: 'off' });
  }

  async function forget(): Promise<void> {
    file.forget();
    if (account) await secrets.forget(secretOf(account));
  }

  async function connect(request: ConnectRequest): Promise<ConnectOutcome> {
    await takenUp;
    const { report, address } = await walkSteps(request, closing.signal);
    const connected = report.failed === null || report.failed.step === 'clock';
    if (connected) {
      const next = { address, workspace: request.workspace, user: request.user };
      if (account && secretOf(account) !== secretOf(next)) await forget();
      file.write(next);
      await secrets.write(secretOf(next), request.password);
      change(next, request.password);
    }
    return { report, connected };
  }

  return {
    current: async () => (account ? { ...account, skewMs: session?.skewMs() ?? null } : null),
    test: async (request) => (await walkSteps({ ...request, make: false }, closing.signal)).report,
    connect,
    signIn: async (password) =>
      account ? ok(await connect({ ...account, password, make: false })) : err({ kind: 'off' }),
    leave: async () => {
      await takenUp;
      await forget();
      change(undefined, null);
    },
    changes: ({ collection, ...slice }) => by((at) => readChanges(at, collection, slice)),
    read: ({ collection, ids }) => by((at) => readDocs(at, collection, ids)),
    leaves: ({ collection, id, revs }) =>
      by((at) =>
        readLeaves(
          at,
          collection,
          revs.map((rev) => ({ id, rev })),
        ),
      ),
    write: ({ collection, docs }) => by((at) => writeDocs(at, collection, docs)),
    marks: ({ collection, station }) =>
      by((at) => readMarks(at, collection, { station, newGeneration: randomUUID() })),
    mark: ({ collection, ...mark }) => by((at) => writeMark(at, collection, mark)),
    bells: tower.follow,
    close: () => {
      closing.abort();
      session?.close();
      tower.change(undefined);
    },
  };
}

/** What the account's password is kept under. */
function secretOf({ address, user }: Account): string {
  return `${user} at ${address}`;
}
