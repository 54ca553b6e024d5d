/**
 * A real CouchDB in the place of the databases in memory (`COUCHDB_URL=http://admin:secret@127.0.0.1:5984`): the same
 * faults before it, everything in a namespace of its own, which is removed at the end.
 */
import { randomBytes } from 'node:crypto';
import type { Inner } from './deliver.ts';

type Doc = { readonly _id: string; readonly _rev?: string } & Record<string, unknown>;

/** All that a server's databases hold: every leaf with its history, and the local documents. */
export type RealSnapshot = ReadonlyMap<string, { leaves: readonly Doc[]; locals: readonly Doc[] }>;

export interface RealCouchDB {
  readonly inner: Inner;
  noteDatabase(name: string): void;
  noteLocal(database: string, id: string): void;
  snapshot(): Promise<RealSnapshot>;
  restore(snapshot: RealSnapshot): Promise<void>;
  /** Removes what was made. */
  remove(): Promise<void>;
}

export function realCouchDB(address: string): RealCouchDB {
  const url = new URL(address);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
  const prefix = `packbench_test_${randomBytes(4).toString('hex')}_`;
  const names = new Set<string>();
  const locals = new Map<string, Set<string>>();

  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(`${url.origin}/${prefix}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return reply.json();
  };
  const remove = async () => {
    for (const name of names) await ask('DELETE', name);
  };
  return {
    inner: {
      host: url.hostname,
      port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
      authorization,
      path: (asked) =>
        asked.startsWith('/_') || asked === '/' ? asked : `/${prefix}${asked.slice(1)}`,
    },
    noteDatabase: (name) => void names.add(name),
    noteLocal: (database, id) => {
      locals.set(database, (locals.get(database) ?? new Set()).add(id));
    },
    snapshot: async () => {
      const copies: [string, { leaves: Doc[]; locals: Doc[] }][] = [];
      for (const name of names)
        copies.push([
          name,
          { leaves: await leavesOf(ask, name), locals: await localsOf(ask, name, locals) },
        ]);
      return new Map(copies);
    },
    restore: async (snapshot) => {
      await remove();
      for (const [name, { leaves, locals: kept }] of snapshot) {
        await ask('PUT', name);
        await ask('POST', `${name}/_bulk_docs`, { docs: leaves, new_edits: false });
        for (const { _rev, ...local } of kept) await ask('PUT', `${name}/${local._id}`, local);
      }
    },
    remove,
  };
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

async function leavesOf(ask: Ask, name: string): Promise<Doc[]> {
  const changes = (await ask('GET', `${name}/_changes?style=all_docs`)) as {
    results: { id: string; changes: { rev: string }[] }[];
  };
  const docs = changes.results.flatMap(({ id, changes: leaves }) =>
    leaves.map(({ rev }) => ({ id, rev })),
  );
  if (docs.length === 0) return [];
  const got = (await ask('POST', `${name}/_bulk_get?revs=true&attachments=true`, { docs })) as {
    results: { docs: { ok?: Doc }[] }[];
  };
  return got.results.flatMap((result) => result.docs.flatMap(({ ok }) => (ok ? [ok] : [])));
}

async function localsOf(
  ask: Ask,
  name: string,
  locals: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Doc[]> {
  const found: Doc[] = [];
  for (const id of locals.get(name) ?? []) {
    const doc = (await ask('GET', `${name}/${id}`)) as Doc;
    if (doc._id !== undefined) found.push(doc);
  }
  return found;
}
