/** A store's replication put together: its collections, the bells of the host, and what screens are told. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Bell,
  type Connection,
  type Remote,
  type ReplicatedName,
  replicatedNames,
} from '../../../shared/replication/remote.ts';
import { type ReplicatedRecords, replicated } from '../../../shared/replication/replicated.ts';
import { inRecordIds } from '../../../shared/replication/server-ids.ts';
import {
  type ReplicationView,
  replicationOff,
  type SetAside,
} from '../../../shared/replication/state.ts';
import type { Tables } from '../open-database.ts';
import { CollectionReplication } from './collection.ts';
import type { Surroundings } from './replica.ts';
import type { Replication, Waiting } from './replication.ts';
import { stateOf } from './replication-state.ts';

export interface ReplicationOptions extends Omit<Surroundings, 'changed' | 'local' | 'remote'> {
  readonly tables: Tables;
}

/** How often screens hear of changes at most. */
const TELL_MS = 250;
/** An exchange of this length is not yet worth telling. */
const POLL_MS = 20;

export class StoreReplication implements Replication {
  readonly view: StoreApi<ReplicationView> = createStore<ReplicationView>(() => replicationOff);
  version = 0;
  private readonly listeners = new Set<() => void>();
  private collections: CollectionReplication[] = [];
  private connection: Connection | null = null;
  private offlineSince: string | null = null;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private readonly stopping = new AbortController();

  constructor(private readonly options: ReplicationOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Begins to follow the host's bells; the station replicates from when it is connected to a server. */
  follow(remote: Remote): void {
    void this.followBells(inRecordIds(remote));
  }

  isOnlyHere(collection: ReplicatedName, id: string): boolean {
    const found = this.find(collection);
    return found !== undefined && (found.waiting.has(id) || isRefused(found, id));
  }

  waiting(): readonly Waiting[] {
    const all = this.collections.flatMap(({ collection, waiting }) =>
      waiting.all().map((one) => ({ collection, ...one })),
    );
    return all.sort((a, b) => (a.since < b.since ? -1 : 1));
  }

  async exchanged(collection: ReplicatedName, id: string, withinMs: number): Promise<boolean> {
    const found = this.find(collection);
    if (!found) return false;
    for (let waited = 0; found.waiting.has(id); waited += POLL_MS) {
      if (found.fault || waited >= withinMs || this.stopping.signal.aborted) return false;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return !found.fault;
  }

  tryAgain(): void {
    for (const collection of this.collections) collection.tryAgain();
  }

  async replaceThere({ collection, id }: SetAside): Promise<boolean> {
    return (await this.find(collection)?.replaceThere(id)) ?? false;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.telling);
    await Promise.all(this.collections.map((collection) => collection.stop()));
  }

  private find(collection: ReplicatedName): CollectionReplication | undefined {
    return this.collections.find((one) => one.collection === collection);
  }

  private async followBells(remote: Remote): Promise<void> {
    const { signal } = this.stopping;
    await this.connect(remote);
    for await (const bell of remote.bells(signal)) {
      if (signal.aborted) return;
      if (bell.kind === 'changed') await this.connect(remote);
      else this.hear(bell);
    }
  }

  private hear(bell: Exclude<Bell, { kind: 'changed' }>): void {
    const collection = this.find(bell.collection);
    if (bell.kind === 'begun') collection?.begun();
    else if (bell.kind === 'rung') collection?.ring();
    else collection?.lost(bell.fault);
  }

  /** Asks the host what this station is connected to, and begins or ends accordingly. */
  private async connect(remote: Remote): Promise<void> {
    this.connection = await remote.current();
    if (this.stopping.signal.aborted) return;
    if (!this.connection) {
      const ended = this.collections;
      this.collections = [];
      await Promise.all(ended.map((collection) => collection.stop()));
    } else if (this.collections.length === 0) {
      this.collections = replicatedNames.map((name) => this.open(name, remote));
      await Promise.all(this.collections.map((collection) => collection.start()));
    } else this.tryAgain();
    this.tell();
  }

  private open<N extends ReplicatedName>(name: N, remote: Remote): CollectionReplication {
    const { tables, ...options } = this.options;
    const around: Surroundings = {
      ...options,
      remote,
      local: tables.local,
      changed: () => this.tellSoon(),
    };
    const opened = new CollectionReplication<ReplicatedRecords[N]>(
      name,
      tables[name] as unknown as ConstructorParameters<
        typeof CollectionReplication<ReplicatedRecords[N]>
      >[1],
      replicated[name],
      around,
    );
    return opened as unknown as CollectionReplication; // The list of them asks only for what has no type parameter.
  }

  private tellSoon(): void {
    this.telling ??= setTimeout(() => this.tell(), TELL_MS);
  }

  private tell(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    if (this.stopping.signal.aborted) return;
    const faults = this.collections.flatMap(({ fault }) => (fault ? [fault] : []));
    if (faults.length === 0) this.offlineSince = null;
    else this.offlineSince ??= this.options.clock.iso();
    const aside = this.collections.flatMap(({ collection, aside: list }) =>
      list.map((one) => ({ collection, ...one })),
    );
    const sinces = this.collections.flatMap(({ waiting }) => waiting.since() ?? []).sort();
    const count = this.collections.reduce((sum, { waiting }) => sum + waiting.size, 0);
    const state = stateOf({
      connected: this.connection !== null,
      faults,
      offlineSince: this.offlineSince,
      lefts: this.collections.map(({ left }) => left),
      aside: aside.length,
    });
    this.view.setState({
      state,
      connection: this.connection,
      waiting: { count, since: sinces[0] ?? null },
      aside,
    });
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

function isRefused({ aside }: CollectionReplication, id: string): boolean {
  return aside.some((one) => one.id === id && (one.kind === 'refused' || one.kind === 'too-large'));
}
