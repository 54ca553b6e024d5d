/** How channels are kept in step without looking: every so often all orders are read, and each listing is told the rest less a buffer. */
import type { Account, Figure } from './account.ts';
import type { Timeline } from './timeline.ts';

export interface IntervalRule {
  readonly everyMs: number;
  readonly buffer: number;
}

export class IntervalDesk {
  private readonly demand: number[];
  /** By channel: what each listing was told last. */
  private readonly told: number[][];

  constructor(
    private readonly stock: readonly number[],
    private readonly accounts: readonly Account[],
    private readonly timeline: Timeline,
    private readonly rule: IntervalRule,
  ) {
    this.demand = stock.map(() => 0);
    this.told = accounts.map(() => stock.map((_, sku) => this.offer(sku)));
    for (const { storefront } of accounts)
      for (const sku of stock.keys()) storefront.put(sku, this.offer(sku));
  }

  start(): void {
    this.timeline.after(this.rule.everyMs, () => this.round());
  }

  private round(): void {
    let waiting = this.accounts.length;
    for (const account of this.accounts)
      account.pull(({ orders }) => {
        for (const { sku } of orders) this.demand[sku] = (this.demand[sku] ?? 0) + 1;
        waiting--;
        if (waiting === 0) this.tellAll();
      });
    this.timeline.after(this.rule.everyMs, () => this.round());
  }

  private tellAll(): void {
    this.accounts.forEach((account, n) => {
      const told = this.told[n] ?? [];
      const figures: Figure[] = this.stock.flatMap((_, sku) => {
        const quantity = this.offer(sku);
        if (told[sku] === quantity) return [];
        told[sku] = quantity;
        return [{ sku, quantity, from: null }];
      });
      this.tell(account, figures);
    });
  }

  /** Batch after batch. */
  private tell(account: Account, figures: readonly Figure[]): void {
    const { batch } = account.vendor.push;
    if (figures.length === 0) return;
    account.push(figures.slice(0, batch), () => this.tell(account, figures.slice(batch)));
  }

  private offer(sku: number): number {
    return Math.max(0, (this.stock[sku] ?? 0) - (this.demand[sku] ?? 0) - this.rule.buffer);
  }
}
