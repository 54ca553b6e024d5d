/** What the folder is told: parcels, quantities and cancellations, as docs/folder.md describes them. */
import type { QuantityOut, ShipmentOut } from '../../../shared/channels/port.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import type { Paper } from './out-tray.ts';

export function shipmentPaper(
  { key, lines, carrier, tracking, shippedAt }: ShipmentOut,
  { externalId: order, number, lines: ordered }: OrderReading,
): Paper {
  const sent = lines.map(({ line: id, units }) => {
    const { sku = '', title = '' } = ordered.find((line) => line.id === id) ?? {};
    return { id, sku, title, units };
  });
  return {
    json: { kind: 'shipment', key, order, number, carrier, tracking, shippedAt, lines: sent },
    header: ['key', 'order', 'number', 'line', 'sku', 'units', 'carrier', 'tracking', 'shipped at'],
    rows: sent.map(({ id, sku, units }) => [
      ...[key, order, number, id, sku, units],
      ...[carrier, tracking, shippedAt],
    ]),
  };
}

export function cancelPaper(
  key: string,
  { externalId: order, number }: OrderReading,
  reason: string,
): Paper {
  return {
    json: { kind: 'cancel', key, order, number, reason },
    header: ['key', 'order', 'number', 'reason'],
    rows: [[key, order, number, reason]],
  };
}

export function stockPaper(quantities: readonly QuantityOut[], at: string): Paper {
  const stock = quantities.map(({ listing: sku, quantity }) => ({ sku, quantity }));
  return {
    json: { kind: 'stock', at, stock },
    header: ['sku', 'quantity'],
    rows: stock.map(({ sku, quantity }) => [sku, quantity]),
  };
}
