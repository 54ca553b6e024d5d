/**
 * Whose the open order is. A bench that shares its orders claims what it opens, holds it longer while somebody works on
 * it, and lets it go when it is left or shipped. Nothing of this happens at a station that works alone, and nothing of
 * it is in the way of a scan: claims are written after the verdict, one after the other.
 */
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import {
  claimOrder,
  decideOffline,
  isHeldFor,
  isReached,
  isShared,
  releaseOrders,
} from '../commands/claims.ts';
import type { QueueRow } from '../queue-row.ts';
import { nextReady } from '../queue-view.ts';
import type { Store } from '../store.ts';
import { claimedVerdict } from './claimed-verdict.ts';
import { offersOf } from './offers.ts';

/** How long `next` waits at most until the others have heard of its claim. */
const EXCHANGE_MS = 1_500;
/** How long a claim that was made before ours may be on its way after ours has arrived. */
const RIVAL_MS = 250;
const MINUTE = 60_000;

export class BenchClaims {
  /** Orders whose leases began by opening them here; those taken along stay when they are left. */
  private readonly begun = new Set<string>();
  private last: Promise<unknown> = Promise.resolve();
  private renewing = false;

  constructor(private readonly store: Store) {}

  /** Why the order is not simply opened: somebody else has it, or nobody can say. Null: open it. */
  beforeOpening(order: OrderRecord): Verdict | null {
    if (!isShared(this.store)) return null;
    const claimed = claimedVerdict(this.store, order);
    if (isReached(this.store)) return claimed;
    if (!claimed && isHeldFor(this.store, order, 0)) return null;
    const { offline } = this.store.settingsView.getState().claims;
    if (offline === 'allow') return claimed;
    const { by, station } = claimed ?? { by: '', station: '' };
    const { number } = order.facts;
    return { kind: 'not-held', order: order.id, number, by, station, mayWork: offline === 'ask' };
  }

  /** Why no unit goes into the open order any more; null when work may go on. */
  stop(order: OrderRecord): Verdict | null {
    return claimedVerdict(this.store, order);
  }

  /** The order was opened: claimed once its verdict is shown. */
  opened(order: OrderRecord): void {
    if (!isShared(this.store)) return;
    const { offline } = this.store.settingsView.getState().claims;
    if (!isHeldFor(this.store, order, 0)) {
      this.begun.add(order.id);
      // Nobody was asked; that it was done is told all the same.
      if (!isReached(this.store) && offline === 'allow')
        this.inTurn(() => decideOffline(this.store, order.id));
    }
    if (!isHeldFor(this.store, order, this.half()))
      this.inTurn(() => claimOrder(this.store, order.id));
  }

  /** Somebody works on the order: it is held longer, in the next lull, once half of its time is over. */
  keep(order: OrderRecord): void {
    if (this.renewing || !isShared(this.store)) return;
    if (isHeldFor(this.store, order, this.half())) return;
    this.renewing = true;
    this.inTurn(async () => {
      await this.store.activity.quiet();
      this.renewing = false;
      await claimOrder(this.store, order.id);
    });
  }

  /** The order was left, or has left. */
  left(id: string): void {
    if (this.begun.delete(id)) this.inTurn(() => releaseOrders(this.store, [id]));
  }

  /**
   * Claims the order before it is opened, and waits until the others have heard of it where they can. Gives back the
   * order as it then is, or null when somebody else had it first.
   */
  async secure(order: OrderRecord): Promise<OrderRecord | null> {
    if (!isShared(this.store)) return order;
    const fresh = !isHeldFor(this.store, order, 0);
    const claimed = await claimOrder(this.store, order.id);
    if (!claimed.ok || !isReached(this.store)) return order;
    if (fresh) this.begun.add(order.id);
    const heard = await this.store.replication.exchanged('orders', order.id, EXCHANGE_MS);
    // Somebody who asked for work a moment before us may have been slower to reach the server, and was first all the same.
    if (heard && fresh) await new Promise((resolve) => setTimeout(resolve, RIVAL_MS));
    const now = await this.store.orders.get(order.id);
    if (now && !claimedVerdict(this.store, now)) return now;
    this.left(order.id);
    return null;
  }

  /** The most urgent ready order that is not somebody else's; without the others, one that this station holds first. */
  nextRow(passed: ReadonlySet<string>): QueueRow | undefined {
    const { open, clock } = this.store;
    for (const suits of offersOf(this.store)) {
      const row = nextReady(open, clock.now(), passed, suits);
      if (row) return row;
    }
    return undefined;
  }

  private half(): number {
    return (this.store.settingsView.getState().claims.minutes * MINUTE) / 2;
  }

  // A claim that could not be written is tried again by the next scan (`keep`); the frame tells of a full disk.
  private inTurn(write: () => Promise<unknown>): void {
    this.last = this.last.then(write).catch(() => undefined);
  }
}
