/**
 * One collection in step with its database, as the rest of replication knows it: what it is told (bells, faults, what
 * the user asks for) and what it says of itself. Its exchange runs in a loop that a bell or a write wakes.
 */

import type { RemoteFault, ReplicatedName } from '../../../shared/replication/remote.ts';
import type { Replicated } from '../../../shared/replication/replicated.ts';
import type { Table } from '../table.ts';
import { AsideList } from './aside-list.ts';
import { Exchange } from './exchange.ts';
import type { Faulty } from './leaves.ts';
import { Loop } from './loop.ts';
import { type Aside, type Place, readPlace } from './place.ts';
import type { Surroundings } from './replica.ts';
import { ServerRevs } from './server-revs.ts';
import { WaitingSet } from './waiting-set.ts';

const STOP_MS = 1_000;
/** While somebody scans, this much is gathered before it is pushed. */
const GATHER_MS = 150;

export class CollectionReplication<T extends { readonly id: string } = { readonly id: string }> {
  readonly waiting: WaitingSet;
  /** Why the last exchange failed; null while exchanges succeed. */
  fault: RemoteFault | null = null;
  private readonly revs = new ServerRevs();
  private readonly stopping = new AbortController();
  private readonly loop: Loop<RemoteFault>;
  /** From when it is known where it stands. */
  private exchange: Exchange<T> | null = null;
  private stopListening: () => void = () => undefined;

  constructor(
    readonly collection: ReplicatedName,
    private readonly table: Table<T>,
    private readonly rules: Replicated<T>,
    private readonly around: Surroundings,
  ) {
    this.waiting = new WaitingSet(around.clock.iso, () => {
      around.changed();
      if (this.waiting.size > 0) this.wake(around.activity.isScanning() ? GATHER_MS : 0);
    });
    const run = async () => (await this.exchange?.run().catch(localFault)) ?? null;
    const ended = (fault: Faulty) => this.ended(fault);
    const retryMs = (fault: RemoteFault, attempt: number) => this.retryMs(fault, attempt);
    this.loop = new Loop({ run, ended, retryMs }, this.stopping.signal);
  }

  /** Finds out what waits and begins. Needs no server. */
  async start(): Promise<void> {
    const { local, activity } = this.around;
    this.stopListening = this.waiting.listen(this.table);
    const place = await readPlace(local, this.collection);
    this.exchange = this.exchangeFrom(place);
    // Of a server that was never met everything waits: that is looked through when it is met.
    if (place.generation !== '')
      await this.waiting.load(this.table, place.pushed ?? undefined, activity.pause);
    this.wake(0);
  }

  /** Changes that are left to pull (about); null before the first pull has come to its end. */
  get left(): number | null {
    return this.exchange?.pull.left ?? null;
  }

  get aside(): readonly Aside[] {
    return this.exchange?.replica.aside.all() ?? [];
  }

  /** The host began to listen anew: whether this is the server that it was has to be asked. */
  begun(): void {
    this.exchange?.lost();
    this.loop.forgive();
    this.ring();
  }

  /** The database changed. */
  ring(): void {
    this.exchange?.pull.ring();
    this.wake(0);
  }

  /** The host cannot listen. What answers next may be another server, or this one set back: it is met first. */
  lost(fault: RemoteFault): void {
    this.exchange?.lost();
    this.fault = fault;
    this.around.changed();
  }

  /** Everything again, now: what waits and what was set aside. */
  tryAgain(): void {
    this.begun();
  }

  /** Writes this station's version of a document over whatever the server has. */
  async replaceThere(id: string): Promise<boolean> {
    const read = await this.around.remote.read(this.collection, [id]);
    if (!read.ok) return false;
    for (const doc of read.value) this.revs.see(doc);
    const [version] = await this.table.versions([id]);
    if (!version) return false;
    this.waiting.put(id, version.rev);
    this.wake(0);
    return true;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.stopListening();
    // What is asked of a server that does not answer is not waited for.
    const isOver = await this.loop.isOver(STOP_MS);
    if (isOver) await this.exchange?.keep().catch(() => undefined);
  }

  private exchangeFrom(place: Place): Exchange<T> {
    const { collection, table, rules, waiting, revs, around } = this;
    const aside = new AsideList(place.aside, around.clock.iso, around.changed);
    const { signal: stopping } = this.stopping;
    const replica = { ...around, collection, table, rules, waiting, revs, aside, stopping };
    return new Exchange(replica, place, () => this.wake(0));
  }

  private wake(ms: number): void {
    if (this.exchange) this.loop.wake(ms);
  }

  private ended(fault: Faulty): void {
    this.fault = fault;
    this.around.changed();
    if (fault) this.exchange?.failed();
  }

  private retryMs(fault: RemoteFault, attempt: number): number | null {
    // Nothing is asked of the server before the user has done something about it; then the bells say so.
    if (fault.kind === 'off' || fault.kind === 'signed-out') return null;
    const least = fault.kind === 'busy' ? fault.retryAfterMs : 0;
    return Math.max(least, this.around.retryMs(attempt));
  }
}

/** This station's own store failed (a full disk): the frame says so; the exchange is tried again later. */
function localFault(error: unknown): RemoteFault {
  return { kind: 'nonsense', reason: error instanceof Error ? error.message : String(error) };
}
