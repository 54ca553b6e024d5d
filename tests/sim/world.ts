/** All that a simulation holds while it runs: server, stations, the state of the way between them, and what was told. */
import { EventEmitter } from 'node:events';
import type { Backup, CouchServer } from '../replication/couch-server.ts';
import { startCouchServer } from '../replication/couch-server.ts';
import { ADMIN, createShopAdmin, type ShopAdmin } from '../replication/shop-admin.ts';
import type { Plant, ServerAccount } from '../stations/station-messages.ts';
import { type Crew, startCrew } from './crew.ts';
import { type Journal, newJournal } from './journal.ts';
import type { Plan } from './steps.ts';

export interface World {
  readonly plan: Plan;
  readonly server: CouchServer;
  readonly admin: ShopAdmin;
  readonly crew: Crew;
  readonly account: (station: number) => ServerAccount;
  readonly journal: Journal;
  /** What happened, a line each, with what came of it. */
  readonly trace: string[];
  /** Stations that hear every bell. */
  readonly connected: Set<number>;
  /** Ends of refusals, by order. */
  readonly refusals: Map<string, () => void>;
  isUp: boolean;
  snapshot: Backup | undefined;
  end(): Promise<void>;
}

const WORKSPACE = 'shop';

// Each of express-pouchdb's handles listens for the end of its database.
EventEmitter.defaultMaxListeners = 0;

export async function openWorld(plan: Plan, plant: Plant | undefined): Promise<World> {
  const names = plan.skews.map((_, n) => `s${n}`);
  const accounts = names.map((name) => ({ name, password: `${name}-secret` }));
  const server = await startCouchServer({ accounts: [ADMIN, ...accounts] });
  const admin = createShopAdmin(server.url, WORKSPACE);
  await admin.make();
  const account = (station: number): ServerAccount => ({
    address: server.url,
    workspace: WORKSPACE,
    user: `s${station}`,
    password: `s${station}-secret`,
  });
  const connected = new Set<number>();
  const crew: Crew = await startCrew({
    plan,
    account,
    plant,
    started: async (station) => {
      if (connected.has(station)) await crew.ask(station, { name: 'connect', args: [] });
    },
  });
  return {
    plan,
    server,
    admin,
    crew,
    account,
    connected,
    journal: newJournal(),
    trace: [],
    refusals: new Map(),
    isUp: true,
    snapshot: undefined,
    end: async () => {
      await crew.discard();
      await server.stop();
    },
  };
}

/** From now on the server refuses what is about this order, for this reason. */
export function refuseOrder({ server, refusals }: World, order: string, reason: string): void {
  const about = (doc: Readonly<Record<string, unknown>>) => doc._id === order;
  const end = server.faults.add({
    kind: 'forbid',
    reason: (doc) => (about(doc) ? reason : undefined),
  });
  refusals.set(order, end);
}
