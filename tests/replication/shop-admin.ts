/** A shop's databases as their administrator has them, past whatever befalls the stations. */
import { checkDesign } from '../../shared/replication/check-function.ts';
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';
import { fromRemote } from '../../shared/replication/remote-record.ts';
import { type Replicated, replicated } from '../../shared/replication/replicated.ts';
import { fromServerId } from '../../shared/replication/server-ids.ts';
import type { Documents } from '../stations/station-work.ts';
import type { Asked } from './exchange.ts';

export const ADMIN = { name: 'admin', password: 'admin-secret', admin: true };

export type Doc = { readonly _id: string } & Record<string, unknown>;

export interface ShopAdmin {
  /** Makes the databases, empty. */
  make(): Promise<void>;
  /** Writes a document over the one that stands, gives back its revision. */
  put(collection: ReplicatedName, doc: Doc): Promise<string>;
  /** Writes a version beside the standing one, as another server's replication would. */
  putLeaf(collection: ReplicatedName, doc: Doc & { readonly _rev: string }): Promise<void>;
  remove(collection: ReplicatedName, id: string): Promise<void>;
  get(collection: ReplicatedName, id: string): Promise<Doc | undefined>;
  /** Every record that the server has, design documents left out. */
  documents(): Promise<Documents>;
  /** Takes a database out and makes it again, empty. */
  recreate(collection: ReplicatedName): Promise<void>;
}

/** Whether a request is a station's and not the administrator's. */
export function fromStation(asked: Asked): boolean {
  return asked.headers.authorization !== basic(ADMIN);
}

export function basic({ name, password }: { name: string; password: string }): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

export function createShopAdmin(url: string, workspace: string): ShopAdmin {
  const ask = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${url}/${workspace}-${path}`, {
      method,
      // Kept connections are cut whenever the server goes down.
      headers: {
        authorization: basic(ADMIN),
        'content-type': 'application/json',
        connection: 'close',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };
  const get = async (collection: ReplicatedName, id: string) => {
    const { status, body } = await ask(
      'GET',
      `${collection}/${encodeURIComponent(id)}?conflicts=true`,
    );
    return status === 200 ? (body as Doc) : undefined;
  };
  return {
    get,
    make: async () => {
      for (const name of replicatedNames) {
        await ask('PUT', name);
        await ask('PUT', `${name}/_design/packbench`, checkDesign(name));
      }
    },
    put: async (collection, doc) => {
      const old = await get(collection, doc._id);
      const rev = old?._rev === undefined ? {} : { _rev: old._rev };
      const { status, body } = await ask('POST', `${collection}/_bulk_docs`, {
        docs: [{ ...rev, ...doc }],
      });
      if (status !== 201)
        throw new Error(`the administrator's document was not written: ${status}`);
      return String((body as unknown as { rev: string }[])[0]?.rev);
    },
    putLeaf: async (collection, doc) => {
      await ask('POST', `${collection}/_bulk_docs`, { docs: [doc], new_edits: false });
    },
    remove: async (collection, id) => {
      const old = await get(collection, id);
      await ask('DELETE', `${collection}/${encodeURIComponent(id)}?rev=${old?._rev}`);
    },
    documents: async () => {
      const all: [string, unknown[]][] = [];
      for (const name of replicatedNames) {
        const { body } = await ask('GET', `${name}/_all_docs?include_docs=true`);
        const rows = body.rows as { id: string; doc: Doc & { _rev: string } }[];
        const rules = replicated[name] as unknown as Replicated<{ readonly id: string }>;
        const records = rows.flatMap(({ id, doc }) => {
          if (id.startsWith('_design/')) return [];
          const arrived = fromRemote(rules, { ...doc, _id: fromServerId(id) });
          return arrived.kind === 'record' ? [arrived.record] : [];
        });
        all.push([name, records.sort((a, b) => (a.id < b.id ? -1 : 1))]);
      }
      return Object.fromEntries(all) as unknown as Documents; // One list was made for each name.
    },
    recreate: async (collection) => {
      await ask('DELETE', collection);
      await ask('PUT', collection);
    },
  };
}
