/**
 * Which SKU an order's line is: what a person said, else its own text as a SKU, else its text as one SKU's barcode. An
 * order of a connected channel with a line that is none of these waits until somebody says what it is.
 */
import type { LineLink } from '../../shared/channels/line-links.ts';
import { statusOf } from '../../shared/orders/status.ts';
import { lineSku } from '../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import type { OrderLine } from '../../shared/records/order-facts.ts';
import { resolve } from '../../shared/scanning/codes.ts';
import type { Catalogue } from './catalogue.ts';
import type { SettingsView } from './settings.ts';

export type LineMatch =
  | { readonly kind: 'sku'; readonly skuId: string; readonly sku: string }
  /** None of ours: packed without a scan. */
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'unknown' };

/** A line by the id that its own text makes, and that text. */
export interface LineText {
  readonly skuId: string;
  readonly sku: string;
}

export class LineSkus {
  /** What was found, by the line's own id. */
  private readonly found = new Map<string, LineMatch>();
  private links: { readonly [own: string]: LineLink };

  constructor(
    private readonly catalogue: Catalogue,
    private readonly settings: SettingsView,
  ) {
    this.links = settings.getState().lineLinks;
  }

  /** Forgets what was found whenever catalogue or answers changed, then calls `listener`. Returns how to stop. */
  follow(listener: () => void): () => void {
    const changed = () => {
      this.found.clear();
      listener();
    };
    const unfollow = this.catalogue.subscribe(changed);
    const unsubscribe = this.settings.subscribe((now, before) => {
      this.links = now.lineLinks;
      if (now.lineLinks !== before.lineLinks || now.packing !== before.packing) changed();
    });
    return () => {
      unfollow();
      unsubscribe();
    };
  }

  /** While the catalogue is being read nobody could say what is not in it. */
  get complete(): boolean {
    return this.catalogue.complete;
  }

  /** Whether orders wait for lines that nobody knows: not where there is no catalogue at all that could know them. */
  get hold(): boolean {
    if (!this.complete || this.catalogue.skus.size === 0) return false;
    return this.settings.getState().packing.unknownArticles === 'hold';
  }

  match(line: LineText): LineMatch {
    const known = this.found.get(line.skuId) ?? this.look(line);
    this.found.set(line.skuId, known);
    return known;
  }

  /** The id of the SKU that a line is: its own where nobody knows better. */
  idOf(own: LineText): string {
    const match = this.match(own);
    return match.kind === 'sku' ? match.skuId : own.skuId;
  }

  /** The order with its lines named as the catalogue names them; the same one where they are. */
  named(order: OrderRecord): OrderRecord {
    const lines = order.facts.lines.map((line) => this.renamed(line));
    const same = lines.every((line, n) => line === order.facts.lines[n]);
    return same ? order : { ...order, facts: { ...order.facts, lines } };
  }

  /** The first line that the order waits for; undefined when it waits for none. */
  waitsFor(order: OrderRecord): OrderLine | undefined {
    if (!this.hold || order.facts.revision === null) return undefined;
    const owed = new Set(
      statusOf(order)
        .lines.filter((line) => line.units > line.shipped)
        .map(({ line }) => line),
    );
    return order.facts.lines.find(
      (line) => owed.has(line.id) && this.match(textOf(line)).kind === 'unknown',
    );
  }

  private renamed(line: OrderLine): OrderLine {
    const own = textOf(line);
    const match = this.match(own);
    if (match.kind !== 'sku' || match.skuId === own.skuId) return line;
    return { ...line, sku: match.sku };
  }

  private look({ skuId: own, sku: text }: LineText): LineMatch {
    const { skus, codes } = this.catalogue;
    const link = this.links[own];
    if (link?.is === 'by-hand') return { kind: 'by-hand' };
    const said = link?.is === 'sku' ? skus.get(link.skuId) : undefined;
    const known = said ?? skus.get(own);
    if (known) return { kind: 'sku', skuId: known.id, sku: known.sku };
    const code = resolve(text, codes, () => []);
    // The code of a case is not what a line of one unit carries.
    const coded = code.kind === 'sku' && code.units === 1 ? skus.get(code.sku) : undefined;
    return coded ? { kind: 'sku', skuId: coded.id, sku: coded.sku } : { kind: 'unknown' };
  }
}

/** A line of an order by what it says itself. */
export function textOf(line: Pick<OrderLine, 'sku' | 'title'>): LineText {
  return { skuId: lineSku(line), sku: line.sku || line.title };
}
