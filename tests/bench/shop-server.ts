/**
 * The server that stations are measured against: express-pouchdb in memory, or the CouchDB that COUCHDB_URL names
 * (http://admin:secret@127.0.0.1:5984), by a line that can be cut.
 */
import type { ConnectRequest } from '../../shared/replication/connecting.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { type Line, openLine } from './line.ts';
import { startThread } from './threads.ts';

/** Documents a request when databases are filled. */
const BATCH = 2_000;

export interface ShopServer {
  readonly line: Line;
  /** A workspace of this run's own, by a number. */
  workspace(n: number): string;
  /** How a station connects to a workspace. */
  connecting(workspace: string): ConnectRequest;
  /** A new database for PouchDB; its address with the account in it. */
  database(name: string): Promise<string>;
  write(workspace: string, collection: string, docs: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

export async function openShopServer(): Promise<ShopServer> {
  const given = process.env.COUCHDB_URL;
  const account = given
    ? { name: new URL(given).username, password: new URL(given).password, admin: true }
    : { name: 'owner', password: 'secret', admin: true };
  const thread = given ? undefined : await startThread<string>('couch-thread.ts', account);
  const line = await openLine(given ?? thread?.told ?? '');
  const address = `http://127.0.0.1:${line.port}`;
  const run = `bench_${Date.now().toString(36)}`;
  const made: string[] = [];

  const ask = async (method: string, path: string, body?: object) => {
    const reply = await fetch(`${address}/${path}`, {
      method,
      headers: {
        authorization: `Basic ${btoa(`${account.name}:${account.password}`)}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text.slice(0, 200)}`);
  };
  const workspace = (n: number) => `${run}_${n}`;
  return {
    line,
    workspace: (n) => {
      made.push(...replicatedNames.map((name) => `${workspace(n)}-${name}`));
      return workspace(n);
    },
    connecting: (name) => {
      const { name: user, password } = account;
      return { address, workspace: name, user, password, make: true };
    },
    database: async (name) => {
      made.push(`${run}-${name}`);
      await ask('PUT', `${run}-${name}`);
      return `http://${account.name}:${account.password}@127.0.0.1:${line.port}/${run}-${name}`;
    },
    write: async (name, collection, docs) => {
      for (let n = 0; n < docs.length; n += BATCH)
        await ask('POST', `${name}-${collection}/_bulk_docs`, { docs: docs.slice(n, n + BATCH) });
    },
    close: async () => {
      if (thread) await thread.end();
      else for (const name of made) await ask('DELETE', name).catch(() => undefined);
      await line.cut();
    },
  };
}
