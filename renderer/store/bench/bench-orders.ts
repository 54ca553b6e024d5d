/** Which order is open at a bench: the one asked for, the next one, the one from before a reload, or none. */
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Outcome } from '../commands/change-order.ts';
import { decideOffline, takeOver } from '../commands/claims.ts';
import { refuseHere } from '../commands/people.ts';
import type { QueueRow } from '../queue-row.ts';
import type { Store } from '../store.ts';
import type { BenchClaims } from './bench-claims.ts';
import { openBefore, rememberOpen } from './bench-memory.ts';
import type { BenchShipping } from './bench-shipping.ts';
import { benchStop } from './bench-stop.ts';
import { type BenchView, noCarriage } from './bench-view.ts';

export class BenchOrders {
  constructor(
    private readonly store: Store,
    private readonly view: BenchView,
    private readonly shipping: BenchShipping,
    private readonly claims: BenchClaims,
  ) {}

  /** Opens the order that was open when the page was left, unless something was asked of the bench already. */
  async restore(): Promise<void> {
    const order = await openBefore(this.store);
    if (order && this.view.state.getState().seq === 0) this.show(order);
  }

  async open(orderId: string): Promise<Verdict> {
    const order = await this.store.orders.get(orderId);
    if (!order) return this.view.publish({ kind: 'unknown', code: orderId });
    const before = benchStop(this.store, order) ? null : this.claims.beforeOpening(order);
    // Scanned once more after the question: that is the packer's answer, with hands on a scanner and nothing else.
    if (before?.kind === 'not-held' && before.mayWork && this.wasAsked(orderId))
      return this.openAnyway(orderId);
    return before ? this.view.publish(before) : this.opened(order);
  }

  /** Opens an order although the others cannot be asked; that it was decided is in its log. */
  async openAnyway(orderId: string): Promise<Verdict> {
    const stop = refuseHere(this.store, 'override');
    if (stop) return this.view.publish(stop);
    return this.openAfter(orderId, await decideOffline(this.store, orderId));
  }

  /** Opens an order that another station has, and takes it over. */
  async takeOver(orderId: string, reason: string): Promise<Verdict> {
    return this.openAfter(orderId, await takeOver(this.store, orderId, reason));
  }

  /** Opens the most urgent order that is ready and nobody else's, and still is when it is read. */
  async next(): Promise<Verdict> {
    const passed = new Set([this.view.order?.id ?? '']);
    for (;;) {
      const row = this.claims.nextRow(passed);
      if (!row) return this.view.publish({ kind: 'no-work' });
      passed.add(row.id);
      const order = await this.store.orders.get(row.id);
      // The list may not have heard yet that somebody stopped it: a packer who asks for work gets some.
      if (!order || !this.canStart(order, row)) continue;
      const before = this.claims.beforeOpening(order);
      if (before?.kind === 'not-held') return this.view.publish(before);
      const ours = before ? null : await this.claims.secure(order);
      if (!ours) continue;
      if (this.canStart(ours, row)) return this.opened(ours);
      this.claims.left(ours.id);
    }
  }

  /** Leaves the open order; what was packed stays packed. */
  close(): Verdict {
    const { order } = this.view;
    if (order) this.claims.left(order.id);
    this.view.show(null, noCarriage);
    void rememberOpen(this.store, '');
    return this.view.publish({ kind: 'closed' });
  }

  private canStart(order: OrderRecord, listed: QueueRow): boolean {
    const { open, clock } = this.store;
    const row = open.rows.get(order.id) ?? listed;
    return !benchStop(this.store, order) && open.effectiveQueue(row, clock.iso()) === 'a_ready';
  }

  /** Whether the last verdict asked the packer about this order. */
  private wasAsked(orderId: string): boolean {
    const { verdict } = this.view.state.getState();
    return verdict?.kind === 'not-held' && verdict.order === orderId;
  }

  private openAfter(orderId: string, written: Outcome): Verdict {
    if (written.ok) return this.opened(written.value);
    const { error } = written;
    return this.view.publish(
      error.kind === 'not-saved' || error.kind === 'not-allowed'
        ? error
        : { kind: 'unknown', code: orderId },
    );
  }

  private opened(order: OrderRecord): Verdict {
    const before = this.view.order;
    if (before && before.id !== order.id) this.claims.left(before.id);
    this.show(order);
    void rememberOpen(this.store, order.id);
    const stop = benchStop(this.store, order);
    const verdict = this.view.publish(stop ?? { kind: 'opened', order: order.id });
    // After the verdict, and not waited for.
    if (!stop) this.claims.opened(order);
    return verdict;
  }

  private show(order: OrderRecord): void {
    this.view.show(order, this.shipping.carriageFor(order));
  }
}
