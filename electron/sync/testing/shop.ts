/** What the tests of electron/sync begin with: a server with a workspace's databases, and an account at it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { replicatedNames } from '../../../shared/replication/remote.ts';
import { type CouchServer, startCouchServer } from '../../../tests/replication/couch-server.ts';
import {
  type CouchSession,
  createCouchSession,
  type Login,
  type SessionLimits,
} from '../couch-session.ts';

export const OWNER = { name: 'owner', password: 'secret', admin: true };
export const BENCH = { name: 'bench', password: 'pw' };

/** A server that has the databases of workspace `shop`, until the test ends. */
export async function serverWithShop(): Promise<CouchServer> {
  const server = await startCouchServer({ accounts: [OWNER, BENCH] });
  onTestFinished(() => server.stop());
  for (const name of replicatedNames) await server.database(`shop-${name}`);
  return server;
}

/** A session of the bench's account. */
export function sessionAt(
  server: CouchServer,
  login: Partial<Login> = {},
  limits: Partial<SessionLimits> = {},
): CouchSession {
  const session = createCouchSession(
    { address: server.url, workspace: 'shop', user: 'bench', password: 'pw', ...login },
    { requestMs: 10_000, trustMs: 10_000, ...limits },
  );
  onTestFinished(() => session.close());
  return session;
}

/** A folder of its own, until the test ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Requests whose path ends so. */
export function to(end: string): (asked: { readonly path: string }) => boolean {
  return ({ path }) => path.endsWith(end);
}
