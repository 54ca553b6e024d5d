/** Lines of connected channels' open orders that the catalogue does not know, each article once with what waits for it. */
import type { LineSkus } from './line-skus.ts';
import type { QueueRow } from './queue-row.ts';

export interface UnknownArticle {
  readonly channel: string;
  /** The id that the line's own text makes: what an answer is kept under. */
  readonly own: string;
  /** The channel's SKU, or the title where it has none. */
  readonly text: string;
  readonly title: string;
  readonly orders: number;
  readonly units: number;
}

export interface UnknownArticles {
  /** By channel, then those with the most orders first. */
  readonly articles: readonly UnknownArticle[];
  /** By order: the texts of its lines that nobody knows. */
  readonly byOrder: ReadonlyMap<string, readonly string[]>;
}

export const noUnknown: UnknownArticles = { articles: [], byOrder: new Map() };

export function unknownArticles(
  rows: Iterable<QueueRow>,
  skus: Pick<LineSkus, 'match'>,
): UnknownArticles {
  const articles = new Map<string, UnknownArticle>();
  const byOrder = new Map<string, string[]>();
  for (const row of rows) {
    if (!row.live) continue;
    const seen = new Set<string>();
    for (const { skuId: own, sku: text, title, units } of row.lines) {
      if (units <= 0 || skus.match({ skuId: own, sku: text }).kind !== 'unknown') continue;
      const key = `${row.channel} ${own}`;
      const known = articles.get(key) ?? { channel: row.channel, own, text, title, ...NOTHING };
      const orders = known.orders + (seen.has(own) ? 0 : 1);
      articles.set(key, { ...known, orders, units: known.units + units });
      seen.add(own);
      byOrder.set(row.id, [...(byOrder.get(row.id) ?? []), text]);
    }
  }
  const sorted = [...articles.values()].sort(
    (a, b) =>
      (a.channel < b.channel ? -1 : a.channel > b.channel ? 1 : b.orders - a.orders) ||
      (a.own < b.own ? -1 : 1),
  );
  return { articles: sorted, byOrder };
}

const NOTHING = { orders: 0, units: 0 };
