/** The lines of a WooCommerce order, less what was refunded of them. */
import type { OrderLine } from '../../../shared/records/order-facts.ts';
import { lineShape, type WooLine, type WooMeta, type WooRefund } from './order-shape.ts';

/** Reads amounts of one order and keeps what it could not read. */
export interface Amounts {
  readonly minor: (text: string, what: string) => number;
  readonly review: string[];
}

/** A line that cannot be read is said, and the order with it; it is not left out in silence. */
export function readLines(
  items: readonly unknown[] | null,
  refunded: ReadonlyMap<string, number>,
  amounts: Amounts,
): OrderLine[] {
  if (items === null) amounts.review.push('line_items: none');
  return (items ?? []).flatMap((item, at) => {
    const line = lineShape.safeParse(item);
    if (line.success) return [lineOf(line.data, refunded, amounts)];
    amounts.review.push(`line_items ${at + 1}: ${line.error.issues[0]?.path.join('.') ?? ''}`);
    return [];
  });
}

function lineOf(
  line: WooLine,
  refunded: ReadonlyMap<string, number>,
  { minor, review }: Amounts,
): OrderLine {
  const id = String(line.id);
  // Plugins sell by weight or length: half a metre is one piece to pack, and a person should see how much.
  const ordered = Math.ceil(line.quantity);
  if (ordered !== line.quantity) review.push(`quantity: ${line.quantity} ${line.name}`);
  const subtotal = minor(line.subtotal, 'subtotal');
  return {
    id,
    sku: line.sku,
    title: [line.name, ...options(line)].join(', '),
    units: Math.max(0, ordered - (refunded.get(id) ?? 0)),
    // `price` is a float after discounts; the subtotal is text before them.
    unitPrice: ordered === 0 ? 0 : Math.round(subtotal / ordered),
  };
}

/** What the buyer chose or wrote, where the name does not say it: `Engraving: Anna`. */
function options({ name, meta_data }: WooLine): string[] {
  return meta_data.flatMap((meta) => {
    const value = optionText(meta);
    const hidden = meta.key === '' || meta.key.startsWith('_');
    if (hidden || value === '' || name.includes(value)) return [];
    return [`${meta.display_key || meta.key}: ${value}`];
  });
}

/** As the shop shows it (an attribute's value is a slug), but not with the marks it puts around it. */
function optionText({ value, display_value }: WooMeta): string {
  if (typeof display_value === 'string' && !display_value.includes('<')) return display_value;
  return typeof value === 'string' ? value : '';
}

/** Units that refunds gave back, by the line's id; a refund of money alone gives none. */
export function refundedUnits(refunds: readonly WooRefund[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of refunds.flatMap((refund) => refund.line_items)) {
    const of = line.meta_data.find((meta) => meta.key === '_refunded_item_id');
    const id = String(of?.value ?? '');
    units.set(id, (units.get(id) ?? 0) + Math.abs(Math.trunc(line.quantity)));
  }
  return units;
}
