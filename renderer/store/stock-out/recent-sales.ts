/** What channels sold within the last hour, as far as this station has heard: from the orders that it takes in. */
import type { Sale } from '../../../shared/channels/stock/pace.ts';
import { lineSku } from '../../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { LineSkus } from '../line-skus.ts';
import type { OpenOrders } from '../open-orders.ts';
import type { Change } from '../table.ts';

const KEPT_MS = 3_600_000;

interface Sold {
  readonly channel: string;
  readonly sales: readonly Sale[];
}

export class RecentSales {
  /** By order. */
  private readonly orders = new Map<string, Sold>();

  constructor(private readonly skus: Pick<LineSkus, 'match'>) {}

  /** Takes in the open orders that are known already. */
  begin(open: Pick<OpenOrders, 'rows'>, now: number): void {
    for (const { id, channel, placedAt, lines } of open.rows.values())
      this.put(id, channel, placedAt, lines, now);
  }

  /** Takes in changed orders. */
  hear(changes: readonly Change<OrderRecord>[], now: number): void {
    for (const { after } of changes) {
      const { channel, placedAt, lines } = after.facts;
      const own = lines.map((line) => ({
        ...{ skuId: lineSku(line), sku: line.sku || line.title, units: line.units },
      }));
      this.put(after.id, channel, placedAt, own, now);
    }
  }

  /** What a channel sold, in no order. */
  of(channel: string, now: number): readonly Sale[] {
    this.forget(now);
    return [...this.orders.values()]
      .filter((sold) => sold.channel === channel)
      .flatMap(({ sales }) => sales);
  }

  private put(
    id: string,
    channel: string,
    placedAt: string,
    lines: readonly { readonly skuId: string; readonly sku: string; readonly units: number }[],
    now: number,
  ): void {
    const at = Date.parse(placedAt);
    if (!(at > now - KEPT_MS)) return;
    const sales = lines.flatMap((line) => {
      const match = this.skus.match(line);
      return match.kind === 'sku' ? [{ at, skuId: match.skuId, units: line.units }] : [];
    });
    this.orders.set(id, { channel, sales });
  }

  private forget(now: number): void {
    for (const [id, { sales }] of this.orders)
      if (sales.every(({ at }) => at <= now - KEPT_MS)) this.orders.delete(id);
  }
}
