/**
 * A server as stations meet one: express-pouchdb in memory behind a layer that has what it lacks (accounts, lockout,
 * refusals, limits) and that fails as networks do. For tests on this machine alone.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Account, createDoorkeeper, type Doorkeeper } from './accounts.ts';
import { checkedWrite } from './check-writes.ts';
import { createDatabases, type Databases, type Snapshot } from './databases.ts';
import { deliver, type Inner, sendTrouble } from './deliver.ts';
import { type Asked, readAsked, send } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import { type RealSnapshot, realCouchDB } from './real-couchdb.ts';

/** Everything that a server's databases held at a moment. */
export type Backup = Snapshot | RealSnapshot;

export interface CouchServer {
  /** `http://127.0.0.1:<port>`, the same after a restart. */
  readonly url: string;
  readonly faults: Faults;
  readonly accounts: Omit<Doorkeeper, 'refuse' | 'isStation'>;
  /** Every request that came so far, also those that a fault befell. */
  readonly requests: readonly Asked[];
  /** Requests that are being answered, long polls among them. */
  open(): number;
  /** A database itself, to arrange and look at; it is made if missing. */
  database: Databases['open'];
  snapshot(): Promise<Backup>;
  /** Puts a snapshot in the place of everything, as an administrator would: server down, databases back, server up. */
  restore(backup: Backup): Promise<void>;
  /** Refuses connections and cuts those that are open, until `comeUp`. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server. Without accounts everybody may do everything. */
export async function startCouchServer(
  options: {
    readonly accounts?: readonly Account[];
    readonly port?: number;
    /** What stations write goes through the check function (a real CouchDB has it in a design document). */
    readonly checked?: boolean;
  } = {},
): Promise<CouchServer> {
  const { databases, inner, end } = await openInner();
  const faults = createFaults();
  const door = createDoorkeeper(options.accounts ?? []);
  const requests: Asked[] = [];
  let open = 0;

  const answer: RequestListener = async (request, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    try {
      const asked = await readAsked(request);
      requests.push(asked);
      noteLocal(asked, databases);
      const refused = door.refuse(asked);
      if (refused) return send(response, refused);
      const befalling = faults.befalling(asked);
      const check = options.checked === true && door.isStation(asked);
      const forbid = check
        ? await checkedWrite(asked, databases, befalling('forbid'))
        : befalling('forbid');
      await deliver(asked, response, { befalling, inner, forbid });
    } catch (error) {
      sendTrouble(response, error);
    }
  };
  let outer = await listen(answer, options.port ?? 0);
  const port = portOf(outer);
  const goDown = () => close(outer);
  const comeUp = async () => {
    outer = await listen(answer, port);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    accounts: door,
    requests,
    open: () => open,
    database: databases.open,
    snapshot: databases.snapshot,
    restore: async (backup) => {
      await goDown();
      await databases.restore(backup as never); // Made by the same databases.
      await comeUp();
    },
    goDown,
    comeUp,
    stop: async () => {
      await goDown();
      await end();
    },
  };
}

/** What the layer stands before: databases in memory, or those of the CouchDB that COUCHDB_URL names. */
async function openInner() {
  const { COUCHDB_URL } = process.env;
  if (COUCHDB_URL !== undefined) {
    const real = realCouchDB(COUCHDB_URL);
    const open: Databases['open'] = () =>
      Promise.reject(new Error('a real CouchDB is looked at over HTTP'));
    return { databases: { ...real, open }, inner: real.inner, end: real.remove };
  }
  const databases = createDatabases();
  const server = await listen(databases.app, 0);
  const inner: Inner = { host: '127.0.0.1', port: portOf(server), path: (asked) => asked };
  return {
    databases: { ...databases, noteDatabase: () => undefined },
    inner,
    end: () => close(server),
  };
}

function noteLocal(
  { method, path }: Asked,
  databases: Pick<Databases, 'noteLocal'> & { noteDatabase(name: string): void },
): void {
  const [, whole] = /^\/([a-z][^/]*)\/?$/.exec(path) ?? [];
  if (method === 'PUT' && whole !== undefined) databases.noteDatabase(whole);
  const [, database, id] = /^\/([^/]+)\/(_local\/.+)$/.exec(path) ?? [];
  if (method === 'PUT' && database !== undefined && id !== undefined)
    databases.noteLocal(decodeURIComponent(database), decodeURIComponent(id));
}

function listen(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
