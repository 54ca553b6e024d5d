/** What every scenario starts from: a server with a shop's databases, stations connected to it, and what "in step" means. */
import { expect, onTestFinished } from 'vitest';
import { checkDesign } from '../../../shared/replication/check-function.ts';
import { type ReplicatedName, replicatedNames } from '../../../shared/replication/remote.ts';
import { fromRemote } from '../../../shared/replication/remote-record.ts';
import { type Replicated, replicated } from '../../../shared/replication/replicated.ts';
import { fromServerId } from '../../../shared/replication/server-ids.ts';
import { type Station, startStation } from '../../stations/station.ts';
import type { ServerAccount } from '../../stations/station-messages.ts';
import type { Documents } from '../../stations/station-work.ts';
import { type CouchServer, startCouchServer } from '../couch-server.ts';
import type { Asked } from '../exchange.ts';

const WORKSPACE = 'shop';
const ADMIN = { name: 'admin', password: 'admin-secret', admin: true };
const PATIENCE = { timeout: 20_000, interval: 50 };

type Doc = { readonly _id: string } & Record<string, unknown>;

export interface Shop {
  readonly server: CouchServer;
  /** Starts a station with an account of its own. */
  station(name: string, skewMs?: number): Promise<Station>;
  /** Starts a station that is connected to nothing. */
  alone(name: string): Promise<Station>;
  account(name: string): ServerAccount;
  /** As an administrator, past whatever befalls the stations: writes a document, gives back its revision. */
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

export async function openShop(): Promise<Shop> {
  const names = ['a', 'b', 'c', 'd'];
  const accounts = names.map((name) => ({ name, password: `${name}-secret` }));
  const server = await startCouchServer({
    accounts: [ADMIN, ...accounts],
    checked: process.env.COUCHDB_URL === undefined,
  });
  onTestFinished(() => server.stop());
  const ask = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}/${WORKSPACE}-${path}`, {
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
  for (const name of replicatedNames) {
    await ask('PUT', name);
    await ask('PUT', `${name}/_design/packbench`, checkDesign(name));
  }
  const account = (name: string): ServerAccount => ({
    address: server.url,
    workspace: WORKSPACE,
    user: name,
    password: `${name}-secret`,
  });
  const get = async (collection: ReplicatedName, id: string) => {
    const { status, body } = await ask(
      'GET',
      `${collection}/${encodeURIComponent(id)}?conflicts=true`,
    );
    return status === 200 ? (body as Doc) : undefined;
  };
  return {
    server,
    get,
    account,
    station: async (name, skewMs) => {
      const station = await startStation(name, account(name), skewMs);
      onTestFinished(() => station.close());
      return station;
    },
    alone: async (name) => {
      const station = await startStation(name);
      onTestFinished(() => station.close());
      return station;
    },
    put: async (collection, doc) => {
      const old = await get(collection, doc._id);
      const rev = old?._rev === undefined ? {} : { _rev: old._rev };
      const { status, body } = await ask('POST', `${collection}/_bulk_docs`, {
        docs: [{ ...rev, ...doc }],
      });
      expect(status).toBe(201);
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

/** Waits until nothing waits anywhere and stations and server have the same documents; gives these. */
export async function inStep(shop: Shop, stations: readonly Station[]): Promise<Documents> {
  await expect
    .poll(async () => Promise.all(stations.map(settled)), PATIENCE)
    .toEqual(stations.map(() => true));
  let documents = await shop.documents();
  await expect
    .poll(async () => {
      documents = await shop.documents();
      const differing: string[] = [];
      for (const station of stations) {
        const theirs = await station.does('documents');
        for (const name of replicatedNames)
          if (JSON.stringify(sorted(theirs[name])) !== JSON.stringify(sorted(documents[name])))
            differing.push(`${station.name} ${name}`);
      }
      return differing;
    }, PATIENCE)
    .toEqual([]);
  return documents;
}

async function settled(station: Station): Promise<boolean> {
  const { state, waiting } = await station.does('view');
  return waiting.count === 0 && (state.kind === 'live' || state.kind === 'refused');
}

/** Until what was set aside at the station is this, in the order of the ids. */
export async function setsAside(station: Station, aside: readonly object[]): Promise<void> {
  await expect
    .poll(async () => {
      const { aside: list } = await station.does('view');
      return [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    }, PATIENCE)
    .toMatchObject(aside);
}

/** Until the station says that it is in this state. */
export async function says(station: Station, kind: string): Promise<void> {
  await expect.poll(async () => (await station.does('view')).state.kind, PATIENCE).toBe(kind);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

function basic({ name, password }: { name: string; password: string }): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}
