/** What every scenario starts from: a server with a shop's databases, stations connected to it, and what "in step" means. */
import { expect, onTestFinished } from 'vitest';
import { replicatedNames } from '../../../shared/replication/remote.ts';
import { type Station, startStation } from '../../stations/station.ts';
import type { ServerAccount } from '../../stations/station-messages.ts';
import type { Documents } from '../../stations/station-work.ts';
import { type CouchServer, startCouchServer } from '../couch-server.ts';
import { ADMIN, createShopAdmin, type ShopAdmin } from '../shop-admin.ts';

const WORKSPACE = 'shop';
const PATIENCE = { timeout: 20_000, interval: 50 };

export interface Shop extends Omit<ShopAdmin, 'make'> {
  readonly server: CouchServer;
  /** Starts a station with an account of its own. */
  station(name: string, skewMs?: number): Promise<Station>;
  /** Starts a station that is connected to nothing. */
  alone(name: string): Promise<Station>;
  account(name: string): ServerAccount;
}

export async function openShop(): Promise<Shop> {
  const names = ['a', 'b', 'c', 'd'];
  const accounts = names.map((name) => ({ name, password: `${name}-secret` }));
  const server = await startCouchServer({
    accounts: [ADMIN, ...accounts],
    checked: process.env.COUCHDB_URL === undefined,
  });
  onTestFinished(() => server.stop());
  const { make, ...admin } = createShopAdmin(server.url, WORKSPACE);
  await make();
  const account = (name: string): ServerAccount => ({
    address: server.url,
    workspace: WORKSPACE,
    user: name,
    password: `${name}-secret`,
  });
  return {
    ...admin,
    server,
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

/** Whether stations and server come to have the same documents within `ms`. */
export async function meets(
  shop: Shop,
  stations: readonly Station[],
  ms: number,
): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 200) {
    const there = JSON.stringify(sorted(await shop.documents()));
    const all = await Promise.all(stations.map((station) => station.does('documents')));
    if (all.every((theirs) => JSON.stringify(sorted(theirs)) === there)) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
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
