/** Everything that has to be true once all have met again. */
import { mergeOrders } from '../../../shared/orders/merge.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ScanRecord } from '../../../shared/records/scan.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import type { Finding } from '../findings.ts';
import type { Journal } from '../journal.ts';
import type { Met } from '../meet-again.ts';
import { checkParcels } from './parcels.ts';
import { checkOnHand, checkStock } from './stock.ts';
import { checkClaims, checkCounted, checkMarked, checkRemoved, checkUncounted } from './told.ts';

export function findingsOf(journal: Journal, met: Met, refusedForGood: string): Finding[] {
  // Each document was checked against this shape on its way from the server.
  const shipments = met.server.shipments as readonly ShipmentRecord[];
  const movements = met.server.movements as readonly MovementRecord[];
  const scans = met.server.scans as readonly ScanRecord[];
  const orders = ordersOf(met, refusedForGood);
  return [
    ...met.differing,
    ...checkCounted(journal, orders),
    ...checkUncounted(journal, scans),
    ...checkMarked(journal, orders, movements),
    ...checkRemoved(journal, met.server.skus as readonly SkuRecord[]),
    ...checkClaims(journal),
    ...checkParcels(journal, orders, shipments),
    ...checkStock(journal, shipments, movements),
    ...checkOnHand(met.stocks, movements),
    ...checkAside(met, refusedForGood),
    ...checkWaiting(met),
  ];
}

/** The server's orders; of one that it will not have, all that the stations have of it. */
function ordersOf({ server, stations }: Met, refusedForGood: string): OrderRecord[] {
  const orders = (server.orders as readonly OrderRecord[]).filter(
    ({ id }) => id !== refusedForGood,
  );
  const kept = stations
    .flatMap((documents) => documents.orders as readonly OrderRecord[])
    .filter(({ id }) => id === refusedForGood);
  const [first, ...others] = kept;
  return first ? [...orders, others.reduce(mergeOrders, first)] : orders;
}

/** What is set aside in the end is what the server refuses to the end, for the reason that it gave. */
function checkAside({ views }: Met, refusedForGood: string): Finding[] {
  return views.flatMap(({ aside }, n) =>
    aside
      .filter(
        ({ id, kind, reason }) => id !== refusedForGood || kind !== 'refused' || reason !== 'never',
      )
      .map(
        ({ collection, id, kind, reason }): Finding => ({
          kind: 'lost',
          collection,
          id,
          text: `s${n} has set it aside: ${kind} ${reason}`,
        }),
      ),
  );
}

/** Nothing waits, and every parcel's movements and entries are known to be written. */
function checkWaiting({ server, views }: Met): Finding[] {
  const open = (server.shipments as readonly ShipmentRecord[]).filter(
    ({ settled }) => settled === 'open',
  );
  return [
    ...open.map(({ id }) => stuck('shipments', id, 'is not settled')),
    ...views.flatMap(({ waiting: { count } }, n) =>
      count > 0 ? [stuck('orders', '', `s${n}: ${count} documents wait`)] : [],
    ),
  ];
}

function stuck(collection: Finding['collection'], id: string, text: string): Finding {
  return { kind: 'diverged', collection, id, text };
}
