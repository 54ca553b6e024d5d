/** Which order is open at a bench: the one asked for, the next one, the one from before a reload, or none. */
import { stopVerdict, type Verdict } from '../../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { QueueRow } from '../queue-row.ts';
import { nextReady } from '../queue-view.ts';
import type { Store } from '../store.ts';
import { openBefore, rememberOpen } from './bench-memory.ts';
import type { BenchShipping } from './bench-shipping.ts';
import { type BenchView, noCarriage } from './bench-view.ts';

export class BenchOrders {
  constructor(
    private readonly store: Store,
    private readonly view: BenchView,
    private readonly shipping: BenchShipping,
  ) {}

  /** Opens the order that was open when the page was left, unless something was asked of the bench already. */
  async restore(): Promise<void> {
    const order = await openBefore(this.store);
    if (order && this.view.state.getState().seq === 0) this.show(order);
  }

  async open(orderId: string): Promise<Verdict> {
    const order = await this.store.orders.get(orderId);
    return order ? this.opened(order) : this.view.publish({ kind: 'unknown', code: orderId });
  }

  /** Opens the most urgent order that is ready, and still is when it is read. */
  async next(): Promise<Verdict> {
    const passed = new Set([this.view.order?.id ?? '']);
    for (;;) {
      const row = nextReady(this.store.open, this.store.clock.now(), passed);
      if (!row) return this.view.publish({ kind: 'no-work' });
      const order = await this.store.orders.get(row.id);
      // The list may not have heard yet that somebody stopped it: a packer who asks for work gets some.
      if (order && this.canStart(order, row)) return this.opened(order);
      passed.add(row.id);
    }
  }

  /** Leaves the open order; what was packed stays packed. */
  close(): Verdict {
    this.view.show(null, noCarriage);
    void rememberOpen(this.store, '');
    return this.view.publish({ kind: 'closed' });
  }

  private canStart(order: OrderRecord, listed: QueueRow): boolean {
    const { open, clock } = this.store;
    const row = open.rows.get(order.id) ?? listed;
    return !stopVerdict(order, clock.iso()) && open.effectiveQueue(row, clock.iso()) === 'a_ready';
  }

  private opened(order: OrderRecord): Verdict {
    this.show(order);
    void rememberOpen(this.store, order.id);
    return this.view.publish(
      stopVerdict(order, this.store.clock.iso()) ?? { kind: 'opened', order: order.id },
    );
  }

  private show(order: OrderRecord): void {
    this.view.show(order, this.shipping.carriageFor(order));
  }
}
